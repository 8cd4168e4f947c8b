import type { Plugin, ViteDevServer } from 'vite'
import type { DeckConfig } from '../index'
import type { Problem } from './problem'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { runnerImport } from 'vite'
import { isTextFile } from '../deck/fonts'
import { CliError } from '../shared/errors'
import { isWithin } from '../shared/files'
import { checkGlyphs } from './glyphs'
import { checkDeck } from './index'
import { formatProblem, stops } from './problem'
import { problemPage } from './problemPage'
import { unusedComponents } from './unused'

/**
 * While the talk is served, checks facts and pages again whenever one changes. Errors appear on the terminal and replace
 * the talk until they are fixed. Warnings, hints and characters that the fonts lack appear on the terminal and in a corner
 * of the page, also at the start.
 */
export function checkWhileServing(root: string, entry: string): Plugin[] {
  const configFile = path.join(root, 'deck.config.ts')
  /** The current error, if any. */
  let problem: string | undefined
  /** The current warnings, shown in a corner of every window. Kept so that each edit reports only new ones. */
  let reported = new Set<string>()
  let hot: ViteDevServer['environments']['client']['hot'] | undefined

  function tell(news: readonly Problem[]): void {
    for (const [heading, problems] of [
      ['Export, build and present will refuse this:', news.filter(problem => stops(problem, false))],
      ['This may be right; look at it once more:', news.filter(problem => !stops(problem, false))],
    ] as const) {
      if (problems.length > 0)
        console.warn(`\n${heading}\n\n${problems.map(formatProblem).join('\n')}`)
    }
  }

  async function check(): Promise<void> {
    // Import it again: this process may hold outdated facts.
    const { module: { default: config } } = await runnerImport<{ default: DeckConfig }>(configFile)
    const { sources, warnings } = await checkDeck(entry, config, true)
    const unused = unusedComponents(root)
    const found: Problem[] = [
      ...warnings,
      ...await checkGlyphs(sources, config),
      ...unused.length > 0 ? [{ file: 'components', row: '', field: '', message: `no page shows ${unused.join(', ')}`, fix: 'use what is wanted, and delete the rest', severity: 'hint' } as const] : [],
    ]
    tell(found.filter(problem => !reported.has(formatProblem(problem))))
    reported = new Set(found.map(formatProblem))
    hot?.send('deck:warnings', [...reported])
  }

  async function problemNow(): Promise<string | undefined> {
    try {
      await check()
    }
    catch (error) {
      return error instanceof CliError ? error.message : `data/ cannot be read: ${stripVTControlCharacters(error instanceof Error ? error.message : String(error))}`
    }
  }

  /** Checks a file once more: a watcher does not report one that is saved again immediately. */
  function lookAgain(file: string, content: string, { watcher }: ViteDevServer): void {
    setTimeout(async () => {
      if (await readFile(file, 'utf8').catch(() => '') !== content)
        watcher.emit('change', file)
    }, 200)
  }

  return [
    problemPage(() => problem),
    {
      name: 'deck:check',
      apply: 'serve',
      enforce: 'pre',
      configureServer({ httpServer, watcher, environments }) {
        hot = environments.client.hot
        // A newly opened window asks for the warnings (`client/warnings.ts`).
        hot.on('deck:warnings', (_, client) => client.send('deck:warnings', [...reported]))
        hot.on('deck:failed', (message: string) => {
          console.error(`\n${message}`)
          hot!.send({ type: 'error', err: { message, stack: '' } })
        })
        // Errors stop the command earlier (`tooling/start/slidev.mjs`). An error since then is reported as after an edit.
        httpServer?.once('listening', () => void check().catch(() => watcher.emit('change', entry)))
      },
      hotUpdate: {
        // Run before Slidev's handler, which accepts whatever it can read of a broken page.
        order: 'pre',
        async handler({ type, file, read, server }) {
          // If something is wrong, a change to any file may fix it.
          const isChecked = problem !== undefined || file.endsWith('.md') || isTextFile(path.relative(root, file)) || isWithin(path.join(root, 'public'), file)
          if (this.environment.name !== 'client' || !isChecked)
            return
          // If an editor has emptied the file to rewrite it, this waits for the new content.
          const content = type === 'delete' ? '' : await read()
          const found = await problemNow()
          if (found !== undefined) {
            // Files that are saved together produce the same list.
            if (found !== problem) {
              console.error(`\n${found}`)
              this.environment.hot.send({ type: 'full-reload' })
            }
            problem = found
            lookAgain(file, content, server)
            throw new CliError(found)
          }
          if (file === configFile)
            console.warn('\ndeck.config.ts has changed. Stop npm start and start it again: titles, variants and fonts are read at the start.')
          // Slidev has missed the files saved in the meantime. A change to one page makes it read them all.
          if (problem !== undefined && file !== entry)
            server.watcher.emit('change', entry)
        },
      },
    },
    {
      name: 'deck:fixed',
      apply: 'serve',
      hotUpdate: {
        order: 'post',
        handler({ file }) {
          if (problem === undefined || file !== entry || this.environment.name !== 'client')
            return
          problem = undefined
          this.environment.hot.send({ type: 'full-reload' })
          return []
        },
      },
    },
  ]
}
