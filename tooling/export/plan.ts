/** What goes into each document, from the deck as Slidev reads it. */
import type { DocumentName, ExportOptions } from './options'
import type { PrintJob } from './page/job'
import { readDeck } from '../check'
import { config } from '../deck/config'
import { sectionsOf } from '../deck/sections'
import { CliError } from '../shared/errors'
import { handout, variantOfDocument } from './options'

/** What a document says about itself. */
export interface About {
  title: string
  author: string
  subject: string
  keywords: readonly string[]
  /** Language tag of RFC 3066. */
  language: string
}

export interface Plan {
  job: PrintJob
  about: About
  /** Heading in the outline under which each slide of the variant stands, by its `routeAlias`. */
  sections: ReadonlyMap<string, string>
  /** It is made for the archive, and claims PDF/A. */
  pdfA: boolean
}

/**
 * @throws CliError where the deck is wrong, or has no such slides
 */
export async function planDocument(document: DocumentName, { range, withClicks, dark }: Pick<ExportOptions, 'range' | 'withClicks' | 'dark'>): Promise<Plan> {
  const variant = variantOfDocument(document)
  const deck = await readDeck(variant)
  const slides = deck.slides.map(({ frontmatter }) => ({ alias: frontmatter.routeAlias as string, frontmatter }))
  const nameless = slides.findIndex(({ alias }) => !alias)
  if (nameless >= 0)
    throw new CliError(`Slide ${nameless + 1} (${deck.slides[nameless]!.title}) has no routeAlias.`, 'Give it one in its frontmatter.')
  const beyond = range?.find(number => number > slides.length)
  if (beyond)
    throw new CliError(`--range: there is no slide ${beyond}; ${variant} has slides 1 to ${slides.length}.`)

  const { info, keywords } = deck.headmatter as { info: string, keywords: string[] }
  const { title, pdfA = false } = document === handout ? { ...config.handout!, pdfA: config.variants[variant]!.pdfA } : config.variants[variant]!
  const sections = sectionsOf(slides)
  return {
    job: {
      layout: document === handout ? 'handout' : 'slides',
      variant,
      numbers: range ?? slides.map((_, index) => index + 1),
      steps: withClicks,
      dark,
      handout: document === handout ? { ...config.handout!, sections } : undefined,
    },
    about: { title, author: config.author, subject: info, keywords, language: config.language },
    sections: new Map(slides.map(({ alias }, index) => [alias, sections[index]!.title])),
    pdfA,
  }
}
