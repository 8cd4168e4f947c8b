/**
 * The record of the running order: for each variant what is shown after what, what is hidden, and which paragraphs of the
 * notes are for it and for which click. No sentence stands in it: a text may be reworded.
 */
import type { SourceSlideInfo } from '@slidev/types'
import type { Sources } from '../../deck/sources'
import type { Entry } from '../records'
import { config, entryOf, variants } from '../../deck/config'
import { paragraphsOf } from '../../deck/preparse'
import { slideLabel } from '../../deck/slideName'
import { clickMark } from '../../deck/spoken'
import { clicksIn } from '../../deck/timing'
import { checkDeck } from '../index'

/** What of a slide's frontmatter says what it is, in this order. */
const recordedKeys = ['layout', 'talk', 'layer', 'dropWhenLate'] as const

/** For whom each paragraph of the notes is, and what it waits for; those for all that follow one another are one. */
export function patternOf(note: string): string {
  const paragraphs = paragraphsOf(note.trim()).map(({ variant, text }) => [variant && `[${variant}]`, ...text.match(clickMark) ?? []].filter(Boolean).join(' ') || 'all')
  return paragraphs.filter((paragraph, i) => paragraph !== 'all' || paragraphs[i - 1] !== 'all').join(', ')
}

/** The notes for all variants, as they are written. */
const notesOf = ({ raw }: SourceSlideInfo): string => [...raw.matchAll(/<!--([\s\S]*?)-->/g)].at(-1)?.[1] ?? ''

/** The running order of one variant. */
export function orderOf(variant: string, { entry, slides, written }: Sources): Entry[] {
  const duration: unknown = entry.slides[0]!.frontmatter.duration
  return [
    ...duration === undefined ? [] : [[variant, String(duration)] as const],
    ...written.flatMap((slide, i): Entry[] => {
      const place = `${variant}/${slideLabel(slide) || slide.frontmatter.src}`
      if (!slides.includes(slide))
        return [[place, 'hidden']]
      const { frontmatter } = slide
      const clicks = clicksIn(slide.note ?? '')
      return [
        [place, [
          i > 0 ? `after ${slideLabel(written[i - 1]!) || written[i - 1]!.frontmatter.src}` : 'first',
          ...recordedKeys.filter(key => frontmatter[key] !== undefined).map(key => `${key} ${frontmatter[key]}`),
          ...clicks > 0 ? [`${clicks} ${clicks === 1 ? 'click' : 'clicks'}`] : [],
        ].join(', ')],
        [`${place}/notes`, patternOf(notesOf(slide))],
      ]
    }),
  ]
}

/**
 * The running orders of all variants.
 * @throws CliError where a page or a fact is wrong
 */
export async function orderEntries(): Promise<Entry[]> {
  return (await Promise.all(variants.map(async variant => orderOf(variant, (await checkDeck(entryOf(variant), config)).sources)))).flat()
}
