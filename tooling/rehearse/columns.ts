/** Text in columns on a terminal, where a Japanese character is as wide as two Latin ones. */

/** The wide and full-width characters of Unicode's Annex 11 that Japanese text has: kana, kanji, their signs and forms. */
const wide = /[\u3000-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\uFF01-\uFF60\uFFE0-\uFFE6]/g

/** How many columns of a terminal a text takes. */
export function displayWidth(text: string): number {
  return [...text].length + (text.match(wide)?.length ?? 0)
}

/** A text in exactly so many columns: filled up with spaces, or cut short with an ellipsis. */
export function fit(text: string, columns: number): string {
  if (displayWidth(text) <= columns)
    return text + ' '.repeat(columns - displayWidth(text))
  const characters = [...text]
  while (displayWidth(characters.join('')) > columns - 1)
    characters.pop()
  return fit(`${characters.join('')}…`, columns)
}
