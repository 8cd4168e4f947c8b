/** Reads a variant and checks all its sources before it is shown, built or exported. */
import type { SourceSlideInfo } from '@slidev/types'
import type { Variant } from '../deck/config'
import type { Sources } from '../deck/sources'
import type { DeckConfig } from '../index'
import type { Problem } from './problem'
import { config, entryOf } from '../deck/config'
import { extensionsFor } from '../deck/preparse'
import { readSources } from '../deck/sources'
import { checkComponents } from './components'
import { checkFeatures } from './features'
import { glyphsAround, glyphsInSlides } from './glyphs'
import { checkPages } from './pages'
import { assertNoProblems } from './problem'

export interface Deck {
  headmatter: Record<string, any>
  /** The slides in running order, with frontmatter, content and the notes of this variant. */
  slides: readonly SourceSlideInfo[]
}

/** A command reads each variant, and the sources around the slides, only once. */
const decks = new Map<Variant, Promise<Deck>>()
let around: Promise<Problem[]> | undefined

/**
 * Reads a variant as Slidev will show it, without loading Slidev, which takes seconds.
 * @throws CliError if a page, a range or a fact is wrong, or if the fonts lack a character
 */
export function readDeck(variant: Variant): Promise<Deck> {
  if (!decks.has(variant))
    decks.set(variant, readDeckAt(entryOf(variant)))
  return decks.get(variant)!
}

/**
 * Does the same for the path of an entry.
 * @throws CliError as above
 */
export async function readDeckAt(entry: string): Promise<Deck> {
  const { sources } = await checkDeck(entry, config)
  assertNoProblems([...await glyphsInSlides(sources), ...await (around ??= glyphsAround(sources.root, config))])
  return { headmatter: sources.entry.slides[0]!.frontmatter, slides: sources.slides }
}

/**
 * Checks the facts and the pages of an entry. While the deck is being written, warnings stop nothing.
 * @returns the pages, for further checks, and the problems that stop nothing
 * @throws CliError listing every problem that does
 */
export async function checkDeck(entry: string, config: DeckConfig, isWriting = false): Promise<{ sources: Sources, warnings: Problem[] }> {
  // Pages can only be checked against correct facts.
  const inData = assertNoProblems(config.checkData?.() ?? [], isWriting)
  const sources = await readSources(entry, extensionsFor(entry))
  const inPages = assertNoProblems([...checkPages(sources, config), ...checkFeatures(sources), ...checkComponents(sources, config.propTypes ?? {}), ...config.checkPages?.(sources) ?? []], isWriting)
  return { sources, warnings: [...inData, ...inPages] }
}
