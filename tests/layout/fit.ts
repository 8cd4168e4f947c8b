/**
 * Checks that notes match what is shown while they are spoken: the notes of a slide that slide, the paragraph of a click what
 * appears on that click. Texts are compared by the words that they share, and rare words weigh more (tf-idf and cosine: Salton
 * and Buckley, "Term-weighting approaches in automatic text retrieval", 1988). They need not share a minimum of words, but no
 * two may fit better when swapped.
 */
import { slips } from '../../data/checks/relations'

/** A slide as it is shown, with its notes. */
export interface Spoken {
  /** The slide in messages. */
  name: string
  note: string
  /** The Markdown of the slide before its notes, comments included. */
  content: string
  /** All of its text, after the last click. */
  text: string
  /** The text before the first click, and the text that appears on each click; empty where only lines without text appear. */
  appears: readonly string[]
  /** The part of it outside drawings. */
  lines: readonly string[]
  /** The text alternatives of its drawings. */
  alternatives?: readonly string[]
}

/**
 * Latin words and numbers. Japanese has no spaces, so its words are each pair of characters that are not both hiragana, and
 * each run of three hiragana.
 */
export function wordsOf(text: string): Set<string> {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll('(間)', ' ')
  const words = new Set([...plain.matchAll(/[a-z]+|\d[\d.,]*\d/g)].map(([word]) => word))
  for (const [run] of plain.matchAll(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu)) {
    for (let at = 0; at < run.length - 1; at++) {
      const isHiragana = (part: string): boolean => /^\p{Script=Hiragana}+$/u.test(part)
      const [two, three] = [run.slice(at, at + 2), run.slice(at, at + 3)]
      if (!isHiragana(two))
        words.add(two)
      else if (three.length === 3 && isHiragana(three))
        words.add(three)
    }
  }
  return words
}

/** The same, and each kanji by itself, so that 机を and 机は share a word. */
const rootsOf = (text: string): Set<string> => new Set([...wordsOf(text), ...text.match(/\p{Script=Han}/gu) ?? []])

type Fit = (a: ReadonlySet<string>, b: ReadonlySet<string>) => number

/** Returns a function that says how well two texts fit, from 0 to 1, weighted by all the given texts. */
function fitAmong(texts: readonly ReadonlySet<string>[]): Fit {
  const counts = new Map<string, number>()
  for (const word of texts.flatMap(text => [...text]))
    counts.set(word, (counts.get(word) ?? 0) + 1)
  const weight = (word: string): number => Math.log((texts.length + 1) / (counts.get(word) ?? 1)) ** 2
  const sum = (words: Iterable<string>): number => [...words].reduce((sum, word) => sum + weight(word), 0)
  return (a, b) => sum([...a].filter(word => b.has(word))) / (Math.sqrt(sum(a) * sum(b)) || 1)
}

/** The places of each pair of texts that would fit better when swapped. */
function swapped(said: readonly ReadonlySet<string>[], shown: readonly ReadonlySet<string>[], fit: Fit): [number, number][] {
  return said.flatMap((_, i) => said.slice(i + 1).map((_, j): [number, number] => [i, i + 1 + j]))
    .filter(([i, j]) => [i, j].every(k => shown[k]!.size > 0 && said[k]!.size > 0))
    .filter(([i, j]) => fit(said[i]!, shown[j]!) + fit(said[j]!, shown[i]!) > fit(said[i]!, shown[i]!) + fit(said[j]!, shown[j]!))
}

const paragraphsIn = (text: string): string[] => text.trim().split(/\n{2,}/)

/** What is said before the first click, and the paragraph of each click. */
function saidOn(note: string): string[] {
  const [before = '', ...parts] = note.split(/\[click(?::(\d+))?\]/)
  // The split gives the count of each mark, then the text after it. Only the first of the clicks that share a mark has words.
  return [before, ...parts.flatMap((_, i) => i % 2 ? [paragraphsIn(parts[i]!)[0]!, ...Array.from({ length: Number(parts[i - 1] ?? 1) - 1 }, () => '')] : [])]
}

/** The notes without their last paragraph, which leads to the next slide. */
const bodyOf = (note: string): string => paragraphsIn(note).slice(0, -1).join('\n') || note

const shortened = (text: string): string => text.trim().replace(/\s+/g, ' ').slice(0, 30)

const excuse = /<!--\s*notes-ok\b:?([\s\S]*?)-->/g

/** A text of at least this many characters is a sentence. A shorter one is a name, and may appear before the notes speak of it. */
const sentence = 12
/** A sentence counts as too early when a later paragraph fits it this many times better than every paragraph up to its click. */
const early = 3

/** The sentences that appear before the paragraph about them. */
function earlySentences({ note, lines }: Spoken, fit: Fit): string[] {
  const said = saidOn(note).map(wordsOf)
  const best = (words: ReadonlySet<string>, from: number, until?: number): number => Math.max(0, ...said.slice(from, until).map(paragraph => fit(words, paragraph)))
  return lines.flatMap((texts, click) => click === 0
    ? []
    : texts.split(' / ').filter(text => text.length >= sentence).flatMap((text) => {
        const words = wordsOf(text)
        const later = best(words, click + 1)
        return later > early * best(words, 0, click + 1) ? [`"${shortened(text)}" appears on click ${click}, before the notes speak of it`] : []
      }))
}

/** Sentences with the opposite of a word on the slide. A paragraph with both words compares them. */
function oppositeSentences({ note, text }: Spoken): string[] {
  const shown = text.normalize('NFKC')
  return paragraphsIn(note.normalize('NFKC').replace(/\[.*?\]/g, '')).flatMap(paragraph => slips
    .filter(([right, wrong]) => shown.includes(right) && !shown.includes(wrong) && paragraph.includes(wrong) && !paragraph.includes(right))
    .map(([right, wrong]) => `"${shortened(paragraph.split('。').find(one => one.includes(wrong))!)}" says "${wrong}", and the slide its opposite, "${right}"`))
}

/** The end of a clause that says what is done or not done: 連携できません, 堅牢に. Sentences about what exists, or what it is called, end otherwise. */
const predicate = /(?<stem>\p{Script=Han}+|[\p{Script=Katakana}ー]{2,})(?<tail>(?:[をがにもは]+(?=$|し|せ|でき|され|させ|な[りるっ]))?(?![がはもでとを](?!き))\p{Script=Hiragana}*)$/u
const isNot = /ない|なく|なか|なし|ません|ず(?:に|$)/
/** Kanji that negate the word after them: 未対応. */
const un = /^[不未非無]/
/** Neither positive nor negative: conditions (それがないと始まりません), double negatives, parts, other times, invitations, things hard to do. */
const either = /ない(?:と|限り|わけ|でしょうか)|なければ|なくて?[はも]|ずに?は|しか|だけで|(?:ません|ない)か|違い(?:あり|な)|限りません|(?:[でにと]|まで|から)は[^はが]*(?:ません|ない)|そのまま|丸ごと|すべて|全部|必ずし|あまり|まだ|もう|もはや|昔|これまで|以前|困難|難し|大変|面倒|にく[いか]/

const namesAndNouns = (text: string): string[] => text.match(/\p{Script=Han}{2,}|[\p{Script=Katakana}ー]{2,}|[A-Za-z]{2,}/gu) ?? []

/** What a text says is done or not done, clause by clause, with the other words of the sentence. */
function predicatesIn(text: string): { stem: string, negated: boolean, clause: string, around: readonly string[] }[] {
  return text.normalize('NFKC').replaceAll('(間)', '').split(/[。\n]/).filter(sentence => !either.test(sentence)).flatMap(sentence => sentence.split(/[、「」]/).flatMap((clause) => {
    const { stem, tail = '' } = predicate.exec(clause.trim())?.groups ?? {}
    return stem ? [{ stem: stem.replace(un, ''), negated: isNot.test(tail) || un.test(stem), clause: clause.trim(), around: namesAndNouns(sentence).filter(word => word !== stem) }] : []
  }))
}

/** What the notes deny and the slide affirms, or the other way round. Verbs of one kanji are common, so they need a second shared word. */
function deniedSentences({ note, text, alternatives = [] }: Spoken): string[] {
  const [told, shown] = [note.replace(/\[.*?\]/g, ''), [text, ...alternatives].join('\n')].map(predicatesIn) as [ReturnType<typeof predicatesIn>, ReturnType<typeof predicatesIn>]
  return [...new Set(told.map(({ stem }) => stem))].flatMap((stem) => {
    const said = told.filter(one => one.stem === stem)
    const seen = shown.filter(one => one.stem.endsWith(stem) || stem.endsWith(one.stem))
    const isOne = (of: typeof said, negated: boolean): boolean => of.length > 0 && of.every(one => one.negated === negated)
    const isTurned = [true, false].some(negated => isOne(said, negated) && isOne(seen, !negated))
    const isMeant = stem.length > 1 || said.some(one => seen.some(({ around }) => one.around.some(word => around.includes(word))))
    return isTurned && isMeant ? [`"${shortened(said[0]!.clause)}" says the contrary of the slide, "${shortened(seen[0]!.clause)}"`] : []
  })
}

/** Where a slide says no, as in 変更なし, and no sentence of its notes does. */
function neverDenied({ note, text }: Spoken): string[] {
  const [lack] = /\p{Script=Han}{2,}なし/u.exec(text) ?? []
  return !lack || note.replaceAll('まず、', '').split(/[、。\n]/).some(clause => isNot.test(clause)) ? [] : [`"${lack}" is on the slide, but no sentence of the notes says no`]
}

/** What is wrong with the paragraphs of a slide's clicks. */
function wrongClicks(slide: Spoken, fit: Fit): string[] {
  const { note, text, appears } = slide
  const said = saidOn(note).map(wordsOf)
  const shown = appears.map(wordsOf)
  const lone = saidOn(note).flatMap((paragraph, click) => {
    // Where only lines appear, the paragraph may be about anything on the slide.
    const there = rootsOf(appears[click] || text)
    return click === 0 || paragraph.trim() === '' || [...rootsOf(paragraph)].some(word => there.has(word)) ? [] : [click]
  })
  return [
    ...swapped(said.slice(1), shown.slice(1), fit).map(([i, j]) => `the paragraph of click ${i + 1} is about what appears on click ${j + 1} ("${shortened(appears[j + 1]!)}"), and that of click ${j + 1} about what appears on click ${i + 1} ("${shortened(appears[i + 1]!)}")`),
    ...earlySentences(slide, fit),
    ...lone.map(click => `no word in the paragraph of click ${click} is in what appears with it ("${shortened(appears[click] || text)}")`),
  ]
}

/** Notes count as copied when another slide fits them this many times better than their own. */
const copied = 1.5

/**
 * Notes that do not match what is shown, one message each, with a fix. A comment before the notes excuses a mismatch that is
 * meant: `<!-- notes-ok: reason -->`.
 * @param slides the slides of a variant, in running order
 */
export function misspoken(slides: readonly Spoken[]): string[] {
  const fit = fitAmong(slides.flatMap(({ note, appears }) => [...saidOn(note), ...appears].map(wordsOf)))
  const [said, shown] = [slides.map(({ note }) => wordsOf(bodyOf(note))), slides.map(({ text }) => wordsOf(text))]
  const wrong = slides.map(slide => [...wrongClicks(slide, fit), ...oppositeSentences(slide), ...deniedSentences(slide), ...neverDenied(slide)])
  const pairs = swapped(said, shown, fit)
  for (const [i, j] of pairs)
    wrong[i]!.push(`its notes are about ${slides[j]!.name}, and that slide's about this one`)
  for (const [i, words] of said.entries()) {
    const best = shown.reduce((best, other, j) => fit(words, other) > fit(words, shown[best]!) ? j : best, i)
    if (!pairs.flat().includes(i) && fit(words, shown[best]!) > copied * fit(words, shown[i]!))
      wrong[i]!.push(`its notes are about ${slides[best]!.name}`)
  }
  return slides.flatMap(({ name, content }, i) => {
    const reasons = [...content.matchAll(excuse)].map(([, reason]) => reason!.trim())
    if (reasons.includes(''))
      return [`${name}, notes-ok: gives no reason.\n  → Write <!-- notes-ok: why it is right anyway -->.`]
    if (reasons.length > 0)
      return wrong[i]!.length > 0 ? [] : [`${name}, notes-ok: excuses nothing.\n  → Remove the comment.`]
    return wrong[i]!.map(what => `${name}, notes: ${what}.\n  → Speak of what is shown, or give a reason before the notes: <!-- notes-ok: reason -->.`)
  })
}

/** Names in Latin letters and katakana. */
export const namesIn = (text: string): string[] => [...new Set(text.normalize('NFKC').match(/[a-z][\w-]+|[\p{Script=Katakana}ー]{3,}/giu))]

/**
 * Names that the last paragraphs of notes announce, but that only another variant shows: the paragraph belongs to that one.
 * @param slides the slides of the variant
 * @param others all slides of the other variants
 */
export function announcedElsewhere(slides: readonly Spoken[], others: readonly Pick<Spoken, 'text'>[]): string[] {
  const shown = (of: readonly Pick<Spoken, 'text'>[]): string => of.map(({ text }) => text).join('\n').normalize('NFKC')
  const [here, there] = [shown(slides), shown(others)]
  return slides.flatMap(({ name, note }) => namesIn(paragraphsIn(note).at(-1)!).filter(word => !here.includes(word) && there.includes(word)).map(word => `${name}, notes: the last paragraph names "${word}", which another variant shows and this one does not.\n  → Give the paragraph the other variant's mark, or name what follows here.`))
}
