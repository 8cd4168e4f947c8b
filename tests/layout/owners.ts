/** Checks that parts own and do in the drawings what the notes say: the table is DynamoDB's, not S3's. */
import { wordsOf } from './fit'

/** A Latin name, and what belongs to it. */
const owned = /([A-Z][\w.-]*(?: [A-Z\d][\w.-]*)*)の([\p{Script=Han}\p{Script=Katakana}ー]{2,}|[a-z]+)/gu

/**
 * Things that the notes give to the wrong part: a drawing that names both parts gives them to the other.
 * @param slides the slides, with the text alternatives of their drawings
 */
export function misattributed(slides: readonly { name: string, note: string, alternatives: readonly string[] }[]): string[] {
  const drawings = slides.flatMap(({ alternatives }) => alternatives).map(text => text.normalize('NFKC'))
  const owners = drawings.flatMap(drawing => [...drawing.matchAll(owned)].map(([, owner, thing]) => ({ drawing, owner: owner!, thing })))
  return slides.flatMap(({ name, note }) => [...note.normalize('NFKC').matchAll(owned)].flatMap(([words, said, thing]) => {
    const right = owners.filter(one => one.thing === thing && one.drawing.includes(said!))
    return right.length === 0 || right.some(({ owner }) => owner === said)
      ? []
      : [`${name}, notes: "${words}" is "${right[0]!.owner}の${thing}" in the text alternative of a drawing.\n  → Correct the name, or reword whose it is.`]
  }))
}

const part = String.raw`[A-Za-z][\w.-]*|[\p{Script=Han}\p{Script=Katakana}ー]{2,}`
/** Who does something, and the rest of the clause. */
const acting = new RegExp(`(${part})[がは](?=([^がは。\\n]+))`, 'gu')

/** Who does what: each subject with the verbs after it, such as を発行. */
function actsIn(text: string): { actor: string, act: string }[] {
  return [...text.matchAll(acting)].flatMap(([, actor, rest]) => [...rest!.matchAll(/[をに]\p{Script=Han}{1,2}/gu)].map(([act]) => ({ actor: actor!, act })))
}

/**
 * Acts that the notes give to another part than the drawings of their slide, which name both parts.
 * @param slides the slides, with the text alternatives of their drawings
 */
export function misacted(slides: readonly { name: string, note: string, alternatives: readonly string[] }[]): string[] {
  return slides.flatMap(({ name, note, alternatives }) => {
    const drawings = alternatives.map(text => text.normalize('NFKC'))
    const known = drawings.flatMap(actsIn)
    const isOne = (a: string, b: string): boolean => a.includes(b) || b.includes(a)
    return actsIn(note.normalize('NFKC').replace(/\[.*?\]/g, '')).flatMap(({ actor, act }) => {
      const right = known.filter(one => one.act === act)
      return right.length === 0 || right.some(one => isOne(one.actor, actor)) || !drawings.some(drawing => drawing.includes(actor))
        ? []
        : [`${name}, notes: "${actor}" does "${act}", which "${right[0]!.actor}" does in the text alternative of the drawing.\n  → Correct the name, or reword who does it.`]
    })
  })
}

/** What a text says about each case or part: Xなら Y, Xは Y. */
function casesIn(text: string): { of: string, said: ReadonlySet<string> }[] {
  return text.split(/[、。\n]/).flatMap((clause) => {
    const at = clause.search(/なら|は/)
    const of = clause.slice(0, Math.max(at, 0)).trim()
    return of ? [{ of, said: wordsOf(clause.slice(at)) }] : []
  })
}

/** The share of words that two texts have in common, from 0 to 1. */
const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => [...a].filter(word => b.has(word)).length / new Set([...a, ...b]).size

/**
 * Cases that the notes mix up: they say of one what a drawing of their slide says of the other.
 * @param slides the slides, with the text alternatives of their drawings
 */
export function exchanged(slides: readonly { name: string, note: string, alternatives: readonly string[] }[]): string[] {
  return slides.flatMap(({ name, note, alternatives }) => {
    const cases = casesIn(note.normalize('NFKC').replace(/\[.*?\]/g, ''))
    return alternatives.flatMap((alternative) => {
      const drawn = casesIn(alternative.normalize('NFKC'))
      const known = cases.flatMap(({ of, said }) => drawn.filter(one => one.of.includes(of)).slice(0, 1).map(one => ({ of, said, right: one.said })))
      return known.flatMap((one, i) => known.slice(i + 1)
        .filter(other => one.of !== other.of && shared(one.said, other.right) + shared(other.said, one.right) > shared(one.said, one.right) + shared(other.said, other.right))
        .map(other => `${name}, notes: what is said of "${one.of}" and of "${other.of}" is the other way round in the text alternative of the drawing.\n  → Correct the notes or the drawing.`))
    })
  })
}
