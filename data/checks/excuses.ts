/**
 * Comments that excuse what a check has only guessed on a slide, in its notes too: `<!-- facts-ok: reason -->`, anywhere
 * before the notes.
 */
import type { SourceSlideInfo } from '@slidev/types'
import type { Problem } from '../../tooling/index'
import { proseOf } from './prose'

const excuse = /<!--\s*facts-ok\b:?([\s\S]*?)-->/g

const isGuess = ({ severity }: Pick<Problem, 'severity'>): boolean => severity !== undefined && severity !== 'error'

/**
 * Leaves out what the slide excuses, and says what is wrong with the excuse.
 * @param slide that may hold one
 * @param at where it is
 * @param problems that were found on it
 * @param look what is wrong with a text
 */
export function withExcuses(slide: SourceSlideInfo, at: Pick<Problem, 'file' | 'row'>, problems: readonly Problem[], look: (text: string) => Pick<Problem, 'severity'>[]): Problem[] {
  const report = (message: string, fix: string, severity?: Problem['severity']): Problem => ({ ...at, field: 'facts-ok', message, fix, severity })
  if (/^\s*facts-ok\b/.test(slide.note ?? ''))
    return [...problems, report('stands where the notes stand', 'put the comment before that of the notes')]
  const reasons = [...slide.content.matchAll(excuse)].map(([, reason]) => reason!.trim())
  if (reasons.length === 0)
    return [...problems]
  if (reasons.includes(''))
    return [...problems, report('gives no reason', 'write <!-- facts-ok: why it is right all the same -->')]
  // Notes of other variants count: the comment is theirs, too.
  const all = proseOf(slide.raw.replace(excuse, '').replace(/<!--|-->/g, ''))
  return [
    ...problems.filter(problem => !isGuess(problem)),
    ...problems.some(isGuess) || look(all).some(isGuess) ? [] : [report('excuses nothing', 'take the comment out', 'warning')],
  ]
}
