/**
 * How long notes are when they are spoken, in written characters of Japanese: the measure in which the pace of speech
 * is stated in Japan. What counts is what is said: a kanji, a kana and the long vowel mark are one character each;
 * punctuation, brackets, spaces, marks and comments are none. Words in Latin letters and figures count by the kana of
 * how they are read: as the deck's readings say, or about as Japanese would write them.
 */
import { escapeRegExp } from '../shared/regExp'

/**
 * Characters a minute. News is written for about 300 at NHK and 350 at commercial stations
 * (https://talkrescue.jp/archives/5153, by a former reporter and announcer of a radio station).
 */
export const usualPace = 320

/**
 * Kana in one written character, which turns kana that are heard into characters of the same duration. A quarter of
 * the characters in the deck's notes are kanji, each read with two kana as a rule; the others are kana.
 */
export const kanaPerCharacter = 1.25

const letterNames = 'エー ビー シー ディー イー エフ ジー エイチ アイ ジェー ケー エル エム エヌ オー ピー キュー アール エス ティー ユー ブイ ダブリュー エックス ワイ ゼット'.split(' ')
const digitNames = 'ゼロ いち に さん よん ご ろく なな はち きゅう'.split(' ')
const powersOfTen = ['', 'じゅう', 'ひゃく', 'せん']
const myriads = ['', 'まん', 'おく', 'ちょう']
const signNames: Record<string, string> = { '%': 'パーセント', '&': 'アンド', '@': 'アット', '#': 'ハッシュ' }

/** Letters by their Japanese names: `VM` is ブイエム. */
export function readLetters(letters: string): string {
  return [...letters.toUpperCase()].map(letter => letterNames[letter.charCodeAt(0) - 65]).join('')
}

/** A whole number below 10 000; nothing for 0. */
function readBelowMyriad(number: number): string {
  return [3, 2, 1, 0].map((power) => {
    const digit = Math.floor(number / 10 ** power) % 10
    return digit === 0 ? '' : `${digit === 1 && power > 0 ? '' : digitNames[digit]}${powersOfTen[power]}`
  }).join('')
}

/**
 * A figure in Japanese, digits after the point one by one: `2018` is にせんじゅうはち, `1.5` いちてんご.
 * Sounds that merge are left as they are (さんひゃく for さんびゃく): that changes no number of kana.
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
 * About how many kana an English word has in Japanese: each vowel is one, and so is each consonant that no vowel
 * follows, because Japanese gives it a vowel, lengthens the one before (r) or makes it ン. Two letters for one sound
 * are one consonant; a y at the end is long; a silent e there lengthens the vowel before its consonant, or is nothing.
 */
function kanaInWord(word: string): number {
  const sounds = word.toLowerCase()
    .replace(/y$/, 'yy')
    .replace(/([aeiouy])([^aeiouy])e$/, '$1$1$2')
    .replace(/(?<=[aeiouy].*[^aeiouy])e$/, '')
    .replace(/[cgpstw]h|ck|qu|([^aeiouy])\1/g, 'c')
  return sounds.match(/[aeiouy]|[^aeiouy](?![aeiouy])/g)!.length
}

/** Kana in a run of Latin letters of one kind: up to four capitals, and what has no vowel, are read letter by letter. */
export function kanaInLatin(run: string): number {
  const isSpelled = /^[A-Z]{1,4}$/.test(run) || run.length === 1 || !/[aeiouy]/i.test(run)
  return isSpelled ? readLetters(run).length : kanaInWord(run)
}

/** A silence that the speaker keeps on purpose, as the script of a play notes it. */
export const pauseMark = /（間）/g

/** Where a click comes in notes, `[click]`; `[click:2]` stands for two. */
export const clickMark = /\[click(?::(\d+))?\]/g

/** Notes without what is not said: clicks, silences, comments, HTML, the address of a link, the readings above a word. */
function withoutMarks(notes: string): string {
  return notes.replace(pauseMark, '').replace(clickMark, '').replace(/<!--.*?-->|<rt>.*?<\/rt>|<[^>]*>|(?<=\])\([^)]*\)/gs, '')
}

/** Times of day as they are read: 19:30 as 19時30分, 19:00 as 19時. */
function withReadTimes(text: string): string {
  return text.replace(/(\d{1,2}):(\d{2})/g, (_, hours, minutes) => `${hours}時${minutes === '00' ? '' : `${minutes}分`}`)
}

/** How terms are read in kana: a deck's `notesAutoRuby`. */
export type Readings = Readonly<Record<string, string>>

/** Figures, runs of Latin letters (a capital begins a new one: `CircleCI` is two), signs that are read, other letters. */
const spoken = /(?<figure>\d+(?:,\d{3})*(?:\.\d+)?)|(?<latin>[A-Z]+(?![a-z])|[A-Z]?[a-z]+)|(?<sign>[%&@]|#\b)|\p{L}/u

/** The same, and before them the terms whose readings are known, the longest first. */
function spokenWith(readings: Readings): RegExp {
  const terms = Object.keys(readings).sort((a, b) => b.length - a.length).map(escapeRegExp)
  return new RegExp(terms.length > 0 ? `(?<term>(?<![A-Za-z])(?:${terms.join('|')})(?![A-Za-z]))|${spoken.source}` : spoken, 'gu')
}

/** The length of notes in written characters of Japanese. */
export function spokenCharacters(notes: string, readings: Readings = {}): number {
  const text = withReadTimes(withoutMarks(notes).normalize('NFKC'))
  return [...text.matchAll(spokenWith(readings))].reduce((sum, { groups: { term, figure, latin, sign } = {} }) => {
    const kana = term ? readings[term]!.length : figure ? readFigure(figure).length : latin ? kanaInLatin(latin) : sign ? signNames[sign]!.length : undefined
    return sum + (kana === undefined ? 1 : kana / kanaPerCharacter)
  }, 0)
}
