/** A piece of a band, in px. */
export interface Stretch { x: number, width: number }

/** Height of one of several bands that share a height, in px. */
export const share = (height: number, bands: number, gap: number): number => (height - gap * (bands - 1)) / bands

/** The length of the band at `place`, where lengths grow evenly from the first band to the last. */
export const lean = (place: number, bands: number, first: number, last: number): number => first + (last - first) * place / Math.max(1, bands - 1)

/**
 * A band that is solid on the left and comes apart to the right: static turning dynamic, the deck's motif. The first loose
 * piece takes a third of the rest, each further one is `ratio` times as long as the one before, and the gaps grow. The last
 * piece ends where the band does.
 * @param length the length of the whole band, in px
 * @param solid the length of its first piece, in px
 * @param ratio the length of a loose piece relative to the one before, less than 1
 * @param smallest the smallest length of a piece, in px
 */
export function dissolve(length: number, solid: number, ratio = 0.6, smallest = 6): Stretch[] {
  const pieces: Stretch[] = [{ x: 0, width: solid }]
  let gap = 8
  let width = (length - solid) / 3
  let x = solid + gap
  while (x + width <= length) {
    pieces.push({ x, width })
    gap += 3
    x += width + gap
    width = Math.max(width * ratio, smallest)
  }
  const last = pieces.at(-1)!
  const rest = (length - last.x - last.width) / Math.max(1, pieces.length - 1)
  return pieces.map(({ x, width }, i) => ({ x: x + i * rest, width }))
}
