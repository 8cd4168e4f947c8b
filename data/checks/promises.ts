/** Checks whether notes keep what they promise, and whether they agree with their title. */
import type { Wrong } from './facts'
import { plain } from './mentions'

/** Words that make a promise. */
const soon = /このあと|この後|のちほど|後ほど|次の(?:スライド|図|ページ)/
const ordinal = /(\d+)(?:つ|番)目/g

const ordinalsIn = (text: string): string[] => [...text.matchAll(ordinal)].map(([, number]) => number!)

/**
 * Numbers that notes promise, but skip where they count others: 1つ目と3つ目 promised, then only 1つ目 and 2つ目.
 * @param note the notes of a slide
 * @param later the notes of the following slides of the same talk
 */
export function unkept(note: string, later: readonly string[]): Wrong[] {
  const sentences = plain(note).split('。')
  return sentences.flatMap((sentence, i) => {
    if (!soon.test(sentence))
      return []
    const taken = ordinalsIn([...sentences.slice(i + 1), ...later.map(plain)].join('。'))
    return ordinalsIn(sentence).filter(number => taken.length > 0 && !taken.includes(number)).map(number => ({
      message: `"${sentence.trim()}" promises number ${number}, and nothing after it is called that`,
      fix: `what follows tells ${[...new Set(taken)].join(', ')}: announce these`,
      severity: 'warning' as const,
    }))
  })
}

const word = String.raw`(\p{Script=Han}{2,}|[\p{Script=Katakana}ー]{2,}|[A-Za-z][\w.-]*)`
/** Patterns for something that measures up to something else, or is preferred to it. */
const measures = [
  new RegExp(`${word}(?:に(?:比べても?|対しても?)?|と(?:比べ|並べ)ても?|よりも?)、?(見劣りし|劣ら|負けな|引けを取ら)`, 'gu'),
  new RegExp(`${word}より(?:も|先に)?、?${word}`, 'gu'),
] as const

/**
 * Comparisons that the notes make with something other than the title does, and preferences that they reverse.
 * @param title the title of a slide
 * @param note the notes of the slide
 */
export function turnedRound(title: string, note: string): Wrong[] {
  const [said, told] = [plain(title), plain(note)]
  const [byTitle, byNotes] = [said, told].map(text => [...text.matchAll(measures[0])])
  const measured = byTitle!.flatMap(([words, by, verb]) => {
    const others = byNotes!.filter(([, , other]) => other === verb)
    return others.length === 0 || others.some(([, other]) => other === by) ? [] : [{ message: `"${words}" is measured by "${by}", and in the notes "${others[0]![0]}" by "${others[0]![1]}"`, fix: 'reverse one of them', severity: 'warning' as const }]
  })
  const preferred = [...said.matchAll(measures[1])].flatMap(([words, less, more]) => {
    const other = [...told.matchAll(measures[1])].find(([, a, b]) => a === more && b === less)
    return other ? [{ message: `"${words}" is reversed in the notes: "${other[0]}"`, fix: 'say the same in both', severity: 'warning' as const }] : []
  })
  return [...measured, ...preferred]
}
