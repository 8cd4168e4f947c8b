/**
 * The deck's fonts: static weights of one font for text and one for code, cut down to the characters in use.
 *
 * The weights are static because a variable font becomes Type 3 in Chromium's PDFs. Each weight is one file because every
 * slice of a web font becomes a font of its own there.
 */
import type { FontFiles } from '../index'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { keepFile, replaceFile } from '../shared/files'
import { cacheFolder, root, toolingFolder } from '../shared/folders'
import { filesBelow } from '../shared/walk'
import { config, variants } from './config'
import { families } from './families'
import { subsetFlags, subsetWoff2 } from './subset'

export interface Face {
  /** CSS family of the subset. While writing, the whole font is its fallback, as `<family> Full`. */
  family: string
  weight: 400 | 700
  /** The static TrueType file, as a module path. */
  source: string
}

function facesOf(family: string, files: FontFiles): Face[] {
  return Object.entries(files).map(([weight, source]) => ({ family, weight: Number(weight) as Face['weight'], source }))
}

export const faces: readonly Face[] = [...facesOf(families.sans, config.fonts.sans), ...facesOf(families.mono, config.fonts.mono)]

/** Converts paths in the tooling, for its own texts, to paths relative to the root of the deck. */
const inTooling = (...places: string[]): string[] => places.map(place => path.relative(root, path.join(toolingFolder, place)))

/** The sources of text on and around slides, relative to the root of the deck. */
const textSources = [
  'deck.config.ts',
  ...variants.map(variant => config.variants[variant]!.entry),
  ...['pages', 'data', 'components', 'composables', 'layouts', 'styles', 'slide-top.vue', 'slide-bottom.vue', 'handout-cover.vue'],
  ...inTooling('export/page', 'site/client', 'viewer'),
]

const windowSources = inTooling('present/client', 'custom-nav-controls.vue')

/** The checks of the facts contain words to look for, which are not displayed. */
const checksFolder = path.join('data', 'checks')

const canHoldText = (file: string): boolean => /\.(?:md|ts|vue|css)$/.test(file) && !file.startsWith(checksFolder)

/** Printable ASCII is always in the fonts, since numbers and Latin letters come and go. */
const ascii = Array.from({ length: 0x7F - 0x20 }, (_, i) => String.fromCodePoint(0x20 + i)).join('')

async function filesIn(root: string, sources: readonly string[]): Promise<string[]> {
  return (await Promise.all(sources.filter(source => existsSync(path.join(root, source))).map(async source => path.extname(source)
    ? [source]
    : (await filesBelow(path.join(root, source))).map(name => path.join(source, name)).filter(canHoldText)))).flat()
}

/** The files that hold text on and around slides, relative to the root. */
export const textFiles = (root: string): Promise<string[]> => filesIn(root, [...textSources, ...windowSources])

/** Whether a file can hold such text. Its name is relative to the root. */
export function isTextFile(file: string): boolean {
  return canHoldText(file) && [...textSources, ...windowSources].some(source => file === source || file.startsWith(source + path.sep))
}

/** The unique characters of all files in these sources, sorted, including printable ASCII. */
async function charactersIn(root: string, sources: readonly string[]): Promise<string> {
  const texts = await Promise.all((await filesIn(root, sources)).map(file => readFile(path.join(root, file), 'utf8')))
  return [...new Set(ascii + texts.join(''))].filter(char => char >= ' ').sort().join('')
}

/** The characters that a deck uses on and around its slides. */
export const charactersOf = (root: string): Promise<string> => charactersIn(root, textSources)

/** The characters of the presenter's windows. Some are not in the deck's own fonts, so the windows' pages include them. */
export const windowCharacters = (root: string): Promise<string> => charactersIn(root, windowSources)

/**
 * Makes sure that subset fonts exist for the characters in use, and returns the path of the style sheet that declares them.
 * They are kept in `.cache/fonts` under a hash of their content, so an unchanged deck costs nothing. With `whole`, the whole
 * fonts are also declared, as `<family> Full`, so that a newly typed character is never a box.
 */
export async function ensureFonts(root: string, whole: boolean): Promise<string> {
  const folder = path.join(cacheFolder, 'fonts')
  const characters = await charactersOf(root)
  const require = createRequire(path.join(root, 'package.json'))

  const rules = await Promise.all(faces.map(async ({ family, weight, source }) => {
    const original = require.resolve(source)
    const font = await readFile(original)
    const key = createHash('sha256').update(font).update(characters).update(String(subsetFlags)).digest('hex').slice(0, 10)
    const name = `${family.toLowerCase().replace(' ', '-')}-${weight}-${key}.woff2`
    await keepFile(path.join(folder, name), () => subsetWoff2(font, characters))
    const declare = (face: string, url: string) =>
      `@font-face { font-family: '${face}'; font-weight: ${weight}; font-display: swap; src: url('${url}'); }`
    return [
      declare(family, `./${name}`),
      ...(whole ? [declare(`${family} Full`, path.relative(folder, original).replaceAll('\\', '/'))] : []),
    ]
  }))

  const sheet = path.join(folder, whole ? 'serve.css' : 'build.css')
  await replaceFile(sheet, `${rules.flat().join('\n')}\n`)
  return sheet
}
