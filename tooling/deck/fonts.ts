/**
 * The deck's type: static weights of a font for text and one for code, cut down to the characters in use.
 *
 * Static weights, because a variable font becomes Type 3 in Chromium's PDFs; one file a weight, because the many
 * slices of a web font become as many fonts there.
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
  /** CSS family of the subset; while writing, the whole font stands behind it as `<family> Full`. */
  family: string
  weight: 400 | 700
  /** The static TrueType file, as a module path. */
  source: string
}

function facesOf(family: string, files: FontFiles): Face[] {
  return Object.entries(files).map(([weight, source]) => ({ family, weight: Number(weight) as Face['weight'], source }))
}

export const faces: readonly Face[] = [...facesOf(families.sans, config.fonts.sans), ...facesOf(families.mono, config.fonts.mono)]

/** The tooling's own texts stand here, relative to the root of the deck. */
const inTooling = (...places: string[]): string[] => places.map(place => path.relative(root, path.join(toolingFolder, place)))

/** Where text that stands on a slide or around it is written, relative to the root of the deck. */
const textSources = [
  'deck.config.ts',
  ...variants.map(variant => config.variants[variant]!.entry),
  ...['pages', 'data', 'components', 'composables', 'layouts', 'styles', 'slide-top.vue', 'slide-bottom.vue', 'handout-cover.vue'],
  ...inTooling('export/page', 'site/client', 'viewer'),
]

const windowSources = inTooling('present/client', 'custom-nav-controls.vue')

/** The checks of the facts name words to look for, and none to show. */
const checksFolder = path.join('data', 'checks')

const canHoldText = (file: string): boolean => /\.(?:md|ts|vue|css)$/.test(file) && !file.startsWith(checksFolder)

/** All of printable ASCII is always in the fonts: numbers and Latin letters come and go. */
const ascii = Array.from({ length: 0x7F - 0x20 }, (_, i) => String.fromCodePoint(0x20 + i)).join('')

async function filesIn(root: string, sources: readonly string[]): Promise<string[]> {
  return (await Promise.all(sources.filter(source => existsSync(path.join(root, source))).map(async source => path.extname(source)
    ? [source]
    : (await filesBelow(path.join(root, source))).map(name => path.join(source, name)).filter(canHoldText)))).flat()
}

/** The files that hold text of slides, and of what stands around them, relative to the root. */
export const textFiles = (root: string): Promise<string[]> => filesIn(root, [...textSources, ...windowSources])

/** Can a file hold such text? Its name is relative to the root. */
export function isTextFile(file: string): boolean {
  return canHoldText(file) && [...textSources, ...windowSources].some(source => file === source || file.startsWith(source + path.sep))
}

/** The characters of all files in some places, sorted, each once; printable ASCII is among them. */
async function charactersIn(root: string, sources: readonly string[]): Promise<string> {
  const texts = await Promise.all((await filesIn(root, sources)).map(file => readFile(path.join(root, file), 'utf8')))
  return [...new Set(ascii + texts.join(''))].filter(char => char >= ' ').sort().join('')
}

/** The characters that a deck uses; what is on its slides and around them. */
export const charactersOf = (root: string): Promise<string> => charactersIn(root, textSources)

/** The characters of the presenter's windows, which are not all in the deck's own fonts: their pages bring them along. */
export const windowCharacters = (root: string): Promise<string> => charactersIn(root, windowSources)

/**
 * Makes sure that the subset fonts exist for the characters in use, and returns the path of the style sheet that declares them.
 * Kept in `.cache/fonts` under a name made from their content, so an unchanged deck costs nothing. With `whole`, the whole
 * fonts are declared as `<family> Full`, so that a character typed just now is never a box.
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
