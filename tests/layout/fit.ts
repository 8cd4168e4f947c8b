/**
 * Whether notes are spoken over what they speak of: each slide's over that slide, each click's paragraph over what appears on
 * that click. Texts are compared by the words that they share, the rarer the weightier (tf-idf and cosine: Salton and Buckley,
 * "Term-weighting approaches in automatic text retrieval", 1988). Nothing is asked of how much they share, but that no two would
 * fit better the other way round.
 */
import { slips } from '../../data/checks/relations'

/** A slide as it is shown, and what is said over it. */
export interface Spoken {
  /** How a person finds it. */
  name: string
  note: string
  /** What stands on the slide before its notes, comments included. */
  content: string
  /** All of its text, when all is shown. */
  text: string
  /** The text that appears on each click, the one before the first included; empty where only lines do. */
  appears: readonly string[]
  /** Of that the lines outside drawings. */
  lines: readonly string[]
  /** What its drawings are to those who do not see them. */
  alternatives?: readonly string[]
}

/**
 * Words in Latin letters and numbers, and of Japanese, which has no spaces, each two characters that are not both hiragana, and
 * three that are.
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

/** The same, and each kanji by itself: 机を and 机は are of one word. */
const rootsOf = (text: string): Set<string> => new Set([...wordsOf(text), ...text.match(/\p{Script=Han}/gu) ?? []])

type Fit = (a: ReadonlySet<string>, b: ReadonlySet<string>) => number

/** How well two texts fit, from 0 to 1, among all that are given. */
function fitAmong(texts: readonly ReadonlySet<string>[]): Fit {
  const counts = new Map<string, number>()
  for (const word of texts.flatMap(text => [...text]))
    counts.set(word, (counts.get(word) ?? 0) + 1)
  const weight = (word: string): number => Math.log((texts.length + 1) / (counts.get(word) ?? 1)) ** 2
  const sum = (words: Iterable<string>): number => [...words].reduce((sum, word) => sum + weight(word), 0)
  return (a, b) => sum([...a].filter(word => b.has(word))) / (Math.sqrt(sum(a) * sum(b)) || 1)
}

/** The places of texts that would fit better changed, pair by pair. */
function swapped(said: readonly ReadonlySet<string>[], shown: readonly ReadonlySet<string>[], fit: Fit): [number, number][] {
  return said.flatMap((_, i) => said.slice(i + 1).map((_, j): [number, number] => [i, i + 1 + j]))
    .filter(([i, j]) => [i, j].every(k => shown[k]!.size > 0 && said[k]!.size > 0))
    .filter(([i, j]) => fit(said[i]!, shown[j]!) + fit(said[j]!, shown[i]!) > fit(said[i]!, shown[i]!) + fit(said[j]!, shown[j]!))
}

const paragraphsIn = (text: string): string[] => text.trim().split(/\n{2,}/)

/** What is said on each click, the one before the first included: the paragraph that it stands in. */
function saidOn(note: string): string[] {
  const [before = '', ...parts] = note.split(/\[click(?::(\d+))?\]/)
  // The split gives the count of each mark, and then the text after it. Nothing is said on clicks that one mark takes together.
  return [before, ...parts.flatMap((_, i) => i % 2 ? [paragraphsIn(parts[i]!)[0]!, ...Array.from({ length: Number(parts[i - 1] ?? 1) - 1 }, () => '')] : [])]
}

/** The notes without their end, which leads to the next slide. */
const bodyOf = (note: string): string => paragraphsIn(note).slice(0, -1).join('\n') || note

const shortened = (text: string): string => text.trim().replace(/\s+/g, ' ').slice(0, 30)

const excuse = /<!--\s*notes-ok\b:?([\s\S]*?)-->/g

/** Characters from which on a text is a sentence; a shorter one is a name, which may appear before it is spoken of. */
const sentence = 12
/** How much better a later paragraph must fit than all up to its click, for a sentence to count as too early. */
const early = 3

/** The sentences that appear before the paragraph that they are about. */
function earlySentences({ note, lines }: Spoken, fit: Fit): string[] {
  const said = saidOn(note).map(wordsOf)
  const best = (words: ReadonlySet<string>, from: number, until?: number): number => Math.max(0, ...said.slice(from, until).map(paragraph => fit(words, paragraph)))
  return lines.flatMap((texts, click) => click === 0
    ? []
    : texts.split(' / ').filter(text => text.length >= sentence).flatMap((text) => {
        const words = wordsOf(text)
        const later = best(words, click + 1)
        return later > early * best(words, 0, click + 1) ? [`"${shortened(text)}" appears on click ${click}, and what is said of it comes later`] : []
      }))
}

/** Sentences with the opposite of a word that stands on the slide; a paragraph that has both compares them. */
function oppositeSentences({ note, text }: Spoken): string[] {
  const shown = text.normalize('NFKC')
  return paragraphsIn(note.normalize('NFKC').replace(/\[.*?\]/g, '')).flatMap(paragraph => slips
    .filter(([right, wrong]) => shown.includes(right) && !shown.includes(wrong) && paragraph.includes(wrong) && !paragraph.includes(right))
    .map(([right, wrong]) => `"${shortened(paragraph.split('。').find(one => one.includes(wrong))!)}" says "${wrong}", and the slide its opposite, "${right}"`))
}

/** How a clause ends that says what is done, or is not: 連携できません, 堅牢に. Something is there, or is called so, in other words. */
const predicate = /(?<stem>\p{Script=Han}+|[\p{Script=Katakana}ー]{2,})(?<tail>(?:[をがにもは]+(?=$|し|せ|でき|され|させ|な[りるっ]))?(?![がはもでとを](?!き))\p{Script=Hiragana}*)$/u
const isNot = /ない|なく|なか|なし|ません|ず(?:に|$)/
/** Kanji that say no in front of a word: 未対応. */
const un = /^[不未非無]/
/** What is neither a yes nor a no: a condition (それがないと始まりません), two noes, a part of it or another time, an invitation, what is hard to do. */
const either = /ない(?:と|限り|わけ|でしょうか)|なければ|なくて?[はも]|ずに?は|しか|だけで|(?:ません|ない)か|違い(?:あり|な)|限りません|(?:[でにと]|まで|から)は[^はが]*(?:ません|ない)|そのまま|丸ごと|すべて|全部|必ずし|あまり|まだ|もう|もはや|昔|これまで|以前|困難|難し|大変|面倒|にく[いか]/

const namesAndNouns = (text: string): string[] => text.match(/\p{Script=Han}{2,}|[\p{Script=Katakana}ー]{2,}|[A-Za-z]{2,}/gu) ?? []

/** What a text says is done or not, clause by clause, with the words of the sentence around it. */
function predicatesIn(text: string): { stem: string, negated: boolean, clause: string, around: readonly string[] }[] {
  return text.normalize('NFKC').replaceAll('(間)', '').split(/[。\n]/).filter(sentence => !either.test(sentence)).flatMap(sentence => sentence.split(/[、「」]/).flatMap((clause) => {
    const { stem, tail = '' } = predicate.exec(clause.trim())?.groups ?? {}
    return stem ? [{ stem: stem.replace(un, ''), negated: isNot.test(tail) || un.test(stem), clause: clause.trim(), around: namesAndNouns(sentence).filter(word => word !== stem) }] : []
  }))
}

/** What the notes say is not done, and the slide that it is, or the other way round. Verbs of one kanji are many: they need another word in common. */
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

/** Which clicks of a slide have not their own paragraph. */
function wrongClicks(slide: Spoken, fit: Fit): string[] {
  const { note, text, appears } = slide
  const said = saidOn(note).map(wordsOf)
  const shown = appears.map(wordsOf)
  const lone = saidOn(note).flatMap((paragraph, click) => {
    // Where lines alone appear, it is about something on the slide.
    const there = rootsOf(appears[click] || text)
    return click === 0 || paragraph.trim() === '' || [...rootsOf(paragraph)].some(word => there.has(word)) ? [] : [click]
  })
  return [
    ...swapped(said.slice(1), shown.slice(1), fit).map(([i, j]) => `the paragraph of click ${i + 1} is about what appears on click ${j + 1} ("${shortened(appears[j + 1]!)}"), and that of click ${j + 1} about what appears on click ${i + 1} ("${shortened(appears[i + 1]!)}")`),
    ...earlySentences(slide, fit),
    ...lone.map(click => `no word in the paragraph of click ${click} is in what appears with it ("${shortened(appears[click] || text)}")`),
  ]
}

/** So much better than its own a slide must fit for notes to be taken for a copy of another's. */
const copied = 1.5

/**
 * Notes that are spoken over something else, one sentence each with what to do about it. What a slide cannot help, a comment
 * before its notes excuses: `<!-- notes-ok: reason -->`.
 * @param slides of a variant, in running order
 */
export function misspoken(slides: readonly Spoken[]): string[] {
  const fit = fitAmong(slides.flatMap(({ note, appears }) => [...saidOn(note), ...appears].map(wordsOf)))
  const [said, shown] = [slides.map(({ note }) => wordsOf(bodyOf(note))), slides.map(({ text }) => wordsOf(text))]
  const wrong = slides.map(slide => [...wrongClicks(slide, fit), ...oppositeSentences(slide), ...deniedSentences(slide)])
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
      return [`${name}, notes-ok: gives no reason.\n  → Write <!-- notes-ok: why it is right all the same -->.`]
    if (reasons.length > 0)
      return wrong[i]!.length > 0 ? [] : [`${name}, notes-ok: excuses nothing.\n  → Take the comment out.`]
    return wrong[i]!.map(what => `${name}, notes: ${what}.\n  → Say what is shown, or say why not before the notes: <!-- notes-ok: reason -->.`)
  })
}

/** Names in Latin letters and katakana. */
export const namesIn = (text: string): string[] => [...new Set(text.normalize('NFKC').match(/[a-z][\w-]+|[\p{Script=Katakana}ー]{3,}/giu))]

/**
 * What the ends of notes announce that this variant never shows, and another does: the paragraph is the other's.
 * @param slides of the variant
 * @param others all slides of the other variants
 */
export function announcedElsewhere(slides: readonly Spoken[], others: readonly Pick<Spoken, 'text'>[]): string[] {
  const shown = (of: readonly Pick<Spoken, 'text'>[]): string => of.map(({ text }) => text).join('\n').normalize('NFKC')
  const [here, there] = [shown(slides), shown(others)]
  return slides.flatMap(({ name, note }) => namesIn(paragraphsIn(note).at(-1)!).filter(word => !here.includes(word) && there.includes(word)).map(word => `${name}, notes: the last paragraph names "${word}", which another variant shows and this one does not.\n  → Give the paragraph the other variant's mark, or name what follows here.`))
}
