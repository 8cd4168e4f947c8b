import type { PrintedLook } from './builds'
import type { Difference } from './look'

/** So many differences of a slide tell what is wrong with it; the others follow. */
const most = 4

/** What is wrong with a slide, for whoever mends it; the same difference of several parts is told once. */
export function report({ number, alias, title, click }: PrintedLook, differences: readonly Difference[], dark = false): string {
  const told = new Map<string, { first: Difference, count: number }>()
  for (const difference of differences) {
    const key = difference.what + difference.mend
    const before = told.get(key)
    told.set(key, { first: before?.first ?? difference, count: (before?.count ?? 0) + 1 })
  }
  const lines = [...told.values()].map(({ first: { part, what, mend }, count }) => `  ${part}${count > 1 ? `, and ${count - 1} more` : ''}: ${what} → ${mend}`)
  return [
    `slide ${number} (${alias}), click ${click}${dark ? ', in dark' : ''} "${title}"`,
    ...lines.slice(0, most),
    ...lines.length > most ? [`  and ${lines.length - most} more`] : [],
  ].join('\n')
}
