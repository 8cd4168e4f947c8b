/** Compares the first load of the hosted deck with a stock Slidev build and a Marp build of the same text. */
import type { Browser } from 'playwright'
import type { TextDecks } from './peers'
import type { Device, Visit } from './visit'
import { execFile } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { findBrowser } from '../tooling/shared/browser'
import { serveFolder } from '../tooling/shared/serve'
import { benchFolder, commandOf, slidev } from './peers'
import { secondsOf } from './process'
import { median } from './table'
import { visit } from './visit'

/** A deck on a static host. */
export interface Hosted {
  tool: string
  folder: string
  /** The font families that its text should have. */
  families: readonly string[]
  /** The key that leads to the next slide. */
  key: string
}

/** The medians measured of a deck. */
export type Measured<T> = T & { tool: string }

const compressible = /\.(?:html|css|js|svg|json|webmanifest)$/

/** Puts a compressed file beside each text file, because hosts send those. */
async function compress(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true })
  await Promise.all(names.filter(name => compressible.test(name)).map(async (name) => {
    const file = path.join(folder, name)
    await writeFile(`${file}.gz`, await promisify(gzip)(await readFile(file) as Uint8Array, { level: 9 }))
  }))
}

/** Builds the decks of the other tools, to host them beside the site. */
export async function hostDecks(site: string, decks: TextDecks): Promise<Hosted[]> {
  const built = { slidev: path.join(path.dirname(decks.slidev), 'dist'), marp: path.dirname(decks.marp) }
  console.log('Building the text with Slidev and Marp …')
  await secondsOf({ args: [slidev, 'build', decks.slidev, '--out', built.slidev, '--base', './'] })
  await secondsOf({ args: [commandOf('@marp-team/marp-cli'), decks.marp, '--html', '--no-stdin', '--output', path.join(built.marp, 'index.html')] })
  await Promise.all([site, built.slidev, built.marp].map(compress))
  return [
    { tool: 'this deck, its own build', folder: site, families: ['Deck First', 'Deck Sans'], key: 'ArrowDown' },
    { tool: 'its text, slidev build', folder: built.slidev, families: ['IBM Plex Sans JP'], key: 'ArrowRight' },
    { tool: 'its text, Marp', folder: built.marp, families: ['IBM Plex Sans JP'], key: 'ArrowRight' },
  ]
}

/** Measures each deck several times. Decks take turns, so that other load on the machine affects all of them. */
async function inTurns<T extends Record<keyof T, number>>(hosted: readonly Hosted[], runs: number, what: string, measure: (deck: Hosted, url: string) => Promise<T>): Promise<Measured<T>[]> {
  const all = hosted.map((): T[] => [])
  const served = await Promise.all(hosted.map(({ folder }) => serveFolder(folder)))
  try {
    for (let run = 1; run <= runs; run++) {
      for (const [index, deck] of hosted.entries()) {
        console.log(`${what} ${run} of ${runs}: ${deck.tool} …`)
        all[index]!.push(await measure(deck, served[index]!.url))
      }
    }
  }
  finally {
    await Promise.all(served.map(({ close }) => close()))
  }
  return hosted.map(({ tool }, index) => ({
    tool,
    ...Object.fromEntries(Object.keys(all[index]![0]!).map(key => [key, median(all[index]!.map(one => one[key as keyof T]))])) as T,
  }))
}

/** Measures first visits with a device. */
export async function measureVisits(browser: Browser, hosted: readonly Hosted[], device: Device, runs: number): Promise<Measured<Visit>[]> {
  return await inTurns(hosted, runs, `Visit with a ${device}`, ({ families, key }, url) => visit(browser, url, families, key, device))
}

/** What Lighthouse finds on its phone: scores from 0 to 100, times in ms, layout shift without a unit. */
export interface Lighthouse {
  performance: number
  accessibility: number
  bestPractices: number
  seo: number
  lcp: number
  blocking: number
  shift: number
}

export async function measureLighthouse(hosted: readonly Hosted[], runs: number): Promise<Measured<Lighthouse>[]> {
  const report = path.join(benchFolder, 'lighthouse.json')
  return await inTurns(hosted, runs, 'Lighthouse', async (_deck, url) => {
    await promisify(execFile)(process.execPath, [
      commandOf('lighthouse'),
      url,
      '--quiet',
      '--output=json',
      `--output-path=${report}`,
      '--chrome-flags=--headless=new --no-sandbox',
    ], { env: { ...process.env, CHROME_PATH: await findBrowser() }, maxBuffer: 2 ** 26 })
    const { categories, audits } = JSON.parse(await readFile(report, 'utf8')) as { categories: Record<string, { score: number }>, audits: Record<string, { numericValue: number }> }
    const score = (category: string): number => Math.round(categories[category]!.score * 100)
    return {
      performance: score('performance'),
      accessibility: score('accessibility'),
      bestPractices: score('best-practices'),
      seo: score('seo'),
      lcp: audits['largest-contentful-paint']!.numericValue,
      blocking: audits['total-blocking-time']!.numericValue,
      shift: audits['cumulative-layout-shift']!.numericValue,
    }
  })
}
