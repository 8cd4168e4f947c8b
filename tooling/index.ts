/**
 * How a deck describes itself to its tooling: `deck.config.ts` exports `defineDeck({ … })`. Nothing here reads that
 * file, and nothing here is for the browser.
 */
import type { SourceSlideInfo } from '@slidev/types'
import type { Problem } from './check/problem'
import type { Sources } from './deck/sources'

export type { Problem, Severity } from './check/problem'
export { reportAt, rowName } from './check/report'
export { slideName } from './deck/slideName'
export type { Sources } from './deck/sources'
export { asSeenWith, type Colour, colourBlindness, contrast, over, parseColour } from './shared/colour'
export { escapeRegExp } from './shared/regExp'

/** A version of the deck with its own running order. */
export interface VariantConfig {
  /** Its Markdown file, beside `deck.config.ts`. */
  entry: string
  /** Title of its page and its PDF. */
  title: string
  /** Folder on the site. The variant without one is at the site's root. */
  path?: string
  /** Text of links from other variants to this one. */
  link: string
  /** File name, without extension, for the PDF when a visitor downloads it. */
  download: string
  /** A word or two about it in the image for shared links; the cover's styles show them (`var(--share)`). */
  share?: string
  /** The variant whose marked paragraphs of the notes are spoken. Defaults to this one. */
  notes?: string
  /** Whether the PDF is also suitable for archiving (PDF/A-2a). */
  pdfA?: boolean
}

/**
 * Slides with their notes, to print on A4. Below the heading, its first page shows `handout-cover.vue`, which is beside
 * `deck.config.ts`, and the line below the first slide's title.
 */
export interface HandoutConfig {
  /** The variant whose slides it holds. */
  variant: string
  title: string
  /** Heading of its first page, and the lines below it. */
  heading: string
  lines: readonly string[]
  /** Heading of its table of contents. */
  contents: string
  /** Text at the bottom of each sheet. */
  footer: string
}

/** Static TrueType files, as module paths, by weight. */
export type FontFiles = Readonly<Partial<Record<400 | 700, string>>>

/** The part of the talk that a slide belongs to. */
export interface Section {
  /** The full title: a heading of the outline. */
  title: string
  /** The title in a few characters, for tight spaces. */
  short: string
  /** Two lines for where there is room: its name, and the speaker. */
  name?: string
  by?: string
  /** Attributes that the deck's style sheets use to give it a colour. */
  attributes?: Readonly<Record<string, string>>
}

export interface DeckConfig {
  /** Language of the content, as an HTML `lang` value. */
  language: string
  /** Author, as stated in files. */
  author: string
  /** Date of the content, `YYYY-MM-DD`: used for files if there is no commit. */
  date: string
  /** Name under an icon: about a dozen characters. */
  shortName: string
  /** Colours of the browser's toolbar in light and dark mode, and of the app's splash screen. */
  themeColor: { light: string, dark: string, start: string }
  /** Slidev's settings for all variants, as in a headmatter; an entry's own take precedence. */
  headmatter: Readonly<Record<string, unknown>>
  /** Variants by name. The first is a command's default. */
  variants: Readonly<Record<string, VariantConfig>>
  handout?: HandoutConfig
  /** Fonts of text, `Deck Sans` in style sheets, and of code, `Deck Mono`. */
  fonts: { sans: FontFiles, mono: FontFiles }
  /** The section of a slide, from the frontmatter of all slides in running order. */
  sectionOf: (frontmatters: readonly SourceSlideInfo['frontmatter'][], index: number) => Section
  /** Why the talk cannot do without a slide, if so. Such a slide must not have `dropWhenLate`. */
  neededFor?: (slide: SourceSlideInfo) => string | undefined
  /** Words that each named prop type allows, for components in pages. */
  propTypes?: Readonly<Record<string, readonly string[]>>
  /** Modules made from the deck's data, such as a style sheet, by the name its code imports them by. */
  modules?: Readonly<Record<string, string>>
  /** Facts that components show, by the name of their file in `data/`. The fonts must have their characters. */
  facts?: Readonly<Record<string, unknown>>
  /** Problems in the facts; checked before any page. */
  checkData?: () => readonly Problem[]
  /** Problems in the pages of a variant, beyond the checks for any deck. */
  checkPages?: (sources: Sources) => readonly Problem[]
}

/** Types a deck's configuration and returns it unchanged. */
export function defineDeck(config: DeckConfig): DeckConfig {
  return config
}
