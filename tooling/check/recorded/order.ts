/**
 * The record of the running order: for each variant, the order of the slides, which are hidden, and which paragraphs of the
 * notes belong to which variant and click. It holds no sentences, so texts may be reworded.
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

/** The frontmatter keys that are recorded, in this order. */
const recordedKeys = ['layout', 'talk', 'layer', 'dropWhenLate'] as const

/** The variant and clicks of each paragraph of the notes. Consecutive paragraphs for all variants count as one. */
export function patternOf(note: string): string {
  const paragraphs = paragraphsOf(note.trim()).map(({ variant, text }) => [variant && `[${variant}]`, ...text.match(clickMark) ?? []].filter(Boolean).join(' ') || 'all')
  return paragraphs.filter((paragraph, i) => paragraph !== 'all' || paragraphs[i - 1] !== 'all').join(', ')
}

/** The notes for all variants, as written. */
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
 * @throws CliError if a page or a fact is wrong
 */
export async function orderEntries(): Promise<Entry[]> {
  return (await Promise.all(variants.map(async variant => orderOf(variant, (await checkDeck(entryOf(variant), config)).sources)))).flat()
}
