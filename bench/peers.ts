/**
 * The tools that the deck is compared with. They are not dependencies of the deck: `bench/` is a package of its own, and is
 * installed on demand.
 */
import type { TextSlide } from './texts'
import { execFile } from 'node:child_process'
import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { CliError } from '../tooling/shared/errors'
import { cacheFolder } from '../tooling/shared/folders'
import manifest from './package.json'
import { toMarkdown } from './texts'

/** The peers and their pinned versions. */
export const versions = manifest.dependencies
type Peer = keyof typeof versions

/** Everything that the benchmark makes. */
export const benchFolder = path.join(cacheFolder, 'bench')
const packageFolder = import.meta.dirname
const modules = path.join(packageFolder, 'node_modules')
const require = createRequire(import.meta.url)

function isInstalled([name, version]: [name: string, version: string]): boolean {
  try {
    return require(path.join(modules, name, 'package.json')).version === version
  }
  catch {
    return false
  }
}

/** @throws CliError if npm cannot get them */
export async function installPeers(): Promise<void> {
  if (Object.entries(versions).every(isInstalled))
    return
  console.log(`Getting ${Object.keys(versions).join(', ')} …`)
  try {
    // They use the browser that is already here.
    await promisify(execFile)('npm', ['ci', '--no-audit', '--no-fund'], { cwd: packageFolder, env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' } })
  }
  catch (error) {
    throw new CliError(`npm could not get the tools to compare with: ${(error as Error).message.split('\n').find(line => line.startsWith('npm error')) ?? error}`, 'Is there a network? Nothing else needs them.')
  }
}

/** The script to start a peer's command with Node. */
export function commandOf(peer: Peer): string {
  const { bin } = require(path.join(modules, peer, 'package.json')) as { bin: string | Record<string, string> }
  return path.join(modules, peer, typeof bin === 'string' ? bin : Object.values(bin)[0]!)
}

/** The command of the Slidev that this deck is written for. */
export const slidev = require.resolve('@slidev/cli/bin/slidev.mjs')

const family = 'IBM Plex Sans JP'
const weights = [400, 700] as const
/** Style sheets of the family in `@fontsource`, which slices it by Unicode range. */
const sheets = weights.map(weight => `${weight}.css`)

/** The same talk in the format of each tool. */
export interface TextDecks {
  /** Entry of a Slidev deck. */
  slidev: string
  /** Markdown for Marp. */
  marp: string
  /** Page of a reveal.js deck. */
  reveal: string
}

async function emptied(name: string): Promise<string> {
  const folder = path.join(benchFolder, name)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  return folder
}

const fontsTo = (folder: string): Promise<void> => cp(path.join(modules, '@fontsource/ibm-plex-sans-jp'), path.join(folder, 'fonts'), { recursive: true })

/** Writes the talk's text as a deck for each tool, all in one font family. */
export async function writeTextDecks(slides: readonly TextSlide[]): Promise<TextDecks> {
  const markdown = toMarkdown(slides)

  const slidevFolder = await emptied('slidev')
  await fontsTo(slidevFolder)
  // Without one of its own, Slidev would load the add-on of this deck.
  await writeFile(path.join(slidevFolder, 'package.json'), '{}\n')
  await writeFile(path.join(slidevFolder, 'slides.md'), `---
theme: default
title: ${slides[0]!.title}
favicon: 'data:,'
fonts: { provider: none, sans: '${family}' }
routerMode: hash
---

${markdown}`)
  await mkdir(path.join(slidevFolder, 'styles'))
  await writeFile(path.join(slidevFolder, 'styles/index.ts'), sheets.map(sheet => `import '../fonts/${sheet}'\n`).join(''))

  const marpFolder = await emptied('marp')
  await fontsTo(marpFolder)
  await writeFile(path.join(marpFolder, 'deck.md'), `---
marp: true
lang: ja
title: ${slides[0]!.title}
style: |
${sheets.map(sheet => `  @import './fonts/${sheet}';\n`).join('')}  section { font-family: '${family}'; }
---

${markdown}`)

  const revealFolder = await emptied('reveal')
  await fontsTo(revealFolder)
  await cp(path.join(modules, 'reveal.js/dist'), path.join(revealFolder, 'dist'), { recursive: true })
  await writeFile(path.join(revealFolder, 'index.html'), `<!doctype html>
<html lang="ja">
<meta charset="utf-8">
<title>${slides[0]!.title}</title>
<link rel="stylesheet" href="dist/reveal.css">
<link rel="stylesheet" href="dist/theme/white.css">
${sheets.map(sheet => `<link rel="stylesheet" href="fonts/${sheet}">`).join('\n')}
<style>.reveal, .reveal h1, .reveal h2 { font-family: '${family}' }</style>
<div class="reveal"><div class="slides">
${slides.map(({ title, body }) => `<section><h1>${title}</h1>${body}</section>`).join('\n')}
</div></div>
<script src="dist/reveal.js"></script>
<script>Reveal.initialize({ hash: true })</script>
`)

  return { slidev: path.join(slidevFolder, 'slides.md'), marp: path.join(marpFolder, 'deck.md'), reveal: path.join(revealFolder, 'index.html') }
}
