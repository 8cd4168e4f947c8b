/** Compares the exports with those of other tools: what they cost, and what a reader gets. */
import type { Reading } from '../tooling/export/pdf/read'
import type { TextDecks } from './peers'
import type { Command } from './process'
import { appendFile, mkdir, readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { copyThisDeck } from '../tests/helpers/copy'
import { config, mainVariant } from '../tooling/deck/config'
import { readPdf } from '../tooling/export/pdf/read'
import { tagsOf } from '../tooling/export/pdf/rules'
import { browserArguments, findBrowser } from '../tooling/shared/browser'
import { serveFolder } from '../tooling/shared/serve'
import { benchFolder, commandOf, slidev } from './peers'
import { memoryWhile, secondsOf } from './process'
import { median } from './table'

/** Cost and result of a tool's export. */
export interface Exported {
  tool: string
  /** Median of the wall times, in seconds. */
  seconds: number
  /** Peak memory, in total and while printing, in bytes. */
  memory?: { peak: number, printing: number }
  /** Size of its PDF of the whole talk, in bytes. */
  bytes: number
  reading: Reading
}

interface Tool {
  name: string
  command: Command
  /** Runs before each measurement. */
  before?: () => Promise<unknown>
  /** The PDF of the whole talk. */
  file: string
  /** A word of its output that shows that it has finished building and begins to print. */
  printing?: string
}

/** Makes a copy of the deck whose pages may be edited. */
async function copyDeck(): Promise<string> {
  const deck = path.join(benchFolder, 'deck')
  await rm(deck, { recursive: true, force: true })
  await mkdir(deck, { recursive: true })
  await copyThisDeck(deck)
  return deck
}

/** @throws CliError if a tool fails */
export async function measureExports(decks: TextDecks, runs: number): Promise<Exported[]> {
  const browser = await findBrowser()
  const out = path.join(benchFolder, 'exports')
  await mkdir(out, { recursive: true })
  const pdf = (name: string): string => path.join(out, `${name}.pdf`)
  const reveal = await serveFolder(path.dirname(decks.reveal))
  const deck = await copyDeck()
  const cache = path.join(deck, '.cache')
  const page = path.join(deck, 'pages', (await readdir(path.join(deck, 'pages'))).find(name => name.endsWith('.md'))!)
  const own = (...args: readonly string[]): Pick<Tool, 'command' | 'printing'> =>
    ({ command: { args: ['--import', 'tsx', 'tooling/cli/deck.ts', 'export', ...args], env: { DECK_BROWSER: browser, DECK_CACHE: cache }, cwd: deck }, printing: 'Printing' })
  const tools: Tool[] = [
    { name: 'three PDFs from nothing', ...own('--out', out), before: () => rm(cache, { recursive: true, force: true }), file: pdf('recap') },
    { name: 'this deck, slidev export', command: { args: [slidev, 'export', config.variants[mainVariant]!.entry, '--output', pdf('slidev'), '--executable-path', browser] }, file: pdf('slidev') },
    { name: 'three PDFs again, in the dark', ...own('--dark', '--out', path.join(out, 'dark')), file: path.join(out, 'dark/recap.pdf') },
    { name: 'three PDFs after a page was edited', ...own('--out', path.join(out, 'edited')), before: () => appendFile(page, '\n'), file: path.join(out, 'edited/recap.pdf') },
    { name: 'its text, Marp', command: { args: [commandOf('@marp-team/marp-cli'), decks.marp, '--pdf', '--html', '--allow-local-files', '--no-stdin', '--browser-path', browser, '--output', pdf('marp')], env: { CHROME_NO_SANDBOX: '1' } }, file: pdf('marp') },
    { name: 'its text, reveal.js + decktape', command: { args: [commandOf('decktape'), 'reveal', reveal.url, pdf('reveal'), '--chrome-path', browser, ...browserArguments.map(argument => `--chrome-arg=${argument}`)] }, file: pdf('reveal') },
  ]
  try {
    const seconds = new Map(tools.map(({ name }) => [name, [] as number[]]))
    // Take turns, so that other load on the machine affects all tools.
    for (let run = 1; run <= runs; run++) {
      for (const { name, command, before } of tools) {
        await before?.()
        process.stdout.write(`Export ${run} of ${runs}: ${name} … `)
        const taken = await secondsOf(command)
        seconds.get(name)!.push(taken)
        console.log(`${taken.toFixed(1)} s`)
      }
    }
    const exported: Exported[] = []
    for (const { name, command, before, file, printing } of tools) {
      console.log(`Memory: ${name} …`)
      await before?.()
      const memory = await memoryWhile(command, printing)
      const bytes = await readFile(file)
      exported.push({ tool: name, seconds: median(seconds.get(name)!), memory, bytes: bytes.length, reading: await readPdf(bytes) })
    }
    return exported
  }
  finally {
    await reveal.close()
  }
}

const yes = (is: boolean): string => is ? 'yes' : 'no'
const local = /^(?:file:|https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])|\/)/

/** Rows on what a reader gets in each tool's PDF. */
export const qualities: readonly (readonly [label: string, of: (exported: Exported) => string])[] = [
  ['tags', ({ reading }) => yes(Boolean(reading.tree) && reading.marked)],
  ['headings among them', ({ reading }) => String(tagsOf(reading.tree, 'H1', 'H2', 'H3', 'H4', 'H5', 'H6').length)],
  ['figures with a text alternative', ({ reading }) => {
    const figures = tagsOf(reading.tree, 'Figure')
    return figures.length ? `${figures.filter(({ alt }) => alt?.trim()).length} of ${figures.length}` : '–'
  }],
  ['painting that is neither content nor artifact', ({ reading }) => String(reading.pages.reduce((sum, { unmarked }) => sum + unmarked, 0))],
  ['claims PDF/UA-1', ({ reading }) => yes(/pdfuaid:part/.test(reading.xmp))],
  ['claims PDF/A', ({ reading }) => yes(/pdfaid:part/.test(reading.xmp))],
  ['outline', ({ reading }) => reading.outline.length ? `${reading.outline.length} entries` : 'no'],
  ['links that jump to a page', ({ reading }) => String(reading.links.filter(({ target }) => target).length)],
  ['links to the exporting machine', ({ reading }) => String(reading.links.filter(({ uri }) => uri && local.test(uri)).length)],
  ['page labels', ({ reading }) => yes(reading.pages.some(({ label }) => label))],
  ['language', ({ reading }) => reading.language || '–'],
  ['title', ({ reading }) => `${reading.title || '–'}${reading.showsTitle ? ' (in the window)' : ''}`],
  ['fonts', ({ reading }) => {
    const types = new Map<string, number>()
    reading.fonts.forEach(({ type }) => types.set(type, (types.get(type) ?? 0) + 1))
    return [...types].map(([type, count]) => `${count} ${type}`).join(', ')
  }],
]
