/** What the exporter asks of the print page, and what the page answers. */
import type { Variant } from '../../deck/config'
import type { HandoutConfig, Section } from '../../index'

/** The words of a handout's own parts, and what it takes from its variant. */
export interface HandoutTexts extends Pick<HandoutConfig, 'heading' | 'lines' | 'contents' | 'footer'> {
  /** The section of each slide. */
  sections: readonly Section[]
  /** The line below the title of the first slide. */
  lead?: string
}

export interface PrintJob {
  /** `slides`: a page for each slide. `handout`: A4 sheets of slides with their notes. */
  layout: 'slides' | 'handout'
  /** Whose slides. */
  variant: Variant
  /** Of these, the slides to print, by their number in the variant, from 1. */
  numbers: readonly number[]
  /** A page for each click of a slide instead of one for its last; in the handout, marks in the notes where clicks and pauses are. */
  withClicks: boolean
  /** In dark colours. */
  dark: boolean
  /** How long the page waits while nothing comes, in milliseconds; half a minute without it. */
  timeoutMs?: number
  /** What the handout's own parts say. */
  handout?: HandoutTexts
}

/** A slide on a page, or a page of the handout's own. */
export interface PrintedPage {
  /** Page, from 1. */
  page: number
  /** Number of the slide in its variant, from 1; undefined for a page of the handout's own. */
  number?: number
  alias?: string
  title: string
  /** Id of the element that it begins with. */
  anchor?: string
  /** Number of the page among those of the slide's clicks, from 1. */
  step: number
}

/** What stands on the pages. */
export interface PrintResult {
  /** In the order of the pages. */
  printed: PrintedPage[]
  /** Captions of the tables, in their order; empty where there is none. */
  captions: string[]
}

/** Why the pages are not ready to print: sentences that name slide, picture or font. */
export interface Unsettled {
  problems: readonly string[]
}

declare global {
  interface Window {
    /** Lays out a job and says what is on its pages, as soon as they are ready to print. */
    printDeck?: (job: PrintJob) => Promise<PrintResult | Unsettled>
    /** Of the slides that are laid out, shows the page with this number, from 0, alone at the top. */
    showPage?: (page: number) => Promise<void>
  }
}
