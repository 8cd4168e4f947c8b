/** The jobs that the exporter gives the print page, and the page's results. */
import type { Variant } from '../../deck/config'
import type { HandoutConfig, Section } from '../../index'

/** The texts of a handout's own parts, and what it takes from its variant. */
export interface HandoutTexts extends Pick<HandoutConfig, 'heading' | 'lines' | 'contents' | 'footer'> {
  /** The section of each slide. */
  sections: readonly Section[]
  /** The line below the title of the first slide. */
  lead?: string
}

export interface PrintJob {
  /** `slides`: a page for each slide. `handout`: A4 sheets of slides with their notes. */
  layout: 'slides' | 'handout'
  /** The variant to print. */
  variant: Variant
  /** The slides to print, by their number in the variant, counted from 1. */
  numbers: readonly number[]
  /** Print a page for each click instead of only for the last one; in the handout, mark clicks and pauses in the notes. */
  withClicks: boolean
  /** Print in dark colours. */
  dark: boolean
  /** How long the page waits while nothing loads, in milliseconds. Defaults to half a minute. */
  timeoutMs?: number
  /** The texts of the handout's own parts. */
  handout?: HandoutTexts
}

/** A slide on a page, or one of the handout's own pages. */
export interface PrintedPage {
  /** Page, counted from 1. */
  page: number
  /** Number of the slide in its variant, counted from 1; undefined for one of the handout's own pages. */
  number?: number
  alias?: string
  title: string
  /** Id of its first element. */
  anchor?: string
  /** Number of the page among those of the slide's clicks, counted from 1. */
  step: number
}

/** The content of the pages. */
export interface PrintResult {
  /** In page order. */
  printed: PrintedPage[]
  /** Captions of the tables, in order; empty for a table without one. */
  captions: string[]
}

/** Why the pages are not ready to print: sentences that name the slide, picture or font. */
export interface Unsettled {
  problems: readonly string[]
}

declare global {
  interface Window {
    /** Lays out a job, and returns the content of its pages as soon as they are ready to print. */
    printDeck?: (job: PrintJob) => Promise<PrintResult | Unsettled>
    /** Shows only the page with this number, counted from 0, at the top. */
    showPage?: (page: number) => Promise<void>
  }
}
