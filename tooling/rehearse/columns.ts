/** Text in terminal columns, where a Japanese character is as wide as two Latin ones. */

/** The wide and full-width characters of Unicode's Annex 11 that Japanese text uses: kana, kanji, punctuation and variants. */
const wide = /[\u3000-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\uFF01-\uFF60\uFFE0-\uFFE6]/g

/** The number of terminal columns that a text takes. */
export function displayWidth(text: string): number {
  return [...text].length + (text.match(wide)?.length ?? 0)
}

/** Fits a text into exactly this many columns: padded with spaces or truncated with an ellipsis. */
export function fit(text: string, columns: number): string {
  if (displayWidth(text) <= columns)
    return text + ' '.repeat(columns - displayWidth(text))
  const characters = [...text]
  while (displayWidth(characters.join('')) > columns - 1)
    characters.pop()
  return fit(`${characters.join('')}…`, columns)
}
