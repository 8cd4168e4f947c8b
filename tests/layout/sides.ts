/** Whether what the notes point at stands on the side that they name. */
import type { Placed } from '../helpers/appears'
import { namesIn } from './fit'

/** The words that point, and where on the slide they point to; 右へ says which way. Above and below are said of layers, too, and tell nothing. */
const sides = [
  { word: '左', pattern: /左(?!右|へ)/, from: 0, to: 0.45 },
  { word: '真ん中', pattern: /真ん中/, from: 0.3, to: 0.7 },
  { word: '右', pattern: /(?<!左)右(?!へ)/, from: 0.55, to: 1 },
  // What is drawn leads from the left to the right.
  { word: '手前', pattern: /手前/, from: 0, to: 0.45 },
  { word: '奥', pattern: /奥/, from: 0.55, to: 1 },
] as const

/**
 * Sentences of notes that point to a side where nothing of what they name stands.
 * @param slides with all that they show
 */
export function misplaced(slides: readonly { name: string, note: string, places: readonly Placed[] }[]): string[] {
  return slides.flatMap(({ name, note, places }) => note.split(/(?<=[。！？?])|\n{2,}/).flatMap((sentence) => {
    const said = sentence.normalize('NFKC')
    const names = namesIn(said)
    const named = places.map(([text, x]) => [text.normalize('NFKC'), x] as const).filter(([text]) => names.some(one => text.includes(one)) || (text.length > 1 && said.includes(text)))
    return sides.filter(({ pattern, from, to }) => pattern.test(said) && !named.some(([, x]) => x >= from && x <= to)).map(({ word }) =>
      `${name}, notes: "${sentence.trim()}" points to ${word}, and ${named.length > 0 ? `${named.map(([text]) => `"${text}"`).join(', ')} stands elsewhere` : 'names nothing that stands on the slide'}.\n  → Say where it stands, and call it as the slide does.`)
  }))
}
