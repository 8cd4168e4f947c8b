/**
 * Comments that excuse the guesses of a check on a slide and in its notes: `<!-- facts-ok: reason -->`, anywhere before the
 * notes.
 */
import type { SourceSlideInfo } from '@slidev/types'
import type { Problem } from '../../tooling/index'
import { proseOf } from './prose'

const excuse = /<!--\s*facts-ok\b:?([\s\S]*?)-->/g

const isGuess = ({ severity }: Pick<Problem, 'severity'>): boolean => severity !== undefined && severity !== 'error'

/**
 * Removes the problems that a slide excuses, and adds those of the excuse itself.
 * @param slide the slide, which may have an excuse
 * @param at the place of the slide
 * @param problems the problems found on it
 * @param look finds the problems of a text
 */
export function withExcuses(slide: SourceSlideInfo, at: Pick<Problem, 'file' | 'row'>, problems: readonly Problem[], look: (text: string) => Pick<Problem, 'severity'>[]): Problem[] {
  const report = (message: string, fix: string, severity?: Problem['severity']): Problem => ({ ...at, field: 'facts-ok', message, fix, severity })
  if (/^\s*facts-ok\b/.test(slide.note ?? ''))
    return [...problems, report('is in the place of the notes', 'put the comment before that of the notes')]
  const reasons = [...slide.content.matchAll(excuse)].map(([, reason]) => reason!.trim())
  if (reasons.length === 0)
    return [...problems]
  if (reasons.includes(''))
    return [...problems, report('gives no reason', 'write <!-- facts-ok: why it is right all the same -->')]
  // Notes of other variants count, because the comment is for them too.
  const all = proseOf(slide.raw.replace(excuse, '').replace(/<!--|-->/g, ''))
  return [
    ...problems.filter(problem => !isGuess(problem)),
    ...problems.some(isGuess) || look(all).some(isGuess) ? [] : [report('excuses nothing', 'remove the comment', 'warning')],
  ]
}
