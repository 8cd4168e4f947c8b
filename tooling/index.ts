/**
 * What a deck says of itself to its tooling: `deck.config.ts` exports `defineDeck({ … })`. Nothing here reads that
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

/** One way through the deck: a running order of its own. */
export interface VariantConfig {
  /** Its Markdown file, beside `deck.config.ts`. */
  entry: string
  /** Title of its page and its PDF. */
  title: string
  /** Folder on the site; the variant without one is the site's root. */
  path?: string
  /** What a link from another variant to this one says. */
  link: string
  /** File name, without its ending, under which a visitor saves the PDF. */
  download: string
  /** What the image for shared links says of it, in a word or two; the styles of the cover show it (`var(--share)`). */
  share?: string
  /** The variant whose marked paragraphs of the notes are spoken; its own without it. */
  notes?: string
  /** The PDF is made for the archive, too (PDF/A-2a). */
  pdfA?: boolean
}

/**
 * Slides with their notes, to print on A4. Its first page shows, below the heading, what `handout-cover.vue` draws, beside
 * `deck.config.ts`, and the line below the title of the first slide.
 */
export interface HandoutConfig {
  /** The variant whose slides it holds. */
  variant: string
  title: string
  /** Heading of its first page, and the lines below it. */
  heading: string
  lines: readonly string[]
  /** Heading of its contents. */
  contents: string
  /** Stands at the foot of each sheet. */
  footer: string
}

/** Static TrueType files, as module paths, by their weight. */
export type FontFiles = Readonly<Partial<Record<400 | 700, string>>>

/** Where a slide stands in the talk. */
export interface Section {
  /** In full: a heading of the outline. */
  title: string
  /** In a few characters: for tight places. */
  short: string
  /** Where there is room, on two lines: its name, and who speaks. */
  name?: string
  by?: string
  /** Attributes by which the deck's style sheets give it a colour. */
  attributes?: Readonly<Record<string, string>>
}

export interface DeckConfig {
  /** Language of what is shown, as HTML names it. */
  language: string
  /** Who made it, as files name it. */
  author: string
  /** Day of the content, `YYYY-MM-DD`: the date of files that no commit dates. */
  date: string
  /** Name under an icon: about a dozen characters. */
  shortName: string
  /** Colours of the browser's frame in light and dark, and of an app that starts. */
  themeColor: { light: string, dark: string, start: string }
  /** Slidev's settings for all variants, as a headmatter has them; an entry's own come first. */
  headmatter: Readonly<Record<string, unknown>>
  /** By name; the first is the one that a command means where none is named. */
  variants: Readonly<Record<string, VariantConfig>>
  handout?: HandoutConfig
  /** What text is set in, `Deck Sans` in style sheets, and code, `Deck Mono`. */
  fonts: { sans: FontFiles, mono: FontFiles }
  /** The section of a slide, from the frontmatter of all slides in running order. */
  sectionOf: (frontmatters: readonly SourceSlideInfo['frontmatter'][], index: number) => Section
  /** Why the talk cannot do without a slide, where it cannot: such a slide has no `dropWhenLate`. */
  neededFor?: (slide: SourceSlideInfo) => string | undefined
  /** Words that a prop's type of that name allows, for components in pages. */
  propTypes?: Readonly<Record<string, readonly string[]>>
  /** Modules that are made from the deck's data, such as a style sheet, by the name that its code imports them by. */
  modules?: Readonly<Record<string, string>>
  /** What components show of the deck's facts, by the name of the file in `data/`: its characters must be in the fonts. */
  facts?: Readonly<Record<string, unknown>>
  /** What is wrong with the facts; looked at before any page. */
  checkData?: () => readonly Problem[]
  /** What is wrong with the pages of a variant beyond what holds for any deck. */
  checkPages?: (sources: Sources) => readonly Problem[]
}

/** Types a deck's configuration, and hands it on as it is. */
export function defineDeck(config: DeckConfig): DeckConfig {
  return config
}
