/** Checks the names in a text: how they are spelled, and whether the facts know the people. */
import type { Speaker } from '../schema'
import type { Facts, Wrong } from './facts'
import { plain } from './mentions'
import { isNear, nearestPart } from './near'

const latin = /[A-Z][A-Z0-9]*(?:[.+/-][A-Z0-9]+)*/gi
const katakana = /[\p{Script=Katakana}ー]{4,}/gu
const tag = /[#@][A-Z]\w*/gi

/** The names in the facts. */
export interface Spellings {
  /** Official titles, without their brackets. */
  titles: readonly string[]
  /** Names of organisations and places that are not only in Latin letters. */
  phrases: readonly string[]
  /** Hashtag and handles. */
  tags: readonly string[]
  /** The spellings of words in Latin letters, keyed in lower case. */
  words: ReadonlyMap<string, ReadonlySet<string>>
  /** Names of products, which have only one spelling. */
  products: ReadonlySet<string>
  /** Words in katakana that are names, or parts of them. */
  kana: readonly string[]
  people: readonly (Pick<Speaker, 'name' | 'organization' | 'shortOrganization' | 'handle'> & { talk?: string })[]
}

/**
 * Gathers the names.
 * @param facts the facts of the meetup
 * @param texts all texts in them
 */
export function spellingsOf(facts: Facts, texts: readonly string[]): Spellings {
  const { agenda, event, products, talks } = facts
  const words = new Map<string, Set<string>>()
  // A lower-case text without spaces is an id or the name of a mark, which say nothing about spelling.
  for (const [word] of texts.filter(text => !/^[a-z-]+(?::[a-z-]+)?$/.test(text)).flatMap(text => [...text.replace(tag, '').matchAll(latin)])) {
    const key = word.toLowerCase()
    words.set(key, (words.get(key) ?? new Set()).add(word))
  }
  const people: Spellings['people'] = [...talks.map(({ id, speaker }) => ({ ...speaker, talk: id })), ...agenda.flatMap(({ speaker }) => speaker ?? []), { name: event.source.author, organization: '' }]
  const { host = '', room = '', building = '' } = event.venue
  const names = [...people.flatMap(({ organization, shortOrganization = '' }) => [organization, shortOrganization]), host, room, building].map(plain)
  return {
    titles: [...talks.map(({ title }) => title), event.series, event.source.title].map(title => plain(title).replace(/^[「『]|[」』]$/g, '')),
    phrases: [...new Set(names.filter(name => name.length >= 5 && /[^\x20-\x7E]/.test(name) && !/^[\p{Script=Katakana}ー]+$/u.test(name)))],
    tags: [event.hashtag, ...people.flatMap(({ handle }) => handle ?? [])],
    words,
    products: new Set(products.map(({ name }) => name)),
    kana: [...new Set(names.flatMap(name => name.match(katakana) ?? []))],
    people: people.map(person => ({ ...person, name: plain(person.name) })),
  }
}

/** An almost certain slip. */
const slip = (word: string, known: string): Wrong => ({ message: `"${word}" looks like a slip`, fix: `data/ writes "${known}"`, severity: 'warning' })

/** How many letters may differ for a text to be a misspelt title: one in seven. */
const lettersOf = (title: string): number => Math.floor(title.length / 7)

/** Blanks a part of a text, so that the rest keeps its place. */
const blank = (text: string, start: number, end: number): string => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end)

/**
 * Misspelt titles and names.
 * @param text the text to read
 * @param spellings the known spellings
 * @returns what is wrong, and the text without it
 */
export function misspelt(text: string, spellings: Spellings): { wrong: Wrong[], rest: string } {
  const wrong: Wrong[] = []
  let rest = text
  // A correctly spelled name is not a slip of another.
  let unread = [...spellings.titles, ...spellings.phrases].sort((a, b) => b.length - a.length).reduce((left, phrase) => left.replaceAll(phrase, ' '.repeat(phrase.length)), text)
  const phrases = [
    ...spellings.titles.map(words => ({ words, most: lettersOf(words), isTitle: true })),
    ...spellings.phrases.map(words => ({ words, most: 1, isTitle: false })),
  ].filter(({ most }) => most > 0)
  for (const { words, most, isTitle } of phrases) {
    const part = nearestPart(unread.toLowerCase(), words.toLowerCase(), most)
    if (!part || part.distance === 0)
      continue
    const written = unread.slice(part.start, part.end).trim()
    wrong.push(isTitle ? { message: `"${written}" is not the title`, fix: `data/ says "${words}"` } : slip(written, words))
    unread = blank(unread, part.start, part.end)
    rest = blank(rest, part.start, part.end)
  }

  for (const [word] of rest.matchAll(tag)) {
    const letters = (one: string): string => one.toLowerCase().replaceAll('_', '')
    const known = spellings.tags.find(one => one[0] === word[0] && (letters(one) === letters(word) || isNear(one, word)))
    if (known && !spellings.tags.includes(word))
      wrong.push(slip(word, known))
  }
  const untagged = rest.replace(tag, match => ' '.repeat(match.length))
  return { wrong: [...wrong, ...misspeltWords(untagged, spellings)], rest }
}

/** The text after a product in lower case if it is a command: `tool write`. */
const argument = /^\s+-{0,2}[a-z]/

/** Words that are misspelt names. */
function misspeltWords(text: string, { words, products, kana }: Spellings): Wrong[] {
  const inLatin = [...text.matchAll(latin)].flatMap((match) => {
    const [word] = match
    const key = word.toLowerCase()
    const known = words.get(key)
    if (known) {
      // Products and names with an inner capital have only one spelling; other words may begin a sentence.
      const right = [...known].find(spelling => products.has(spelling) || /[a-z][A-Z]/.test(spelling))
      const isCommand = word === key && argument.test(text.slice(match.index + word.length))
      return !right || known.has(word) || isCommand ? [] : [slip(word, right)]
    }
    if (word.length < 5)
      return []
    // Short English words may be near by chance: simple, sample.
    const near = [...words].find(([other, spellings]) => other.length >= ([...spellings].some(one => products.has(one)) ? 5 : 7)
      && isNear(key, other) && !key.startsWith(other) && !other.startsWith(key))
    return near ? [slip(word, [...near[1]][0]!)] : []
  })
  const inKana = [...text.matchAll(katakana)].flatMap(([word]) => {
    const near = kana.includes(word) ? undefined : kana.find(other => isNear(word, other) && !word.startsWith(other))
    return near ? [slip(word, near)] : []
  })
  return [...inLatin, ...inKana]
}

/** Characters that are easily mixed up in names: with the same reading, or an older form. */
const standIns = ['藤東', '地池治', '井居伊', '仏佛', '斎斉齋齊', '辺邊邉', '沢澤', '島嶋嶌', '高髙', '崎﨑埼', '浜濱', '桜櫻', '広廣', '大太小', '川河', '本元', '松末', '田多', '条條', '富冨', '塚冢', '真眞', '国國', '竜龍', '原腹']

function isStandIn(a: string, b: string): boolean {
  return a.length === b.length && [...a].filter((character, i) => character !== b[i]).length === 1
    && [...a].every((character, i) => character === b[i] || standIns.some(group => group.includes(character) && group.includes(b[i]!)))
}

const sentenceAround = (text: string, index: number): string => /[^。\n]*$/.exec(text.slice(0, index))![0] + /^[^。\n]*/.exec(text.slice(index))![0]

/** People who are not in the facts: a misspelt known one, or someone else. */
export function unknownPeople(text: string, { people }: Spellings, talk?: string): Wrong[] {
  const known = people.map(({ name }) => name).join(', ')
  return [...text.matchAll(/(?<!\p{Script=Han})((?:\p{Script=Han}{1,4} )?\p{Script=Han}{2,4})(?:さん|氏)/gu)].flatMap((match): Wrong[] => {
    const name = match[1]!
    const [family, given] = name.split(' ')
    const before = text.slice(0, match.index + name.length)
    const isOrganization = people.some(({ organization, shortOrganization }) => [organization, shortOrganization].some(one => one && before.endsWith(plain(one))))
    if (/^[〇○]+$/.test(name) || isOrganization || people.some(person => person.name === name || person.name.split(' ')[0] === name))
      return []
    const meant = people.find((person) => {
      const [knownFamily, knownGiven] = person.name.split(' ')
      if (given !== undefined)
        return family === knownFamily || given === knownGiven || isNear(name, person.name)
      // In a sentence with the organisation, or on the speaker's own slide, hardly anyone else is meant.
      const isExpected = (talk !== undefined && person.talk === talk) || [person.organization, person.shortOrganization].some(one => one && sentenceAround(text, match.index).includes(plain(one)))
      return isStandIn(name, knownFamily!) || (isExpected && name.length === knownFamily!.length && name[0] === knownFamily![0])
    })
    return [{ message: `no one in the facts is called "${name}"`, fix: meant ? `data/ knows ${meant.name}` : `data/ knows ${known}`, severity: meant ? 'warning' : 'hint' }]
  })
}
