/** Finds leftovers of an edit: doubled words and sentences, and single brackets. */
import type { Wrong } from './facts'
import { plain } from './mentions'

/** A doubled particle between two words. Of words in hiragana, only some count, because others end in a particle: もの, なに. */
const twice = /(?<=[\p{Script=Han}\p{Script=Katakana}ーA-Za-z\d」』)]|さん|など|こと|とき|ところ|から|まで|[そこあ]れ|[そこ]こ)([のをがにはでとへ])\1(?=[\p{Script=Han}\p{Script=Katakana}A-Za-z\d「『(])|(?<![、。])([、。])\2(?![、。])|(です|ます|ました|さん)\3/gu

/** Doubled words in a text, with the words around them. */
export function writtenTwice(text: string): Wrong[] {
  const said = plain(text)
  return [...said.matchAll(twice)].map(({ 0: found, index }) => ({
    message: `"${said.slice(Math.max(0, index - 4), index + found.length + 4).replaceAll('\n', ' ')}" has "${found.slice(found.length / 2)}" twice`,
    fix: 'remove one of them',
    severity: 'warning' as const,
  }))
}

/** Sentences that a text has twice. Short ones, such as そうです, may be repeated on purpose. */
export function saidTwice(text: string): Wrong[] {
  const sentences = [...plain(text).replace(/\[.*?\]/g, '').matchAll(/[^。\s][^。\n]{9,}。/g)].map(([sentence]) => sentence)
  return [...new Set(sentences.filter((sentence, i) => sentences.indexOf(sentence) < i))]
    .map(sentence => ({ message: `"${sentence}" is there twice`, fix: 'remove one of them', severity: 'warning' as const }))
}

/** Japanese brackets. Others may be alone, in emoticons, lists and code. */
const pairs: Readonly<Record<string, string>> = { '「': '」', '『': '』', '（': '）', '【': '】', '〈': '〉', '《': '》' }
/** The number of a list item: 1）. */
const counted = /^([^\S\n]*(?:[-*+][^\S\n]+)?[\p{L}\p{N}]{1,3})）/gmu
const bracket = new RegExp(`[${Object.entries(pairs).flat().join('')}]`, 'g')

/** Brackets without a partner in their paragraph, with the words around them. */
export function unpaired(text: string): Wrong[] {
  return text.replaceAll(counted, '$1 ').split(/\n{2,}/).flatMap((paragraph) => {
    const open: { sign: string, index: number }[] = []
    const lone: { sign: string, index: number }[] = []
    for (const { 0: sign, index } of paragraph.matchAll(bracket)) {
      if (sign in pairs)
        open.push({ sign, index })
      else if (open.length > 0 && pairs[open.at(-1)!.sign] === sign)
        open.pop()
      else
        lone.push({ sign, index })
    }
    return [...open, ...lone].map(({ sign, index }) => ({
      message: `"${paragraph.slice(Math.max(0, index - 8), index + 9).replaceAll('\n', ' ').trim()}" has "${sign}" without its counterpart`,
      fix: sign in pairs ? `close it with ${pairs[sign]}` : 'open it, or remove it',
      severity: 'warning' as const,
    }))
  })
}
