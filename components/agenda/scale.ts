import { durationOf, minutesOf } from '@/data/dates'

/**
 * Selects the rows of a level bar that show their start, so that no two times touch: the current row, then the longer ones.
 * @param rows the rows, in order and without overlaps
 * @param current the index of the current row, or -1
 * @param width the width of the narrowest bar, in px
 * @param label the width that a time needs, with space around it, in px
 * @returns whether each row shows its time, and whether the end of the last row fits too
 */
export function shownTimes(rows: readonly { start: string, end: string }[], current: number, width: number, label: number): { starts: boolean[], end: boolean } {
  const first = minutesOf(rows[0]!.start)
  const scale = width / (minutesOf(rows.at(-1)!.end) - first)
  const xs = rows.map(({ start }) => (minutesOf(start) - first) * scale)
  const order = rows.map((_, i) => i).sort((a, b) => Number(b === current) - Number(a === current) || durationOf(rows[b]!) - durationOf(rows[a]!) || a - b)
  const kept: number[] = []
  for (const i of order) {
    // The end time is inside the bar, at its right end.
    const isFree = kept.every(other => Math.abs(xs[other]! - xs[i]!) >= label) && xs[i]! + 2 * label <= width
    if (isFree || i === current)
      kept.push(i)
  }
  return { starts: rows.map((_, i) => kept.includes(i)), end: current < 0 || xs[current]! + 2 * label <= width }
}
