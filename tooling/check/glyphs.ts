/**
 * Checks that the deck's own fonts have every character it shows. A missing character is drawn in a system font, which
 * differs between machines, or as a box.
 */
import type { CharacterMap, DeckMaps } from '../deck/glyphs'
import type { Sources } from '../deck/sources'
import type { DeckConfig } from '../index'
import type { Problem } from './problem'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { textFiles } from '../deck/fonts'
import { deckMaps, explain, missingIn } from '../deck/glyphs'
import { slideName } from '../deck/slideName'
import { rowName } from './report'
import { decode, shownInMarkdown, shownInSource } from './shown'

type At = Pick<Problem, 'file' | 'row' | 'field'>

/** The text around a character, to help find it. */
function around(text: string, character: string): string {
  const line = text.split('\n').find(line => line.includes(character))!.trim()
  const start = Math.max(0, line.indexOf(character) - 8)
  return `${start > 0 ? '…' : ''}${line.slice(start, start + 24)}${line.length > start + 24 ? '…' : ''}`
}

function problemsIn(text: string, at: At, maps: readonly CharacterMap[], others?: readonly CharacterMap[]): Problem[] {
  return missingIn(text, maps).map(character => ({ ...at, ...explain(character, around(text, character), maps, others) }))
}

/** Headmatter that describes the files and is not displayed anywhere. */
const unseen = new Set(['author', 'info', 'keywords'])

function inSlides({ root, slides }: Sources, { sans, mono }: DeckMaps): Problem[] {
  return slides.flatMap((slide) => {
    const at = { file: path.relative(root, slide.filepath), row: slideName(slide) }
    const content = shownInMarkdown(slide.content)
    const note = shownInMarkdown(slide.note ?? '')
    const settings = stringsOf(Object.fromEntries(Object.entries(slide.frontmatter).filter(([key]) => !unseen.has(key))))
    return [
      ...settings.flatMap(({ text, field }) => problemsIn(text, { ...at, field }, sans)),
      ...problemsIn(content.text, { ...at, field: 'text' }, sans, mono),
      ...problemsIn(content.code, { ...at, field: 'code' }, mono),
      ...problemsIn(note.text, { ...at, field: 'notes' }, sans, mono),
      ...problemsIn(note.code, { ...at, field: 'code in the notes' }, mono),
    ]
  })
}

/** Every string anywhere in a value, with its path. */
function stringsOf(value: unknown, path: readonly string[] = []): { text: string, field: string }[] {
  if (typeof value === 'string')
    return [{ text: value, field: path.join('.') }]
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, part]) => stringsOf(part, [...path, key])) : []
}

function inFacts(facts: object, { sans }: DeckMaps): Problem[] {
  return Object.entries(facts).flatMap(([name, value]) => {
    const rows = Array.isArray(value) ? value.map((row, i) => ({ row: rowName(value, i), value: row })) : [{ row: '', value }]
    return rows.flatMap(({ row, value }) => stringsOf(value).flatMap(({ text, field }) => problemsIn(text, { file: `data/${name}.ts`, row, field }, sans)))
  })
}

/** Problems in components and in the content around the slides. A file decides which font its text uses. */
async function inSources(root: string, { sans, mono }: DeckMaps): Promise<Problem[]> {
  const files = await textFiles(root)
  return (await Promise.all(files.filter(file => !file.endsWith('.md') && !file.startsWith(`data${path.sep}`)).map(async (file) => {
    const source = await readFile(path.join(root, file), 'utf8')
    const maps = /--font-mono|<code\b/.test(source) ? mono : sans
    // Parsing is slow, so only parse the few files that lack a character.
    if (missingIn(decode(source), maps).length === 0)
      return []
    return shownInSource(file, source).flatMap(({ text, line }) => problemsIn(text, { file, row: `line ${line}`, field: '' }, maps))
  }))).flat()
}

/** The characters in a variant's slides and notes that its fonts lack. */
export async function glyphsInSlides(sources: Sources): Promise<Problem[]> {
  return inSlides(sources, await deckMaps())
}

/** The characters in facts and components that the fonts lack. They are the same for every variant. */
export async function glyphsAround(root: string, { facts = {} }: Pick<DeckConfig, 'facts'>): Promise<Problem[]> {
  const maps = await deckMaps()
  return [...inFacts(facts, maps), ...await inSources(root, maps)]
}

/** All characters that the fonts lack, in slides and around them. */
export async function checkGlyphs(sources: Sources, config: Pick<DeckConfig, 'facts'>): Promise<Problem[]> {
  return [...await glyphsInSlides(sources), ...await glyphsAround(sources.root, config)]
}
