/** The hosted deck beside a stock Slidev build and a Marp build of the same text. */
import type { Browser } from 'playwright'
import type { TextDecks } from './peers'
import type { Visit } from './visit'
import { Buffer } from 'node:buffer'
import { execFile } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { findBrowser } from '../browser'
import { serveFolder } from '../serve'
import { benchFolder, commandOf, slidev } from './peers'
import { secondsOf } from './process'
import { median } from './table'
import { visit } from './visit'

/** Medians of the visits to one deck. */
export interface Visited extends Visit {
  tool: string
}

const compressible = /\.(?:html|css|js|svg|json|webmanifest)$/

/** Puts a compressed file beside each text, as hosts send them. */
async function compress(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true })
  await Promise.all(names.filter(name => compressible.test(name)).map(async (name) => {
    const file = path.join(folder, name)
    await writeFile(`${file}.gz`, await promisify(gzip)(await readFile(file) as Uint8Array, { level: 9 }))
  }))
}

/** Builds the peers' decks, and visits each of them and the site in turns. */
export async function measureFirstLoad(browser: Browser, site: string, decks: TextDecks, runs: number): Promise<Visited[]> {
  const built = { slidev: path.join(path.dirname(decks.slidev), 'dist'), marp: path.dirname(decks.marp) }
  console.log('Building the text with Slidev and Marp …')
  await secondsOf({ args: [slidev, 'build', decks.slidev, '--out', built.slidev, '--base', './'] })
  await secondsOf({ args: [commandOf('@marp-team/marp-cli'), decks.marp, '--html', '--no-stdin', '--output', path.join(built.marp, 'index.html')] })

  const tools = [
    { tool: 'this deck, its own build', folder: site, families: ['Deck First', 'Deck Sans'], key: 'ArrowDown' },
    { tool: 'its text, slidev build', folder: built.slidev, families: ['IBM Plex Sans JP'], key: 'ArrowRight' },
    { tool: 'its text, Marp', folder: built.marp, families: ['IBM Plex Sans JP'], key: 'ArrowRight' },
  ]
  const visits = new Map(tools.map(({ tool }) => [tool, [] as Visit[]]))
  const served = await Promise.all(tools.map(async ({ folder }) => {
    await compress(folder)
    return await serveFolder(folder)
  }))
  try {
    for (let run = 1; run <= runs; run++) {
      for (const [index, { tool, families, key }] of tools.entries()) {
        process.stdout.write(`Visit ${run} of ${runs}: ${tool} … `)
        const now = await visit(browser, served[index]!.url, families, key)
        visits.get(tool)!.push(now)
        console.log(`LCP ${Math.round(now.lcp)} ms, readable ${Math.round(now.readable)} ms, next ${Math.round(now.next)} ms`)
      }
    }
  }
  finally {
    await Promise.all(served.map(({ close }) => close()))
  }
  return [...visits].map(([tool, all]) => ({
    tool,
    ...Object.fromEntries(Object.keys(all[0]!).map(key => [key, median(all.map(one => one[key as keyof Visit]))])) as unknown as Visit,
  }))
}

/** Lighthouse's scores for a phone, from 0 to 100, medians. */
export async function lighthouse(site: string, runs: number): Promise<Record<string, number>> {
  const served = await serveFolder(site)
  const scores: Record<string, number[]> = {}
  try {
    for (let run = 1; run <= runs; run++) {
      console.log(`Lighthouse ${run} of ${runs} …`)
      const report = path.join(benchFolder, `lighthouse-${run}.json`)
      await promisify(execFile)(process.execPath, [
        commandOf('lighthouse'),
        served.url,
        '--quiet',
        '--output=json',
        `--output-path=${report}`,
        '--chrome-flags=--headless=new --no-sandbox',
      ], { env: { ...process.env, CHROME_PATH: await findBrowser() }, maxBuffer: 2 ** 26 })
      const { categories } = JSON.parse(Buffer.from(await readFile(report)).toString()) as { categories: Record<string, { title: string, score: number }> }
      for (const { title, score } of Object.values(categories))
        (scores[title] ??= []).push(Math.round(score * 100))
    }
  }
  finally {
    await served.close()
  }
  return Object.fromEntries(Object.entries(scores).map(([title, all]) => [title, median(all)]))
}
