/** `npm run bench`: compares the deck's exports and first load with those of other tools, as ratios of one run. */
import type { Exported } from './exports'
import type { Hosted, Measured } from './firstLoad'
import type { TextDecks } from './peers'
import type { Visit } from './visit'
import path from 'node:path'
import process from 'node:process'
import { Argument } from 'commander'
import { floorOf } from '../tests/pdf/floor'
import { defineCommand, oneOf } from '../tooling/cli/command'
import { launchBrowser } from '../tooling/shared/browser'
import { CliError } from '../tooling/shared/errors'
import { run } from '../tooling/shared/terminal'
import { measureExports, qualities } from './exports'
import { hostDecks, measureLighthouse, measureVisits } from './firstLoad'
import { benchFolder, installPeers, versions, writeTextDecks } from './peers'
import { secondsOf } from './process'
import { beside, table } from './table'
import { readTexts } from './texts'

const parts = ['exports', 'first-load', 'lighthouse'] as const
type Part = typeof parts[number]

function readRuns(value: string): number {
  const runs = Number(value)
  if (!Number.isInteger(runs) || runs < 1)
    throw new CliError(`--runs ${value} is not a number of runs.`, 'Use 1 or more.')
  return runs
}

const kB = (bytes: number): string => `${Math.round(bytes / 1000)} kB`
const MB = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`
const ms = (value: number): string => `${Math.round(value)} ms`

async function benchExports(decks: TextDecks, runs: number): Promise<string> {
  const all = await measureExports(decks, runs)
  const stock = all[1]!
  const memory = (of: (memory: NonNullable<Exported['memory']>) => number) => (one: Exported): string =>
    one.memory && stock.memory ? beside(of(one.memory), of(stock.memory), MB) : '–'
  const rows: (readonly [string, (one: Exported) => string])[] = [
    ['wall time', one => beside(one.seconds, stock.seconds, value => `${value.toFixed(1)} s`)],
    ['memory at most (PSS)', memory(({ peak }) => peak)],
    ['memory while printing', memory(({ printing }) => printing)],
    ['PDF of the talk', ({ bytes }) => kB(bytes)],
    ...qualities,
  ]
  const floors = await Promise.all(['recap', 'lt', 'handout'].map(async (name) => {
    const { file, floor } = await floorOf(path.join(benchFolder, 'exports', `${name}.pdf`))
    return [`${name}.pdf`, kB(floor.fonts), kB(floor.content), beside(file, floor.fonts + floor.content, kB)]
  }))
  return [
    table(['', ...all.map(({ tool }) => tool)], rows.map(([label, of]) => [label, ...all.map(of)])),
    table(['file', 'fonts need', 'content needs', 'size (of both)'], floors),
  ].join('\n\n')
}

/** A measure: its label, its key, and how to write its value beside that of stock Slidev. */
type Row<T> = readonly [label: string, key: keyof T, write: (value: number, stock: number) => string]

/** A row for each measure, a column for each tool. */
function compare<T extends Record<keyof T, number>>(name: string, all: readonly Measured<T>[], rows: readonly Row<T>[]): string {
  return table([name, ...all.map(({ tool }) => tool)], rows.map(([label, key, write]) => [label, ...all.map(one => write(one[key], all[1]![key]))]))
}

/** Writes a value with its ratio, if stock Slidev has a value. */
const ratio = (write: (value: number) => string) => (value: number, stock: number): string => stock ? beside(value, stock, write) : write(value)
const shift = (value: number): string => value.toFixed(3)

async function benchFirstLoad(hosted: readonly Hosted[], runs: number): Promise<string> {
  const rows: readonly Row<Visit>[] = [
    ['largest contentful paint', 'lcp', ratio(ms)],
    ['all text of the first slide in its own font', 'readable', ratio(ms)],
    ['bytes until then', 'bytesUntilReadable', ratio(kB)],
    ['bytes in all', 'bytes', ratio(kB)],
    ['blocked after the first paint', 'blocking', ratio(ms)],
    ['layout shift', 'shift', shift],
  ]
  const browser = await launchBrowser()
  try {
    const desktop = await measureVisits(browser, hosted, 'desktop', runs)
    const phone = await measureVisits(browser, hosted, 'phone', runs)
    return [compare('desktop', desktop, [...rows, ['next slide stands after the key', 'next', ratio(ms)]]), compare('phone', phone, rows)].join('\n\n')
  }
  finally {
    await browser.close()
  }
}

async function benchLighthouse(hosted: readonly Hosted[], runs: number): Promise<string> {
  return compare('Lighthouse, phone', await measureLighthouse(hosted, runs), [
    ['performance', 'performance', String],
    ['accessibility', 'accessibility', String],
    ['best practices', 'bestPractices', String],
    ['SEO', 'seo', String],
    ['largest contentful paint', 'lcp', ratio(ms)],
    ['total blocking time', 'blocking', ratio(ms)],
    ['layout shift', 'shift', shift],
  ])
}

async function bench(named: readonly Part[], { runs }: { runs: number }): Promise<void> {
  const wanted = named.length > 0 ? named : parts
  await installPeers()
  const site = path.join(benchFolder, 'site')
  console.log('Building the deck …')
  await secondsOf({ args: ['--import', './tooling/slidev/load.mjs', '--import', 'tsx', 'tooling/cli/deck.ts', 'build', '--out', site, '--files', path.join(benchFolder, 'files')], env: { SITE_URL: 'https://deck.example/' } })
  const decks = await writeTextDecks(await readTexts(path.join(site, 'index.html')))

  const results: string[] = []
  if (wanted.includes('exports'))
    results.push(await benchExports(decks, runs))
  const hosted = wanted.includes('first-load') || wanted.includes('lighthouse') ? await hostDecks(site, decks) : []
  if (wanted.includes('first-load'))
    results.push(await benchFirstLoad(hosted, runs))
  if (wanted.includes('lighthouse'))
    results.push(await benchLighthouse(hosted, runs))

  const peers = Object.entries(versions).map(([peer, version]) => `${peer} ${version}`)
  console.log(`\nMedians of ${runs} on Node ${process.versions.node}; ${peers.join(', ')}. In brackets: beside stock Slidev.\n\n${results.join('\n\n')}`)
}

const command = defineCommand('bench', 'Measures the deck beside stock Slidev, Marp and reveal.js with decktape, which it installs into bench/.')
  .addArgument(new Argument('[part...]', parts.join(', ')).argParser((name, before: Part[] = []) => [...before, oneOf('The part', name, parts)]).default([], 'all of them'))
  .option('--runs <n>', 'how often each is measured; the median counts', readRuns, 3)
  .action(bench)

run(() => command.parseAsync())
