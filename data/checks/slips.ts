/** What the hand writes twice when a sentence is changed: a particle, a stop, the end of a sentence. */
import type { Wrong } from './facts'
import { plain } from './mentions'

/** A particle between two words; of words in hiragana only such as end in none, for もの and なに do. */
const twice = /(?<=[\p{Script=Han}\p{Script=Katakana}ーA-Za-z\d」』)]|さん|など|こと|とき|ところ|から|まで|[そこあ]れ|[そこ]こ)([のをがにはでとへ])\1(?=[\p{Script=Han}\p{Script=Katakana}A-Za-z\d「『(])|(?<![、。])([、。])\2(?![、。])|(です|ます|ました|さん)\3/gu

/** What stands twice in a text, with the words around it. */
export function writtenTwice(text: string): Wrong[] {
  const said = plain(text)
  return [...said.matchAll(twice)].map(({ 0: found, index }) => ({
    message: `"${said.slice(Math.max(0, index - 4), index + found.length + 4).replaceAll('\n', ' ')}" has "${found.slice(found.length / 2)}" twice`,
    fix: 'take one of them out',
    severity: 'warning' as const,
  }))
}
