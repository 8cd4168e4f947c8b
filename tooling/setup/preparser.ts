import { definePreparserSetup } from '@slidev/types'
import { extensionsFor } from '../deck/preparse'

/**
 * Slidev calls this whenever it reads the deck. Any error stops Slidev's own commands. `npm start` checks the deck itself,
 * at the start and after each edit (`tooling/start/slidev.mjs`, `checkWhileServing`): Slidev reloads this file and all its
 * imports on every edit, so the checks are not imported then.
 */
export default definePreparserSetup(async ({ filepath, mode }) => {
  if (mode !== 'dev') {
    const { readDeckAt } = await import('../check')
    await readDeckAt(filepath)
  }
  return extensionsFor(filepath)
})
