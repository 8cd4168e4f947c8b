import { definePreparserSetup } from '@slidev/types'
import { extensionsFor } from '../deck/preparse'

/**
 * Slidev comes here whenever it reads the deck. Whatever is wrong stops its own commands. `npm start` checks the deck
 * itself, at its start and after each edit (`tooling/start/slidev.mjs`, `checkWhileServing`): Slidev loads this file and
 * all that it imports for every edit, so the checks are not among them then.
 */
export default definePreparserSetup(async ({ filepath, mode }) => {
  if (mode !== 'dev') {
    const { readDeckAt } = await import('../check')
    await readDeckAt(filepath)
  }
  return extensionsFor(filepath)
})
