/** A stretch of a band, px. */
export interface Stretch { x: number, width: number }

/**
 * A band that is one solid piece on the left and comes apart to the right: static turning dynamic, the deck's motif.
 * Each piece is `ratio` times as long as the one before it and the gaps grow evenly, until the end is reached.
 * @param length of the whole band, px
 * @param solid length of its first piece, px
 */
export function dissolve(length: number, solid: number, ratio = 0.62, smallest = 10): Stretch[] {
  const pieces: Stretch[] = [{ x: 0, width: solid }]
  let gap = 8
  for (;;) {
    const last = pieces.at(-1)!
    const x = last.x + last.width + gap
    const width = Math.max(last.width * ratio, smallest)
    if (x + width > length)
      return pieces
    pieces.push({ x, width })
    gap += 4
  }
}
