/**
 * The Markdown of a variant, read as Slidev reads it but keeping what it drops without a word: imports of nothing, ranges
 * that are out of bounds, and where each slide comes from.
 */
import type { SlidevMarkdown, SlidevPreparserExtension, SourceSlideInfo } from '@slidev/types'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from '@slidev/parser'

/** A `src:` in a Markdown file, and what it brings in. */
export interface Import {
  /** The slide that holds the `src:`. */
  from: SourceSlideInfo
  /** The part before `#`, as written. */
  page: string
  /** The part after `#`, where there is one. */
  range?: string
  /** The page's slides; undefined where there is no such page. */
  slides?: readonly SourceSlideInfo[]
  /** Those of them that the range takes, and the parts of the range that take nothing. */
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
  /** The same, and those amid them that are hidden. */
  written: readonly SourceSlideInfo[]
}

/** The numbers that a range names out of 1 … total, and its parts that name none. Slidev skips those in silence. */
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

/** Reads an entry and all pages that it imports; extensions change them while they are read (`tooling/setup/preparser.ts`). */
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

  // What stands beside a `src:` counts for its slides, too; that it contradicts none is seen to in `pages.ts`.
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
