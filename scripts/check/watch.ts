import type { Plugin } from 'vite'
import path from 'node:path'
import { runnerImport } from 'vite'
import { extensionsFor } from '../../setup/preparser'
import { Mishap } from '../terminal'
import { checkDeck } from './index'

type Facts = Parameters<typeof checkDeck>[1]

/**
 * While the talk is served, checks facts and pages again when one of them changes. What is wrong is said on the
 * terminal and over the slide, and the slide stays as it was until it is mended.
 * @param root folder of the deck
 * @param entry path of the entry that is served
 */
export function checkWhileServing(root: string, entry: string): Plugin {
  const data = path.join(root, 'data')
  return {
    name: 'deck:check',
    apply: 'serve',
    enforce: 'pre',
    async hotUpdate({ file }) {
      const isData = file.startsWith(data + path.sep)
      if (this.environment.name !== 'client' || !(isData || file.endsWith('.md')))
        return
      try {
        // Imported anew: this process may hold the facts as they were.
        const { module: facts } = await runnerImport<Facts>(path.join(data, 'index.ts'))
        await checkDeck(entry, facts, extensionsFor(entry))
      }
      catch (error) {
        const message = error instanceof Error ? error.message : String(error)
        console.error(`\n${error instanceof Mishap ? message : `data/ cannot be read: ${message}`}`)
        this.environment.hot.send({ type: 'error', err: { message, stack: '' } })
        return []
      }
    },
  }
}
