import type { Measurement, Rule } from '../measurement'
import { wholeWords } from '../../../tooling/deck/phrases'

export const brokenWord = {
  id: 'broken-word',
  title: 'no word is broken over two lines',
  evaluate: ({ paragraphs }: Pick<Measurement, 'paragraphs'>) => paragraphs.flatMap(({ element, text, breaks, box }) => wholeWords(text).flatMap(({ index, segment }) => {
    const at = breaks.filter(place => index < place && place < index + segment.length)
    return at.length > 0
      ? [{ element, box, measure: `"${[index, ...at].map((from, i) => text.slice(from, at[i] ?? index + segment.length)).join('|')}"`, fix: 'shorten the line, or set the word in white-space: nowrap' }]
      : []
  })),
} satisfies Rule
