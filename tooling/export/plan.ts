import type { DocumentName, ExportOptions } from './options'
/** What goes into each document, from the deck as Slidev reads it. */
import type { PrintJob } from './page/job'
import { event } from '../../data'
import { readDeck } from '../deck/deck'
import { sectionOf } from '../deck/sections'
import { CliError } from '../shared/errors'

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
  /** May it claim PDF/A? A variant is handed round and forgotten; the recap and the handout are kept. */
  archived: boolean
}

const editions: Record<DocumentName, string> = { recap: '', lt: '(5分版)', handout: '(配布資料)' }

/**
 * @throws CliError where the deck is wrong, or has no such slides
 */
export async function planDocument(document: DocumentName, { range, withClicks, dark }: Pick<ExportOptions, 'range' | 'withClicks' | 'dark'>): Promise<Plan> {
  const variant = document === 'lt' ? 'lt' : 'recap'
  const deck = await readDeck(variant)
  const slides = deck.slides.map(({ frontmatter }) => ({ alias: frontmatter.routeAlias as string, talk: frontmatter.talk as string | undefined }))
  const nameless = slides.findIndex(({ alias }) => !alias)
  if (nameless >= 0)
    throw new CliError(`Slide ${nameless + 1} (${deck.slides[nameless]!.title}) has no routeAlias.`, 'Give it one in its frontmatter.')
  const beyond = range?.find(number => number > slides.length)
  if (beyond)
    throw new CliError(`--range: there is no slide ${beyond}; the ${document === 'lt' ? 'variant' : 'recap'} has slides 1 to ${slides.length}.`)

  const { author, info, keywords, htmlAttrs } = deck.headmatter as { author: string, info: string, keywords: string[], htmlAttrs: { lang: string } }
  return {
    job: {
      layout: document === 'handout' ? 'handout' : 'slides',
      variant,
      numbers: range ?? slides.map((_, index) => index + 1),
      steps: withClicks,
      dark,
    },
    about: { title: `${event.name} まとめ${editions[document]}`, author, subject: info, keywords, language: htmlAttrs.lang },
    sections: new Map(slides.map(({ alias }, index) => [alias, sectionOf(slides.map(({ talk }) => talk), index)])),
    archived: document !== 'lt',
  }
}
