/** Finds words, numbers and phrases that are a slip of known ones. */

/** Whether two words differ by one letter added, dropped or replaced, or by two swapped. */
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

/** Whether two numbers are neighbours, or differ by zeros or, from 10 on, by one digit. */
export function isNearNumber(a: number, b: number): boolean {
  return a !== b && (
    Math.abs(a - b) <= 1
    || (a > 0 && b > 0 && Number.isInteger(Math.log10(a / b)))
    || (Math.min(a, b) >= 10 && isNear(String(a), String(b)))
  )
}

/** The pairs of adjacent letters in a text. */
const pairsIn = (text: string): string[] => Array.from({ length: Math.max(text.length - 1, 0) }, (_, i) => text.slice(i, i + 2))

/**
 * The part of a text that equals a phrase except for a few letters (Sellers, "The theory and computation of evolutionary
 * distances", 1980).
 * @param text the text to search
 * @param phrase the phrase to find
 * @param most how many letters may be added, dropped or replaced
 * @returns the part that differs least, from `start` to `end`; undefined if every part differs more
 */
export function nearestPart(text: string, phrase: string, most: number): { start: number, end: number, distance: number } | undefined {
  // Each wrong letter spoils at most two pairs. This check is quick, and most texts share few pairs.
  const pairs = pairsIn(phrase)
  if (pairs.filter(pair => text.includes(pair)).length < pairs.length - 2 * most)
    return undefined
  /** For each prefix of the phrase: how much the best part that ends here differs, and where that part starts. */
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
