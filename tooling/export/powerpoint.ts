/** A PowerPoint file with a picture of each slide, by Slidev's own exporter. */
import type { Variant } from '../deck/config'
import type { PrintOptions } from './options'
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import process from 'node:process'
import { stripVTControlCharacters } from 'node:util'
import { unzipSync } from 'fflate'
import { config } from '../deck/config'
import { findBrowser } from '../shared/browser'
import { killOnExit } from '../shared/cleanup'
import { CliError } from '../shared/errors'
import { replaceFile, workFolder } from '../shared/files'
import { root } from '../shared/folders'

/** What Slidev is asked for, to write a PowerPoint file with these slides of an entry. */
export function slidevArguments(entry: string, file: string, browser: string, { dark, withClicks, range }: PrintOptions): string[] {
  return [
    'export',
    entry,
    '--format=pptx',
    `--output=${file}`,
    `--executable-path=${browser}`,
    `--with-clicks=${withClicks}`,
    // At its first start Vite makes the packages ready, which takes longer than Slidev waits by itself.
    '--timeout=120000',
    // Slidev may count the slides of its one page before they are there. With a page for each it waits, but knows no clicks.
    ...withClicks ? [] : ['--per-slide'],
    ...dark ? ['--dark'] : [],
    ...range ? [`--range=${range.join(',')}`] : [],
  ]
}

/**
 * @param variant whose slides
 * @param file to write
 * @param options what is printed of it
 * @param slides how many there will be at least: with clicks, each has several
 * @throws CliError where Slidev cannot make it; the old file stays
 */
export async function exportPowerPoint(variant: Variant, file: string, options: PrintOptions, slides: number): Promise<void> {
  await using work = await workFolder('pptx')
  const draft = path.join(work.path, `${variant}.pptx`)
  const slidev = createRequire(import.meta.url).resolve('@slidev/cli/bin/slidev.mjs')
  const args = slidevArguments(config.variants[variant]!.entry, draft, await findBrowser(), options)
  const child = killOnExit(spawn(process.execPath, [slidev, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] }))
  let output = ''
  child.stdout.on('data', chunk => output += chunk)
  child.stderr.on('data', chunk => output += chunk)
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (code !== 0)
    throw new CliError(`Slidev's exporter failed: ${stripVTControlCharacters(output).split('\n').find(line => /error/i.test(line))?.trim() ?? `exit code ${code}`}`)
  const made = await readFile(draft)
  const pictures = Object.keys(unzipSync(made, { filter: ({ name }) => /^ppt\/slides\/slide\d+\.xml$/.test(name) })).length
  if (pictures < slides)
    throw new CliError(`Slidev's exporter made ${pictures} of ${slides} slides.`, 'Run it again: a busy machine was too slow for it.')
  await replaceFile(file, made)
}
