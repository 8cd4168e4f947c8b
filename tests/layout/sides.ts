/** Checks that what the notes point at is on the side that they name. */
import type { Placed } from '../helpers/appears'
import { namesIn } from './fit'

/** Words that point, and where on the slide they point. 右へ is a direction. 上 and 下 are left out, because layers have them too. */
const sides = [
  { word: '左', pattern: /左(?!右|へ)/, from: 0, to: 0.45 },
  { word: '真ん中', pattern: /真ん中/, from: 0.3, to: 0.7 },
  { word: '右', pattern: /(?<!左)右(?!へ)/, from: 0.55, to: 1 },
  // Drawings lead from left to right.
  { word: '手前', pattern: /手前/, from: 0, to: 0.45 },
  { word: '奥', pattern: /奥/, from: 0.55, to: 1 },
] as const

/**
 * Sentences of notes that point to a side, but name nothing there.
 * @param slides the slides, with the places of their texts
 */
export function misplaced(slides: readonly { name: string, note: string, places: readonly Placed[] }[]): string[] {
  return slides.flatMap(({ name, note, places }) => note.split(/(?<=[。！？?])|\n{2,}/).flatMap((sentence) => {
    const said = sentence.normalize('NFKC')
    const names = namesIn(said)
    const named = places.map(([text, x]) => [text.normalize('NFKC'), x] as const).filter(([text]) => names.some(one => text.includes(one)) || (text.length > 1 && said.includes(text)))
    return sides.filter(({ pattern, from, to }) => pattern.test(said) && !named.some(([, x]) => x >= from && x <= to)).map(({ word }) =>
      `${name}, notes: "${sentence.trim()}" points to ${word}, but ${named.length > 0 ? `${named.map(([text]) => `"${text}"`).join(', ')} is elsewhere` : 'names nothing on the slide'}.\n  → Say where it is, and use the name that the slide uses.`)
  }))
}
