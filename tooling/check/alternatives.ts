/** Checks the text alternative of a drawing against the drawing's own text. */
import type { Drawing, Part } from './drawings'
import { escapeRegExp } from '../shared/regExp'
import { wordsOf } from './drawings'

/** Names in Latin letters, including a number that follows. */
const latin = /[A-Z][\w.&+-]+(?: \d+)?/gi

/** Words of at least two characters in one script. */
const words = /[A-Z][\w.-]+(?: \d+\b)?|[\p{Script=Katakana}ー]{2,}|\p{Script=Han}{2,}/giu

/** Japanese endings that negate a sentence. */
const negation = /ない|なく|なかった|せず|ません/g

const isKatakana = (word: string): boolean => /^[\p{Script=Katakana}ー]+$/u.test(word)

/** Whether two names mean the same. In katakana, a part may stand for the whole: サイドカー for サイドカープロキシ. */
function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase() || (isKatakana(a) && isKatakana(b) && (a.startsWith(b) || b.startsWith(a) || a.endsWith(b) || b.endsWith(a)))
}

/** The large texts of a drawing: the names of nodes and groups, and the labels of arrows. */
const labelsOf = (parts: readonly Part[]): string[] => [...new Set(parts.filter(({ kind }) => kind !== 'shapes' && kind !== 'badge').map(({ name }) => name).filter(Boolean))]

/** The names in Latin letters that an alternative has and neither the drawing nor its slide does. */
export function strangeNames({ alternative = '', around }: Drawing): string[] {
  return [...new Set(alternative.match(latin) ?? [])].filter(name => !around.toLowerCase().includes(name.replace(' ', '').toLowerCase()))
}

/** The named nodes and groups that an alternative does not mention. */
export function unnamed({ alternative = '', parts }: Drawing): string[] {
  const said = alternative.match(words) ?? []
  const isNamed = (name: string): boolean => alternative.includes(name) || (name.match(words) ?? []).some(word => said.some(other => isSameName(word, other)) || alternative.includes(word))
  return labelsOf(parts.filter(({ kind }) => kind === 'node' || kind === 'group' || kind === 'text')).filter(name => !isNamed(name))
}

/**
 * What an alternative names, in order: parts of the drawing and words of their names, other names, numbers and negations.
 * A rewording gives the same result; swapping two names does not.
 */
export function sayingOf({ alternative = '', parts }: Drawing): string[] {
  const labels = labelsOf(parts).flatMap(label => [label, ...label.match(words) ?? []]).sort((a, b) => b.length - a.length).map(escapeRegExp)
  return [...alternative.matchAll(new RegExp([...labels, latin.source, '\\d[\\d,.]*', negation.source].join('|'), 'giu'))].map(([word]) => word.search(negation) === 0 ? 'not' : word)
}

/** A message for each drawing that repeats the alternative of an earlier one but shows something else. */
export function sharedAlternatives(slides: readonly { name: string, drawings: readonly Drawing[] }[]): string[] {
  const first = new Map<string, { name: string, says: string }>()
  return slides.flatMap(({ name, drawings }) => drawings.flatMap(({ alternative, parts }) => {
    if (!alternative)
      return []
    const says = parts.map(wordsOf).join()
    const other = first.get(alternative)
    first.set(alternative, other ?? { name, says })
    return other && other.says !== says ? [`${name}: the drawing has the text alternative "${alternative}" of another one, on ${other.name} → say what this one shows`] : []
  }))
}
