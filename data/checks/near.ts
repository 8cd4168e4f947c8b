/** What a slip of the pen makes of a word, a number or a phrase. */

/** Whether one letter more, less, other or swapped makes one word of the other. */
export function isNear(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1)
    return false
  let start = 0
  while (a[start] === b[start] && start < a.length)
    start++
  let end = 0
  while (a.at(-1 - end) === b.at(-1 - end) && end < Math.min(a.length, b.length) - start)
    end++
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  return (left.length <= 1 && right.length <= 1) || (left.length === 2 && left[0] === right[1] && left[1] === right[0])
}

/** Whether two numbers are neighbours, differ by zeros, or, from 10 on, by one digit. */
export function isNearNumber(a: number, b: number): boolean {
  return a !== b && (
    Math.abs(a - b) <= 1
    || (a > 0 && b > 0 && Number.isInteger(Math.log10(a / b)))
    || (Math.min(a, b) >= 10 && isNear(String(a), String(b)))
  )
}

/** The pairs of letters in a text. */
const pairsIn = (text: string): string[] => Array.from({ length: Math.max(text.length - 1, 0) }, (_, i) => text.slice(i, i + 2))

/**
 * The part of a text that is a phrase but for a few letters (Sellers, "The theory and computation of evolutionary
 * distances", 1980).
 * @param text to look through
 * @param phrase to look for
 * @param most letters that may be more, less or other
 * @returns the part that differs least, from `start` to `end`; undefined where each differs by more
 */
export function nearestPart(text: string, phrase: string, most: number): { start: number, end: number, distance: number } | undefined {
  // Each such letter spoils two pairs at most. This is quick, and most texts share few pairs.
  const pairs = pairsIn(phrase)
  if (pairs.filter(pair => text.includes(pair)).length < pairs.length - 2 * most)
    return undefined
  /** For each length of the phrase's beginning: what the best part that ends here differs by, and where it starts. */
  let distances = Array.from({ length: phrase.length + 1 }, (_, i) => i)
  let starts = distances.map(() => 0)
  let best = { start: 0, end: 0, distance: Infinity }
  for (let end = 1; end <= text.length; end++) {
    const [nextDistances, nextStarts] = [[0], [end]]
    for (let i = 1; i <= phrase.length; i++) {
      const other = distances[i - 1]! + Number(text[end - 1] !== phrase[i - 1])
      const more = distances[i]! + 1
      const less = nextDistances[i - 1]! + 1
      const least = Math.min(other, more, less)
      nextDistances.push(least)
      nextStarts.push(least === other ? starts[i - 1]! : least === more ? starts[i]! : nextStarts[i - 1]!)
    }
    distances = nextDistances
    starts = nextStarts
    if (distances[phrase.length]! < best.distance)
      best = { start: starts[phrase.length]!, end, distance: distances[phrase.length]! }
  }
  return best.distance <= most ? best : undefined
}
