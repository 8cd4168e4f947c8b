import type { Difference } from './look'
import type { PrintedLook } from './pages'

/** The number of differences that a report lists. They show what is wrong with the slide; the rest are consequences. */
const most = 4

/** A readable report of what is wrong with a slide. The same difference of several parts is listed once. */
export function report({ number, alias, title, click }: PrintedLook, differences: readonly Difference[], dark = false): string {
  const counts = new Map<string, number>()
  differences.forEach(({ message }) => counts.set(message, (counts.get(message) ?? 0) + 1))
  const firsts = differences.filter(({ message }, i) => differences.findIndex(other => other.message === message) === i)
  const told = firsts.slice(0, most)
  return [
    `slide ${number} (${alias}), click ${click}${dark ? ', in dark' : ''} "${title}"`,
    ...told.map(({ part, message }) => `  ${part}${counts.get(message)! > 1 ? `, and ${counts.get(message)! - 1} more` : ''}: ${message}`),
    ...firsts.length > most ? [`  and ${firsts.length - most} more`] : [],
    ...[...new Set(told.map(({ fix }) => fix))].map(fix => `  → ${fix}`),
  ].join('\n')
}
