import type { Rule } from '../measurement'

export const loneCharacter: Rule = {
  id: 'lone-character',
  title: 'no line holds a single character',
  evaluate: ({ paragraphs }) => paragraphs.flatMap(({ element, text, breaks, box }) => {
    const last = breaks.length > 0 ? text.slice(breaks.at(-1)) : text.includes('\n') ? text.slice(text.lastIndexOf('\n') + 1) : undefined
    // Punctuation does not count: a character with a full stop is still alone.
    const letters = last === undefined ? [] : [...last].filter(char => /[\p{L}\p{N}]/u.test(char))
    return last !== undefined && letters.length <= 1
      ? [{ element, box, measure: `its last line is "${last.trim()}"`, fix: 'shorten the text, or widen its box' }]
      : []
  }),
}
