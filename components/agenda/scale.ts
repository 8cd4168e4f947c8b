import { durationOf, minutesOf } from '@/data/dates'

/**
 * Which rows of a level bar show when they begin, so that no two times touch: the row we are at, then the longer ones.
 * @param rows in their order, without overlap
 * @param current place of the row we are at; -1 without one
 * @param width of the narrowest bar, px
 * @param label width of a time with the room that it needs, px
 * @returns for each row whether its time is shown, and whether there is room for the end of the last
 */
export function shownTimes(rows: readonly { start: string, end: string }[], current: number, width: number, label: number): { starts: boolean[], end: boolean } {
  const first = minutesOf(rows[0]!.start)
  const scale = width / (minutesOf(rows.at(-1)!.end) - first)
  const xs = rows.map(({ start }) => (minutesOf(start) - first) * scale)
  const order = rows.map((_, i) => i).sort((a, b) => Number(b === current) - Number(a === current) || durationOf(rows[b]!) - durationOf(rows[a]!) || a - b)
  const kept: number[] = []
  for (const i of order) {
    // The end stands to the left of the bar's.
    const isFree = kept.every(other => Math.abs(xs[other]! - xs[i]!) >= label) && xs[i]! + 2 * label <= width
    if (isFree || i === current)
      kept.push(i)
  }
  return { starts: rows.map((_, i) => kept.includes(i)), end: current < 0 || xs[current]! + 2 * label <= width }
}
