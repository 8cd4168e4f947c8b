import type { Rule } from '../measurement'

const words = new Intl.Segmenter('ja', { granularity: 'word' })

/** Characters that belong together whatever a dictionary says. */
const runs = /[\p{Script=Katakana}ー]+|[\p{Script=Latin}\d.,:_-]*[\p{Script=Latin}\d]/gu

export const brokenWord: Rule = {
  id: 'broken-word',
  title: 'no word is broken over two lines',
  evaluate: ({ paragraphs }) => paragraphs.flatMap(({ element, text, breaks, box }) => {
    const whole = [
      ...[...words.segment(text)].filter(({ isWordLike, segment }) => isWordLike && /^\p{Script=Han}+$/u.test(segment)).map(({ index, segment }) => ({ index, segment })),
      ...[...text.matchAll(runs)].map(({ index, 0: segment }) => ({ index, segment })),
    ]
    return whole.flatMap(({ index, segment }) => {
      const at = breaks.filter(place => index < place && place < index + segment.length)
      return at.length > 0
        ? [{ element, box, measure: `"${[index, ...at].map((from, i) => text.slice(from, at[i] ?? index + segment.length)).join('|')}"`, mend: 'shorten the line, or set the word in white-space: nowrap' }]
        : []
    })
  }),
}
