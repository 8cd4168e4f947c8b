/**
 * What fonts can draw, according to their character maps, which are the same on every machine. A browser cannot tell: it
 * takes missing characters from system fonts, and if those lack them too, it draws a box from its own font.
 */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { Blob, Face, Font } from 'harfbuzzjs'
import { families } from './families'
import { faces } from './fonts'

/** The characters that a font has glyphs for. */
export interface CharacterMap {
  has: (codePoint: number) => boolean
  /** Whether it has the form of the character that the variation selector requests. */
  hasForm: (codePoint: number, selector: number) => boolean
  /** Whether it positions combining marks. Without this feature they are drawn beside their letter. */
  placesMarks: boolean
}

/** Reads the character map of a TrueType or OpenType font. */
export function readCharacterMap(font: Uint8Array): CharacterMap {
  const face = new Face(new Blob(font))
  const characters = new Set(face.collectUnicodes())
  const glyphs = new Font(face)
  return {
    has: codePoint => characters.has(codePoint),
    hasForm: (codePoint, selector) => glyphs.variationGlyph(codePoint, selector) !== undefined,
    placesMarks: face.getTableFeatureTags('GPOS').includes('mark'),
  }
}

function common(maps: readonly CharacterMap[]): CharacterMap {
  return {
    has: codePoint => maps.every(map => map.has(codePoint)),
    hasForm: (codePoint, selector) => maps.every(map => map.hasForm(codePoint, selector)),
    placesMarks: maps.every(({ placesMarks }) => placesMarks),
  }
}

/** The maps for the deck's two kinds of text: `--font-sans`, and `--font-mono`, which falls back to the former. */
export interface DeckMaps {
  sans: readonly CharacterMap[]
  mono: readonly CharacterMap[]
}

let loading: Promise<DeckMaps> | undefined

async function load(): Promise<DeckMaps> {
  const require = createRequire(import.meta.url)
  const read = async (family: string): Promise<CharacterMap> =>
    common(await Promise.all(faces.filter(face => face.family === family).map(async ({ source }) => readCharacterMap(await readFile(require.resolve(source))))))
  const [sans, mono] = await Promise.all([read(families.sans), read(families.mono)])
  return { sans: [sans], mono: [mono, sans] }
}

/** The character maps of the deck's whole fonts, read only once. */
export function deckMaps(): Promise<DeckMaps> {
  return loading ??= load()
}

/** The entry of a font's `name` table that holds its PostScript name (OpenType). */
const postScriptName = 6

/** The names of the deck's fonts in a PDF. */
export async function postScriptNames(): Promise<string[]> {
  const require = createRequire(import.meta.url)
  return await Promise.all(faces.map(async ({ source }) => new Face(new Blob(await readFile(require.resolve(source)))).getName(postScriptName, 'en')))
}

/** White space and other characters without a glyph: a font need not have them. */
const invisible = /^[\t\n\f\r\p{Z}\p{Default_Ignorable_Code_Point}]$/u
const selector = /^\p{Variation_Selector}$/u
const mark = /^\p{M}$/u
/** All characters except those that every text font has. */
const beyondAscii = /[^\t\n\r\x20-\x7E]/gu

/** Whether one font draws all of what a reader sees as one character. */
function draws(map: CharacterMap, character: string): boolean {
  const points = [...character]
  return points.every((point, i) => {
    const code = point.codePointAt(0)!
    if (selector.test(point))
      return i > 0 && map.hasForm(points[i - 1]!.codePointAt(0)!, code)
    return mark.test(point) ? map.placesMarks && map.has(code) : invisible.test(point) || map.has(code)
  })
}

/** The code points of a character: `U+304B U+3099`. */
export function codesOf(character: string): string {
  return [...character].map(point => `U+${point.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`).join(' ')
}

const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' })

/** The unique characters of a text, as a reader counts them, that none of the fonts draws. */
export function missingIn(text: string, maps: readonly CharacterMap[]): string[] {
  const isPlain = (point: string): boolean => !mark.test(point) && (invisible.test(point) || maps.some(map => map.has(point.codePointAt(0)!)))
  // Splitting into characters is slow, so only do it for the few texts that lack one.
  if ([...new Set(text.match(beyondAscii))].every(isPlain))
    return []
  const characters = new Set(Array.from(segmenter.segment(text), ({ segment }) => segment))
  return [...characters].filter(character => !maps.some(map => draws(map, character)))
}

/** The message and fix for a character that `missingIn` found. For text that is not code, `others` are the fonts for code. */
export function explain(character: string, context: string, maps: readonly CharacterMap[], others: readonly CharacterMap[] = []): { message: string, fix: string } {
  const isDrawn = (text: string, by = maps): boolean => text !== '' && by.some(map => draws(map, text))
  const name = `"${character}" (${codesOf(character)})${context.trim() === character ? '' : ` in "${context}"`}`
  const composed = character.normalize('NFC')
  const selectors = [...character].filter(point => selector.test(point)).join('')
  const bare = [...character].filter(point => !selector.test(point)).join('')

  if (/^\p{Cc}$/u.test(character))
    return { message: `a control character (${codesOf(character)}) in "${context.replace(character, '')}" shows as a box`, fix: 'remove it' }
  if (composed !== character && isDrawn(composed))
    return { message: `${name} is not in the deck's fonts in this spelling`, fix: `write it as one character, "${composed}" (${codesOf(composed)})` }
  if (selectors && isDrawn(bare))
    return { message: `${name} asks for a form of "${bare}" that is not in the deck's fonts`, fix: `take ${codesOf(selectors)} out to have the form that is, or show the other as a picture` }
  if (isDrawn(character, others))
    return { message: `${name} is in the deck's font for code alone`, fix: 'set it as code, or use another character' }
  return { message: `${name} is not in the deck's fonts`, fix: 'use another character, or show it as a picture' }
}
