/** Checks relations between facts: what something does, what came before what, and what turned into what. */
import type { Facts, Wrong } from './facts'
import { escapeRegExp } from '../../tooling/index'
import { durationOf, minutesOf } from '../dates'
import { called, patternOf, shortened } from './belongings'
import { mentionsIn, plain } from './mentions'

/** Finds what is wrong with a text in plain characters; see `plain`. */
type Check = (said: string) => Wrong[]

/** Other words for what stays as it is, and for what changes. */
const alsoSaid: Readonly<Record<string, readonly string[]>> = {
  静的: ['固定', '変わらない', '変化しない', '動かない'],
  動的: ['変わり続け', '変化し続け', '動き続け', '変わっていく', '変化する', '変化が前提'],
}
const anyOf = (name: string): string => [name, ...alsoSaid[name] ?? []].map(one => escapeRegExp(plain(one))).join('|')
/** What may come between such a word and から, as in 変わり続ける世界から. */
const inIt = '(?:な|の|る|された|した)?(?:世界|もの|状態|環境|形|姿|仕組み)?'

/** A change in the wrong direction: from what something is now to what it was. */
function reversed({ layers = [], words }: Facts): Check {
  const changes = [...layers, ...words ? [{ from: words.from.name, to: words.to.name }] : []].flatMap(({ from, to }) =>
    from && to ? [{ from, to, turned: new RegExp(`(?:${anyOf(to)})${inIt}から、?(?:${anyOf(from)})`) }] : [])
  return said => changes.flatMap(({ from, to, turned }) => {
    const found = turned.exec(said)
    return found ? [{ message: `"${found[0]}" is the wrong way round`, fix: `data/ says ${from}から${to}`, severity: 'warning' as const }] : []
  })
}

/** A reversed preference: Xより、Y as Yより、X. */
function preferred(facts: Facts): Check {
  const preferences = namedRows(facts).flatMap(({ said }) => [...said.matchAll(/(\p{Script=Han}+|[\p{Script=Katakana}ー]+)より、?(\p{Script=Han}+|[\p{Script=Katakana}ー]+)/gu)]).map(([, less, more]) => ({ less, more, turned: new RegExp(`${more}より(?:も|先に)?、?${less}`) }))
  return said => preferences.flatMap(({ less, more, turned }) => {
    const found = turned.exec(said)
    return found ? [{ message: `"${found[0]}" is the wrong way round`, fix: `data/ says ${less}より${more}`, severity: 'warning' as const }] : []
  })
}

/** This many characters of a title in a row are not in a sentence by chance. */
const quoted = 6

/** A sentence that denies the title of a talk: "not X, but Y", with the title's own words for X. */
function denied({ talks }: Facts): Check {
  const titles = talks.map(({ title }) => plain(title))
  return said => [...said.matchAll(/([^、。\n]+)では?なく/g)].flatMap(([words, before]) => {
    const title = titles.find(title => before!.length >= quoted && title.includes(before!))
    return title ? [{ message: `"${words}" contradicts the title`, fix: `data/ says ${title}: turn the sentence round`, severity: 'warning' as const }] : []
  })
}

/** A principle with the number of another. */
function miscounted({ principles = [] }: Facts): Check {
  const rows = principles.map(({ name }, i) => ({ name, number: i + 1, counted: new RegExp(`(\\d+)(?:つ|番)目は、?${patternOf(plain(name)).source}`, 'u') }))
  return said => rows.flatMap(({ name, number, counted }) => {
    const found = counted.exec(said)
    return found && Number(found[1]) !== number ? [{ message: `"${found[0]}" is number ${number}`, fix: `data/principles.ts has "${name}" there`, severity: 'warning' as const }] : []
  })
}

/** Words that say at which end of the stack to begin. */
const ways = [['down', /上から、?(?:順に|下へ|動か)/], ['up', /(?:土台|下)から、?(?:順に|上へ|動か)/]] as const

/** Layers that are announced from one end, but follow from the other. */
function fromTheOtherEnd({ layers = [] }: Facts): Check {
  const patterns = layers.flatMap(({ name }) => name ? [patternOf(plain(name))] : [])
  return said => ways.flatMap(([way, pattern]) => {
    const found = pattern.exec(said)
    if (!found)
      return []
    const places = said.slice(found.index).split(/\n{2,}/).map(paragraph => patterns.findIndex(name => name.test(paragraph))).filter(place => place >= 0)
    const isTurned = places.length > 1 && places.every((place, i) => i === 0 || (way === 'down' ? place < places[i - 1]! : place > places[i - 1]!))
    return isTurned ? [{ message: `"${found[0]}" is not the order of the layers`, fix: `what follows goes ${way === 'down' ? '土台から上へ' : '上から下へ'}: say so, or turn it round`, severity: 'warning' as const }] : []
  })
}

/** Opposites that are easily mixed up. */
const opposites = [
  ['読み取り', '書き込み'],
  ['増や', '減ら'],
  ['増え', '減り'],
  ['上げ', '下げ'],
  ['上が', '下が'],
  ['速く', '遅く'],
  ['静的', '動的'],
  ['手動', '自動'],
  ['密結合', '疎結合'],
  ['許', '禁'],
  ['あたり', 'またい'],
  ['以上', '以下'],
  ['内側', '外側'],
] as const
/** Each word with its opposite. */
export const slips = opposites.flatMap(([one, other]) => [[one, other], [other, one]] as const)

/** Rows with a name anywhere in the facts, with all that they say about it. */
function namedRows(value: unknown): { name: string, said: string }[] {
  if (typeof value !== 'object' || value === null)
    return []
  const rows = Object.values(value).flatMap(namedRows)
  if (!('name' in value) || typeof value.name !== 'string')
    return rows
  const said = Object.entries(value).flatMap(([key, part]: [string, unknown]) => key === 'name' ? [] : [part].flat()).filter(part => typeof part === 'string')
  return [...rows, { name: plain(value.name), said: plain(said.join('')) }]
}

/** The opposite of what the facts say about something, in a paragraph that names nothing else from them. */
function opposed(facts: Facts): Check {
  const rows = namedRows(facts).filter(({ said }) => opposites.flat().some(word => said.includes(word))).map(row => ({ ...row, pattern: patternOf(row.name) }))
  return said => said.split(/\n{2,}/).flatMap((paragraph) => {
    const [row, ...others] = rows.filter(({ pattern }) => pattern.test(paragraph))
    if (!row || others.length > 0)
      return []
    return slips
      .filter(([right, wrong]) => row.said.includes(right) && !row.said.includes(wrong) && paragraph.includes(wrong) && !paragraph.includes(right))
      .map(([right, wrong]) => ({ message: `"${wrong}" is not what "${row.name}" does`, fix: `data/ says "${right}" of it: correct the word`, severity: 'warning' as const }))
  })
}

/** A name in Latin letters, or a word in kanji or katakana. */
const word = String.raw`[A-Za-z][\w.-]*|\p{Script=Han}{2,}|[\p{Script=Katakana}ー]{3,}`
const words = new RegExp(word, 'gu')
/** With this many equal characters on both sides, a word is in the same phrase, and not there by chance. */
const frame = 4

/** A phrase of the facts with a wrong word in it: the number of centres instead of the number of clusters. */
function exchanged(facts: Facts): Check {
  const phrases = namedRows(facts).flatMap(({ name, said }) => [...said.matchAll(words)].flatMap(({ 0: right, index }) => {
    const end = index + right.length
    const [before, after] = [said.slice(Math.max(0, index - frame), index), said.slice(end, end + frame)]
    return before.length < frame || after.length < frame ? [] : [{ name, right, pattern: new RegExp(`${escapeRegExp(before)}(${word})${escapeRegExp(after)}`, 'gu') }]
  }))
  return said => phrases.flatMap(({ name, right, pattern }) => [...said.matchAll(pattern)].filter(([, found]) => found !== right).map(([words]) =>
    ({ message: `"${words}" is not what the facts say there`, fix: `data/ says "${right}", of "${name}"`, severity: 'warning' as const })))
}

/** Lists of names anywhere in the facts. */
function listsIn(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null)
    return []
  const parts: unknown[] = Object.values(value)
  return Array.isArray(value) && parts.every(part => typeof part === 'string') ? [parts.map(plain)] : parts.flatMap(listsIn)
}

const listed = String.raw`(?:[A-Za-z][\w.-]*|[\p{Script=Katakana}ー]{2,})`
/** A list of names. */
const enumeration = new RegExp(`${listed}(?:(?:[、や,]|, )${listed})+`, 'gu')

/** A list of the facts in which a name is replaced by one from another list, or, in a long list, by any name. */
function outOfList({ topics }: Facts): Check {
  const lists = listsIn(topics)
  return said => [...said.matchAll(enumeration)].flatMap(([words]) => {
    const names = words.split(/[、や,] ?/)
    return lists.filter(list => list.length > 2 && list.length === names.length).flatMap((list) => {
      const [name, ...others] = names.filter(one => !list.includes(one))
      const isMeant = name !== undefined && others.length === 0 && (list.length > 3 || lists.some(other => other.includes(name)))
      return isMeant ? [{ message: `"${name}" does not belong in "${words}"`, fix: `data/topics.ts lists ${list.join(', ')}`, severity: 'warning' as const }] : []
    })
  })
}

/** Words for the part after the talks. */
const afterwards = /懇親会|パーティー|二次会/

/** A part of the evening with the time of another. */
function mistimed({ agenda, event }: Facts): Check {
  const titled = agenda.filter(row => row.title !== undefined).map(({ title, start, end }) => ({ title: plain(title!), times: [start, end] }))
  const parties = titled.filter(({ title }) => afterwards.test(title))
  const parts: { name: RegExp, times: readonly string[] }[] = [
    { name: /開場/, times: [event.doors] },
    { name: /開会|開演/, times: [event.start] },
    { name: /本編/, times: [event.start, parties[0]?.times[0] ?? event.end] },
    { name: afterwards, times: parties.flatMap(({ times }) => times) },
    ...titled.filter(row => !parties.includes(row)).map(({ title, times }) => ({ name: patternOf(title.split('、')[0]!), times })),
  ].filter(({ times }) => times.length > 0)
  // A time that is not in the facts is reported elsewhere.
  const known = [event.doors, ...[event, ...agenda].flatMap(({ start, end }) => [start, end])].map(minutesOf)
  return said => said.split(/[、。\n]/).flatMap((clause) => {
    const [part, ...others] = parts.filter(({ name }) => name.test(clause))
    if (!part || others.length > 0)
      return []
    return mentionsIn(clause)
      .filter(mention => mention.kind === 'clock' && !mention.isRough && mention.minutes.some(time => known.includes(time)) && !part.times.some(time => mention.minutes.includes(minutesOf(time))))
      .map(({ words }) => ({ message: `"${words}" is not a time of "${part.name.exec(clause)![0]}"`, fix: `data/ says ${part.times.join(', ')}`, severity: 'warning' as const }))
  })
}

/** Words for a talk. */
const anyTalk = 'セッション|講演|発表|トーク'

/** A part of the evening with the duration of another. */
function misspanned({ agenda }: Facts): Check {
  const named = agenda.map(row => ({ minutes: durationOf(row), name: row.title === undefined ? anyTalk : escapeRegExp(plain(row.title).split('、')[0]!) }))
  const parts = [...new Set(named.map(({ name }) => name))].map((name) => {
    const spans = named.filter(row => row.name === name).map(({ minutes }) => minutes)
    return { spans, said: new RegExp(`(?:${name})(?:[はがも]|で、?)、?(?:どれも|いずれも|みな|すべて|それぞれ)?、?(?<after>\\d+)分(?!版)|(?<before>\\d+)分の(?:${name})`, 'g') }
  })
  // A duration that is not in the facts is reported elsewhere.
  const known = named.map(({ minutes }) => minutes)
  return said => parts.flatMap(({ spans, said: pattern }) => [...said.matchAll(pattern)].flatMap(({ 0: found, groups }) => {
    const minutes = Number(groups!.after ?? groups!.before)
    return spans.includes(minutes) || !known.includes(minutes) ? [] : [{ message: `"${found}" is the duration of another part`, fix: `data/agenda.ts says ${[...new Set(spans)].join(', ')}分`, severity: 'warning' as const }]
  }))
}

/** Words for a sequence. */
const inTurn = /続い|続け|はさ|挟|その[あ後]|次に|最後/

/** Companies and breaks that a sentence puts in another sequence than the evening's. */
function outOfTurn({ agenda, talks }: Facts): Check {
  const names = agenda.flatMap((row) => {
    const speaker = row.speaker ?? talks.find(({ id }) => id === row.talk)?.speaker
    return [speaker?.shortOrganization ?? speaker?.organization ?? [], row.title ?? []].flat().map(plain)
  })
  const once = names.filter(name => names.indexOf(name) === names.lastIndexOf(name)).map(name => ({ name, patterns: shortened(name).map(patternOf) }))
  return said => said.split(/[。\n]/).filter(sentence => inTurn.test(sentence)).flatMap((sentence) => {
    const found = once.map(({ name, patterns }) => ({ name, at: Math.max(...patterns.map(pattern => sentence.search(pattern))) })).filter(({ at }) => at >= 0)
    const right = found.map(({ name }) => name)
    const told = found.toSorted((a, b) => a.at - b.at).map(({ name }) => name)
    return told.join() === right.join() ? [] : [{ message: `"${told.join('", "')}" is not the order of the evening`, fix: `data/agenda.ts has ${right.join(', ')}`, severity: 'warning' as const }]
  })
}

/** What a text calls someone with one half of their long role, such as a product's manager for its owner. */
function halfOf(role: string, said: string): string | undefined {
  const half = Math.ceil(role.length / 2)
  const [start, end] = [role.slice(0, half), role.slice(-half)].map(escapeRegExp)
  const kana = '[\\p{Script=Katakana}ー]+'
  return half < 4 ? undefined : new RegExp(`(?:${start}${kana}|${kana}${end})(?=です|で、|として|を務)`, 'u').exec(said)?.[0]
}

/** A person with the role of another, or half of their own, in a paragraph that names no one else. */
function misroled({ agenda, talks }: Facts): Check {
  const people = [...talks, ...agenda].flatMap(({ speaker }) => speaker ?? []).map(({ name, role }) => ({
    name: plain(name),
    role: plain(role),
    names: called(name).map(name => patternOf(plain(name))),
    held: patternOf(plain(role)),
  }))
  return said => said.split(/\n{2,}/).flatMap((paragraph) => {
    const [person, ...others] = people.filter(({ names }) => names.some(pattern => pattern.test(paragraph)))
    if (!person || others.length > 0 || person.held.test(paragraph))
      return []
    const role = people.find(({ held }) => held.test(paragraph))?.role ?? halfOf(person.role, paragraph)
    return role === undefined ? [] : [{ message: `"${person.name}" is called "${role}"`, fix: `data/ says "${person.role}": correct the role, or the name`, severity: 'warning' as const }]
  })
}

/** Returns a function that finds what a text says against the relations between the facts. */
export function relationsOf(facts: Facts): (text: string) => Wrong[] {
  const checks = [reversed, preferred, denied, miscounted, fromTheOtherEnd, opposed, exchanged, outOfList, mistimed, misspanned, outOfTurn, misroled].map(check => check(facts))
  return (text) => {
    const said = plain(text)
    return checks.flatMap(check => check(said))
  }
}
