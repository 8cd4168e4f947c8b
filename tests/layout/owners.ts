/** Checks that parts own and do on the slides what the notes say: the table is DynamoDB's, not S3's. */
import { wordsOf } from './fit'

/** A slide with its notes and the text alternatives of its drawings. */
interface Drawn {
  name: string
  note: string
  alternatives: readonly string[]
}

/** The same with its text. */
interface Shown extends Drawn {
  text: string
}

/** A Latin name, and what belongs to it. */
const owned = /([A-Z][\w.-]*(?: [A-Z\d][\w.-]*)*)の([\p{Script=Han}\p{Script=Katakana}ー]{2,}|[a-z]+)/gu

/** Things that the notes give to the wrong part: a drawing that names both parts gives them to the other. */
export function misattributed(slides: readonly Drawn[]): string[] {
  const drawings = slides.flatMap(({ alternatives }) => alternatives).map(text => text.normalize('NFKC'))
  const owners = drawings.flatMap(drawing => [...drawing.matchAll(owned)].map(([, owner, thing]) => ({ drawing, owner: owner!, thing })))
  return slides.flatMap(({ name, note }) => [...note.normalize('NFKC').matchAll(owned)].flatMap(([words, said, thing]) => {
    const right = owners.filter(one => one.thing === thing && one.drawing.includes(said!))
    return right.length === 0 || right.some(({ owner }) => owner === said)
      ? []
      : [`${name}, notes: "${words}" is "${right[0]!.owner}の${thing}" in the text alternative of a drawing.\n  → Correct the name, or reword whose it is.`]
  }))
}

/** A name of two words, such as Shelf Clerk, and a name that is said to belong to another, such as BeaconのClerk. */
const compound = /([A-Z][\w.-]*) ([A-Z][\w.-]*)/g
const namesake = /([A-Z][\w.-]*)の([A-Z][\w.-]*)(?!\S{0,4}(?:[別違異]|ではな))/g

/** Names that the notes give to another owner than the drawings of their slide. */
export function misnamed(slides: readonly Drawn[]): string[] {
  return slides.flatMap(({ name, note, alternatives }) => {
    const drawn = alternatives.join('\n').normalize('NFKC')
    return [...note.normalize('NFKC').matchAll(namesake)].flatMap(([words, owner, thing]) => {
      const right = [...drawn.matchAll(compound)].find(([, , other]) => other === thing)
      return !right || right[1] === owner || drawn.includes(words!)
        ? []
        : [`${name}, notes: "${words}" is "${right[0]}" in the text alternative of the drawing.\n  → Correct the name, or say that they are different things (…とは別物).`]
    })
  })
}

/** What there is for each of several things, such as 棚板ごとに合鍵, up to the end of the clause. */
const each = /([A-Za-z][\w.-]*|[\p{Script=Han}\p{Script=Katakana}ー]{2,})ごとに([^、。\n]+)/gu

/** What there is for each of one thing in the notes, but for each of another on their slide, which names both. */
export function misapportioned(slides: readonly Shown[]): string[] {
  return slides.flatMap(({ name, note, text, alternatives }) => {
    const shown = [text, ...alternatives].join('\n').normalize('NFKC')
    return [...note.normalize('NFKC').matchAll(each)].flatMap(([words, of, what]) => {
      const right = [...shown.matchAll(each)].filter(([, , other]) => [...wordsOf(other!)].some(word => wordsOf(what!).has(word)))
      return right.length === 0 || right.some(([, other]) => other === of) || !shown.includes(of!)
        ? []
        : [`${name}, notes: "${words}" is "${right[0]![0]}" on the slide.\n  → Correct the notes or the slide.`]
    })
  })
}

const part = String.raw`[A-Za-z][\w.-]*|[\p{Script=Han}\p{Script=Katakana}ー]{2,}`
/** Who does something, and the rest of the clause. */
const acting = new RegExp(`(${part})[がは](?=([^がは。\\n]+))`, 'gu')

/** Who does what: each subject with the verbs after it, such as を発行. */
function actsIn(text: string): { actor: string, act: string }[] {
  return [...text.matchAll(acting)].flatMap(([, actor, rest]) => [...rest!.matchAll(/[をに]\p{Script=Han}{1,2}/gu)].map(([act]) => ({ actor: actor!, act })))
}

/** Acts that the notes give to another part than the drawings of their slide, which name both parts. */
export function misacted(slides: readonly Drawn[]): string[] {
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

/** A thing, and how the subject of its clause relates to it: …どおり, …を調. */
const related = new RegExp(`(${part})(どおり|[をに]\\p{Script=Han})`, 'gu')

/** Two things and how a text relates them: A が … B どおり. */
function relationsIn(text: string): { one: string, other: string, how: string }[] {
  return [...text.matchAll(acting)].flatMap(([, one, rest]) => [...rest!.matchAll(related)].map(([, other, how]) => ({ one: one!, other: other!, how: how! })))
}

/** Things that the notes relate the other way round than their slide. */
export function turnedRound(slides: readonly Shown[]): string[] {
  return slides.flatMap(({ name, note, text, alternatives }) => {
    const shown = new Set([text, ...alternatives].flatMap(words => relationsIn(words.normalize('NFKC'))).map(({ one, other, how }) => `${one}が…${other}${how}`))
    return relationsIn(note.normalize('NFKC')).flatMap(({ one, other, how }) => {
      const [said, turned] = [`${one}が…${other}${how}`, `${other}が…${one}${how}`]
      return shown.has(turned) && !shown.has(said) ? [`${name}, notes: "${said}" is "${turned}" on the slide.\n  → Correct the notes or the slide.`] : []
    })
  })
}

/** What a text says about each case or part: Xなら Y, Xは Y, XさんとYさんは Z. */
function casesIn(text: string): { of: string, said: ReadonlySet<string> }[] {
  return text.split(/[、。\n]/).flatMap((clause) => {
    const at = clause.search(/なら|は/)
    const subjects = clause.slice(0, Math.max(at, 0)).trim().split(/さん(?:と|$)/).filter(Boolean)
    return subjects.map(of => ({ of, said: wordsOf(clause.slice(at)) }))
  })
}

/** What a slide lists under each of these cases: the lines from one that begins with its name to the next such line. */
function listedIn(text: string, cases: readonly string[]): { of: string, said: ReadonlySet<string> }[] {
  const lines = text.split('\n').map(line => line.trim()).filter(Boolean)
  const heads = lines.flatMap((line, i) => cases.some(of => line.startsWith(of)) ? [i] : [])
  return heads.map((head, k) => ({ of: lines[head]!, said: wordsOf(lines.slice(head, heads[k + 1]).join('\n')) }))
}

/** The share of words that two texts have in common, from 0 to 1. */
const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => [...a].filter(word => b.has(word)).length / new Set([...a, ...b]).size

/** Cases that the notes mix up: they say of one what their slide, or a drawing on it, says of the other. */
export function exchanged(slides: readonly Shown[]): string[] {
  return slides.flatMap(({ name, note, text, alternatives }) => {
    const cases = casesIn(note.normalize('NFKC').replace(/\[.*?\]/g, ''))
    const places = [
      ...alternatives.map(alternative => ({ place: 'in the text alternative of the drawing', shown: casesIn(alternative.normalize('NFKC')) })),
      { place: 'on the slide', shown: listedIn(text.normalize('NFKC'), cases.map(({ of }) => of)) },
    ]
    return places.flatMap(({ place, shown }) => {
      const known = cases.flatMap(({ of, said }) => shown.filter(one => one.of.includes(of)).slice(0, 1).map(one => ({ of, said, right: one.said })))
      return known.flatMap((one, i) => known.slice(i + 1)
        .filter(other => one.of !== other.of && shared(one.said, other.right) + shared(other.said, one.right) > shared(one.said, one.right) + shared(other.said, other.right))
        .map(other => `${name}, notes: what is said of "${one.of}" and of "${other.of}" is the other way round ${place}.\n  → Correct the notes or the slide.`))
    })
  })
}
