/**
 * Reads the Markdown of a variant as Slidev does, but keeps what Slidev silently drops: empty imports, ranges that are out
 * of bounds, and the origin of each slide.
 */
import type { SlidevMarkdown, SlidevPreparserExtension, SourceSlideInfo } from '@slidev/types'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from '@slidev/parser'

/** A `src:` in a Markdown file, and the slides it imports. */
export interface Import {
  /** The slide that holds the `src:`. */
  from: SourceSlideInfo
  /** The part before `#`, as written. */
  page: string
  /** The part after `#`, if any. */
  range?: string
  /** The page's slides; undefined if there is no such page. */
  slides?: readonly SourceSlideInfo[]
  /** The slides in the range, and the parts of the range that match no slide. */
  taken: readonly SourceSlideInfo[]
  wrongParts: readonly string[]
}

export interface Sources {
  /** Folder of the deck. */
  root: string
  entry: SlidevMarkdown
  imports: readonly Import[]
  /** The slides that are shown, in running order. */
  slides: readonly SourceSlideInfo[]
  /** The same, including hidden slides. */
  written: readonly SourceSlideInfo[]
}

/** The numbers between 1 and the total that a range names, and its invalid parts, which Slidev silently skips. */
export function readRange(range: string | undefined, total: number): { numbers: number[], wrongParts: string[] } {
  const numbers = new Set<number>()
  const wrongParts: string[] = []
  for (const part of range === undefined || range === '*' || range === 'all' ? [`1-${total}`] : range.split(/[,;]/)) {
    const [, first, dash, last] = /^(\d+)(?:(-)(\d*))?$/.exec(part) ?? []
    const from = Number(first)
    const to = dash ? Number(last || total) : from
    if (first === undefined || from < 1 || to > total || from > to)
      wrongParts.push(part)
    for (let number = Math.max(from, 1); number <= Math.min(to, total); number++)
      numbers.add(number)
  }
  return { numbers: [...numbers].sort((a, b) => a - b), wrongParts }
}

/** Reads an entry and all pages that it imports, and applies the extensions to them (`tooling/setup/preparser.ts`). */
export async function readSources(entry: string, extensions: SlidevPreparserExtension[] = []): Promise<Sources> {
  const root = path.dirname(entry)
  const files = new Map<string, Promise<SlidevMarkdown>>()
  const imports: Import[] = []
  const slides: SourceSlideInfo[] = []
  const written: SourceSlideInfo[] = []

  const read = (file: string): Promise<SlidevMarkdown> => {
    if (!files.has(file))
      files.set(file, parse(readFileSync(file, 'utf8'), file, extensions))
    return files.get(file)!
  }

  // Frontmatter beside a `src:` also applies to its slides. `pages.ts` checks that it contradicts none of them.
  async function follow(slide: SourceSlideInfo, ancestors: readonly string[], beside: Record<string, unknown> = {}): Promise<void> {
    if (slide.frontmatter.disabled || slide.frontmatter.hide) {
      written.push(slide)
      return
    }
    const { src, ...own } = slide.frontmatter
    if (!src) {
      const shown = { ...slide, frontmatter: { ...beside, ...own } }
      slides.push(shown)
      written.push(shown)
      return
    }
    const [page = '', range] = String(src).split('#')
    const file = page.startsWith('/') ? path.join(root, page) : path.resolve(path.dirname(slide.filepath), page)
    if (!existsSync(file) || ancestors.includes(file)) {
      imports.push({ from: slide, page, range, taken: [], wrongParts: [] })
      return
    }
    const all = (await read(file)).slides
    const { numbers, wrongParts } = readRange(range, all.length)
    const taken = numbers.map(number => all[number - 1]!)
    imports.push({ from: slide, page, range, slides: all, taken, wrongParts })
    for (const one of taken)
      await follow(one, [...ancestors, file], { ...beside, ...own })
  }

  const start = await read(entry)
  for (const slide of start.slides)
    await follow(slide, [entry])
  return { root, entry: start, imports, slides, written }
}
