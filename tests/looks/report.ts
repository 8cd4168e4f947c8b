import type { Difference } from './look'
import type { PrintedLook } from './pages'

/** So many differences of a slide tell what is wrong with it; the others follow. */
const most = 4

/** What is wrong with a slide, for whoever mends it; the same difference of several parts is told once. */
export function report({ number, alias, title, click }: PrintedLook, differences: readonly Difference[], dark = false): string {
  const counts = new Map<string, number>()
  differences.forEach(({ what }) => counts.set(what, (counts.get(what) ?? 0) + 1))
  const firsts = differences.filter(({ what }, i) => differences.findIndex(other => other.what === what) === i)
  const told = firsts.slice(0, most)
  return [
    `slide ${number} (${alias}), click ${click}${dark ? ', in dark' : ''} "${title}"`,
    ...told.map(({ part, what }) => `  ${part}${counts.get(what)! > 1 ? `, and ${counts.get(what)! - 1} more` : ''}: ${what}`),
    ...firsts.length > most ? [`  and ${firsts.length - most} more`] : [],
    ...[...new Set(told.map(({ mend }) => mend))].map(mend => `  → ${mend}`),
  ].join('\n')
}
