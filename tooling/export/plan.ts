/** Plans the content of each document, from the deck as Slidev reads it. */
import type { DocumentName, PrintOptions } from './options'
import type { PrintJob } from './page/job'
import type { Metadata } from './pdf/metadata'
import { readDeck } from '../check'
import { config } from '../deck/config'
import { leadOf } from '../deck/lead'
import { sectionsOf } from '../deck/sections'
import { CliError } from '../shared/errors'
import { handout, variantOfDocument } from './options'

export interface Plan {
  job: PrintJob
  /** Metadata of the document. */
  about: Omit<Metadata, 'date'>
  /** Notes of each slide of the variant. */
  notes: readonly string[]
  /** Heading in the outline for each slide of the variant, by its `routeAlias`. */
  sections: ReadonlyMap<string, string>
}

/** @throws CliError if the deck is wrong or has no such slides */
export async function planDocument(document: DocumentName, { range, withClicks, dark }: PrintOptions): Promise<Plan> {
  const variant = variantOfDocument(document)
  const deck = await readDeck(variant)
  const slides = deck.slides.map(({ frontmatter }) => ({ alias: frontmatter.routeAlias as string, frontmatter }))
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
      withClicks,
      dark,
      handout: document === handout ? { ...config.handout!, sections, lead: leadOf(deck.slides[0]!.content) } : undefined,
    },
    about: { title, author: config.author, subject: info, keywords, language: config.language, pdfA },
    notes: deck.slides.map(({ note = '' }) => note),
    sections: new Map(slides.map(({ alias }, index) => [alias, sections[index]!.title])),
  }
}
