/**
 * The length of spoken notes in written Japanese characters, the unit in which Japan states the pace of speech. Only what
 * is said counts: a kanji, a kana and the long vowel mark are one character each; punctuation, brackets, spaces, marks and
 * comments are none. Words in Latin letters and figures count by the kana of their reading: the one in the deck's readings,
 * or roughly how they would be written in Japanese.
 */
import { escapeRegExp } from '../shared/regExp'

/**
 * Characters per minute. News is written for about 300 at NHK and 350 at commercial stations
 * (https://talkrescue.jp/archives/5153, by a former radio reporter and announcer).
 */
export const usualPace = 320

/**
 * Kana per written character, for converting spoken kana into characters of the same duration. A quarter of the characters
 * in the deck's notes are kanji, each usually read with two kana; the rest are kana.
 */
export const kanaPerCharacter = 1.25

const letterNames = 'エー ビー シー ディー イー エフ ジー エイチ アイ ジェー ケー エル エム エヌ オー ピー キュー アール エス ティー ユー ブイ ダブリュー エックス ワイ ゼット'.split(' ')
const digitNames = 'ゼロ いち に さん よん ご ろく なな はち きゅう'.split(' ')
const powersOfTen = ['', 'じゅう', 'ひゃく', 'せん']
const myriads = ['', 'まん', 'おく', 'ちょう']
const signNames: Record<string, string> = { '%': 'パーセント', '&': 'アンド', '@': 'アット', '#': 'ハッシュ' }

/** Reads letters by their Japanese names: `VM` is ブイエム. */
export function readLetters(letters: string): string {
  return [...letters.toUpperCase()].map(letter => letterNames[letter.charCodeAt(0) - 65]).join('')
}

/** Reads a whole number below 10 000; an empty string for 0. */
function readBelowMyriad(number: number): string {
  return [3, 2, 1, 0].map((power) => {
    const digit = Math.floor(number / 10 ** power) % 10
    return digit === 0 ? '' : `${digit === 1 && power > 0 ? '' : digitNames[digit]}${powersOfTen[power]}`
  }).join('')
}

/**
 * Reads a figure in Japanese, with decimals digit by digit: `2018` is にせんじゅうはち, `1.5` is いちてんご.
 * Sound changes are ignored (さんひゃく for さんびゃく): they do not change the number of kana.
 */
export function readFigure(figure: string): string {
  const [whole = '', decimals] = figure.replaceAll(',', '').split('.')
  const groups = myriads.map((name, power) => {
    const group = Math.floor(Number(whole) / 10000 ** power) % 10000
    return group === 0 ? '' : `${readBelowMyriad(group)}${name}`
  })
  const point = decimals === undefined ? '' : `てん${[...decimals].map(digit => digitNames[Number(digit)]).join('')}`
  return (groups.reverse().join('') || digitNames[0]!) + point
}

/**
 * Estimates how many kana an English word has in Japanese: one for each vowel, and one for each consonant without a vowel
 * after it, because Japanese adds a vowel, lengthens the one before (r) or makes it ン. Two letters for one sound count as
 * one consonant. A final y is long. A silent final e lengthens the vowel before its consonant or does not count.
 */
function kanaInWord(word: string): number {
  const sounds = word.toLowerCase()
    .replace(/y$/, 'yy')
    .replace(/([aeiouy])([^aeiouy])e$/, '$1$1$2')
    .replace(/(?<=[aeiouy].*[^aeiouy])e$/, '')
    .replace(/[cgpstw]h|ck|qu|([^aeiouy])\1/g, 'c')
  return sounds.match(/[aeiouy]|[^aeiouy](?![aeiouy])/g)!.length
}

/** Counts the kana in a run of Latin letters. Up to four capitals, or a run without vowels, are read letter by letter. */
export function kanaInLatin(run: string): number {
  const isSpelled = /^[A-Z]{1,4}$/.test(run) || run.length === 1 || !/[aeiouy]/i.test(run)
  return isSpelled ? readLetters(run).length : kanaInWord(run)
}

/** A deliberate pause, marked as in the script of a play. */
export const pauseMark = /（間）/g

/** The mark of a click in notes, `[click]`; `[click:2]` means two. */
export const clickMark = /\[click(?::(\d+))?\]/g

/** Notes without what is not spoken: clicks, pauses, comments, HTML, link addresses, and the readings above words. */
function withoutMarks(notes: string): string {
  return notes.replace(pauseMark, '').replace(clickMark, '').replace(/<!--.*?-->|<rt>.*?<\/rt>|<[^>]*>|(?<=\])\([^)]*\)/gs, '')
}

/** Writes times of day as they are read: 19:30 as 19時30分, 19:00 as 19時. */
function withReadTimes(text: string): string {
  return text.replace(/(\d{1,2}):(\d{2})/g, (_, hours, minutes) => `${hours}時${minutes === '00' ? '' : `${minutes}分`}`)
}

/** Terms and their readings in kana: a deck's `notesAutoRuby`. */
export type Readings = Readonly<Record<string, string>>

/** Figures, runs of Latin letters (a capital begins a new run: `CircleCI` is two), symbols that are read, and other letters. */
const spoken = /(?<figure>\d+(?:,\d{3})*(?:\.\d+)?)|(?<latin>[A-Z]+(?![a-z])|[A-Z]?[a-z]+)|(?<sign>[%&@]|#\b)|\p{L}/u

/** The same, preceded by the terms with known readings, longest first. */
function spokenWith(readings: Readings): RegExp {
  const terms = Object.keys(readings).sort((a, b) => b.length - a.length).map(escapeRegExp)
  return new RegExp(terms.length > 0 ? `(?<term>(?<![A-Za-z])(?:${terms.join('|')})(?![A-Za-z]))|${spoken.source}` : spoken, 'gu')
}

/** The length of notes in written Japanese characters. */
export function spokenCharacters(notes: string, readings: Readings = {}): number {
  const text = withReadTimes(withoutMarks(notes).normalize('NFKC'))
  return [...text.matchAll(spokenWith(readings))].reduce((sum, { groups: { term, figure, latin, sign } = {} }) => {
    const kana = term ? readings[term]!.length : figure ? readFigure(figure).length : latin ? kanaInLatin(latin) : sign ? signNames[sign]!.length : undefined
    return sum + (kana === undefined ? 1 : kana / kanaPerCharacter)
  }, 0)
}
