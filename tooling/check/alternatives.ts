/** Holds the text alternative of a drawing against what the drawing says. */
import type { Drawing, Part } from './drawings'
import { escapeRegExp } from '../shared/regExp'
import { wordsOf } from './drawings'

/** Names in Latin letters, with a number that belongs to them. */
const latin = /[A-Z][\w.&+-]+(?: \d+)?/gi

/** Words of two characters and more of one script. */
const words = /[A-Z][\w.-]+(?: \d+\b)?|[\p{Script=Katakana}ー]{2,}|\p{Script=Han}{2,}/giu

/** What turns the sense of a sentence round. */
const negation = /ない|なく|なかった|せず|ません/g

const isKatakana = (word: string): boolean => /^[\p{Script=Katakana}ー]+$/u.test(word)

/** Whether two names are one: in katakana a part may stand for the whole, サイドカー for サイドカープロキシ. */
function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase() || (isKatakana(a) && isKatakana(b) && (a.startsWith(b) || b.startsWith(a) || a.endsWith(b) || b.endsWith(a)))
}

/** What the parts of a drawing say in large: the names of nodes and groups, the labels of arrows. */
const labelsOf = (parts: readonly Part[]): string[] => [...new Set(parts.filter(({ kind }) => kind !== 'shapes' && kind !== 'badge').map(({ name }) => name).filter(Boolean))]

/** The names in Latin letters that an alternative says, and neither the drawing nor the slide around it. */
export function strangeNames({ alternative = '', around }: Drawing): string[] {
  return [...new Set(alternative.match(latin) ?? [])].filter(name => !around.toLowerCase().includes(name.replace(' ', '').toLowerCase()))
}

/** The nodes and groups with a name of which an alternative says no word. */
export function unnamed({ alternative = '', parts }: Drawing): string[] {
  const said = alternative.match(words) ?? []
  const isNamed = (name: string): boolean => alternative.includes(name) || (name.match(words) ?? []).some(word => said.some(other => isSameName(word, other)) || alternative.includes(word))
  return labelsOf(parts.filter(({ kind }) => kind === 'node' || kind === 'group' || kind === 'text')).filter(name => !isNamed(name))
}

/**
 * What an alternative names, in its order: parts of the drawing and words of their names, other names, numbers, and where
 * it says no. The same thing said in other words is the same; two names that change places are not.
 */
export function sayingOf({ alternative = '', parts }: Drawing): string[] {
  const labels = labelsOf(parts).flatMap(label => [label, ...label.match(words) ?? []]).sort((a, b) => b.length - a.length).map(escapeRegExp)
  return [...alternative.matchAll(new RegExp([...labels, latin.source, '\\d[\\d,.]*', negation.source].join('|'), 'giu'))].map(([word]) => word.search(negation) === 0 ? 'not' : word)
}

/** The drawings that have the alternative of one before them and show something else, in sentences. */
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
