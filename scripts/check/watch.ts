import type { Plugin } from 'vite'
import path from 'node:path'
import { runnerImport } from 'vite'
import { extensionsFor } from '../../setup/preparser'
import { isTextFile } from '../fonts'
import { Mishap } from '../terminal'
import { checkGlyphs } from './glyphs'
import { checkDeck } from './index'
import { sentence } from './problem'

type Facts = Parameters<typeof checkDeck>[1]

/**
 * While the talk is served, checks facts and pages again when one of them changes. What is wrong is said on the
 * terminal and over the slide, and the slide stays as it was until it is mended. A character that the fonts lack is
 * said on the terminal alone, at the start too.
 * @param root folder of the deck
 * @param entry path of the entry that is served
 */
export function checkWhileServing(root: string, entry: string): Plugin {
  const data = path.join(root, 'data')
  /** What has been said of characters, so that each edit says only what it brings. */
  let told = new Set<string>()

  /** @throws Mishap where facts or pages are wrong */
  async function check(): Promise<void> {
    // Imported anew: this process may hold the facts as they were.
    const { module: facts } = await runnerImport<Facts>(path.join(data, 'index.ts'))
    const missing = (await checkGlyphs(await checkDeck(entry, facts, extensionsFor(entry)), facts)).map(sentence)
    const news = missing.filter(line => !told.has(line))
    told = new Set(missing)
    if (news.length > 0)
      console.warn(`\nExport, build and present will refuse this:\n\n${news.join('\n')}`)
  }

  return {
    name: 'deck:check',
    apply: 'serve',
    enforce: 'pre',
    configureServer({ httpServer }) {
      // Facts and pages have been checked by now (`setup/preparser.ts`).
      httpServer?.once('listening', () => void check().catch(() => {}))
    },
    async hotUpdate({ file }) {
      if (this.environment.name !== 'client' || !isTextFile(path.relative(root, file)))
        return
      try {
        await check()
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
