/** Builds the deck in `tests/fixtures/features` with the commands, and with Slidev itself. */
import type { Command } from '../helpers/command'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { startAll } from '../helpers/command'

/** The source of the deck. */
export const fixture = fileURLToPath(new URL('../fixtures/features', import.meta.url))

/** A folder with a name that many programs stumble on. Windows allows no `?`. */
const folder = fileURLToPath(new URL(`../../.cache/tests/機能 #1 ['a'] 50%${process.platform === 'win32' ? '' : '?'}`, import.meta.url))

/** The folder of the results. */
const out = fileURLToPath(new URL('../../.cache/tests/features', import.meta.url))

export interface Made {
  /** The commands, which have built and exported the deck and now present it. */
  commands: Command
  /** Slidev's own build, which is the reference. */
  slidev: string
  /** The print page. */
  print: string
  site: string
}

/** Builds the deck with Slidev itself. */
async function buildBySlidev(deck: string, out: string): Promise<void> {
  const slidev = createRequire(import.meta.url).resolve('@slidev/cli/bin/slidev.mjs')
  // Use the fonts of this deck, not those that another deck's build caches at the same time.
  const env = { ...process.env, DECK_CACHE: '' }
  const child = spawn(process.execPath, [slidev, 'build', 'slides.md', '--base', './', '--out', out], { cwd: deck, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', part => said += part)
  child.stderr.on('data', part => said += part)
  const [code] = await once(child, 'close')
  if (code !== 0)
    throw new Error(`Slidev's own build fails: ${said}`)
}

/** Copies the deck with Windows line endings and a byte order mark, and runs the commands on it. The last one keeps running. */
export async function makeAll(): Promise<Made> {
  await Promise.all([folder, out].map(place => rm(place, { recursive: true, force: true })))
  await cp(fixture, folder, { recursive: true, filter: file => path.basename(file) !== '.cache' })
  const slides = path.join(folder, 'slides.md')
  await writeFile(slides, `\uFEFF${(await readFile(slides, 'utf8')).replaceAll('\n', '\r\n')}`)

  // The build also exports the PDF.
  const commands = startAll([['build', '--out', path.join(out, 'dist'), '--files', out], ['export', '--only', 'handout', '--out', out], ['present', '--no-open', '--port', '3070']], { deck: folder })
  await Promise.all([commands.says('Presenter'), buildBySlidev(folder, path.join(out, 'slidev'))])
  const [print] = await readdir(path.join(folder, '.cache/print'))
  return { commands, slidev: path.join(out, 'slidev'), print: path.join(folder, '.cache/print', print!), site: path.join(out, 'dist') }
}
