/** How the facts hang together: what something is said to do, what came before what, and what turned into what. */
import type { Facts, Wrong } from './facts'
import { escapeRegExp } from '../../tooling/index'
import { patternOf } from './belongings'
import { plain } from './mentions'

/** Tells what is wrong with a text in plain characters; see `plain`. */
type Check = (said: string) => Wrong[]

/** What changed, told the wrong way round: from what it is now to what it was. */
function reversed({ layers = [], words }: Facts): Check {
  const changes = [...layers, ...words ? [{ from: words.from.name, to: words.to.name }] : []].flatMap(({ from, to }) =>
    from && to ? [{ from, to, turned: new RegExp(`${escapeRegExp(plain(to))}から、?${escapeRegExp(plain(from))}`) }] : [])
  return said => changes.flatMap(({ from, to, turned }) => {
    const found = turned.exec(said)
    return found ? [{ message: `"${found[0]}" is the wrong way round`, fix: `data/ says ${from}から${to}`, severity: 'warning' as const }] : []
  })
}

/** A run of a title's characters this long does not stand in a sentence by chance. */
const quoted = 6

/** What a talk's title says, denied: "X, not Y", with the title's own words for X. */
function denied({ talks }: Facts): Check {
  const titles = talks.map(({ title }) => plain(title))
  return said => [...said.matchAll(/([^、。\n]+)では?なく/g)].flatMap(([words, before]) => {
    const title = titles.find(title => before!.length >= quoted && title.includes(before!))
    return title ? [{ message: `"${words}" denies what the title says`, fix: `data/ says ${title}: turn the sentence round`, severity: 'warning' as const }] : []
  })
}

/** A principle that is counted as another. */
function miscounted({ principles = [] }: Facts): Check {
  const rows = principles.map(({ name }, i) => ({ name, number: i + 1, counted: new RegExp(`(\\d+)(?:つ|番)目は、?${patternOf(plain(name)).source}`, 'u') }))
  return said => rows.flatMap(({ name, number, counted }) => {
    const found = counted.exec(said)
    return found && Number(found[1]) !== number ? [{ message: `"${found[0]}" is number ${number}`, fix: `data/principles.ts has "${name}" there`, severity: 'warning' as const }] : []
  })
}

/** Words that say at which end of the stack one begins. */
const ways = [['down', /上から、?(?:順に|下へ|動か)/], ['up', /(?:土台|下)から、?(?:順に|上へ|動か)/]] as const

/** Layers that are announced from one end, and told from the other. */
function fromTheOtherEnd({ layers = [] }: Facts): Check {
  const patterns = layers.flatMap(({ name }) => name ? [patternOf(plain(name))] : [])
  return said => ways.flatMap(([way, pattern]) => {
    const found = pattern.exec(said)
    if (!found)
      return []
    const places = said.slice(found.index).split(/\n{2,}/).map(paragraph => patterns.findIndex(name => name.test(paragraph))).filter(place => place >= 0)
    const isTurned = places.length > 1 && places.every((place, i) => i === 0 || (way === 'down' ? place < places[i - 1]! : place > places[i - 1]!))
    return isTurned ? [{ message: `"${found[0]}" is not how the layers are told`, fix: `what follows goes ${way === 'down' ? '土台から上へ' : '上から下へ'}: say so, or turn it round`, severity: 'warning' as const }] : []
  })
}

/** Words that are easily mixed up. */
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
] as const
const slips = opposites.flatMap(([one, other]) => [[one, other], [other, one]] as const)

/** Rows anywhere in the facts that have a name, with all that they say of it. */
function namedRows(value: unknown): { name: string, said: string }[] {
  if (typeof value !== 'object' || value === null)
    return []
  const rows = Object.values(value).flatMap(namedRows)
  if (!('name' in value) || typeof value.name !== 'string')
    return rows
  const said = Object.entries(value).flatMap(([key, part]: [string, unknown]) => key === 'name' ? [] : [part].flat()).filter(part => typeof part === 'string')
  return [...rows, { name: plain(value.name), said: plain(said.join('')) }]
}

/** The opposite of what the facts say of something, in a paragraph that names nothing else of them. */
function opposed(facts: Facts): Check {
  const rows = namedRows(facts).filter(({ said }) => opposites.flat().some(word => said.includes(word))).map(row => ({ ...row, pattern: patternOf(row.name) }))
  return said => said.split(/\n{2,}/).flatMap((paragraph) => {
    const [row, ...others] = rows.filter(({ pattern }) => pattern.test(paragraph))
    if (!row || others.length > 0)
      return []
    return slips
      .filter(([right, wrong]) => row.said.includes(right) && !row.said.includes(wrong) && paragraph.includes(wrong) && !paragraph.includes(right))
      .map(([right, wrong]) => ({ message: `"${wrong}" is said of "${row.name}"`, fix: `data/ says "${right}" of it: correct the word`, severity: 'warning' as const }))
  })
}

/** Words that put things in a sequence. */
const inTurn = /続い|続け|はさ|挟|その[あ後]|次に|最後/

/** Companies and breaks that a sentence tells in sequence, but not in that of the evening. */
function outOfTurn({ agenda, talks }: Facts): Check {
  const names = agenda.flatMap((row) => {
    const speaker = row.speaker ?? talks.find(({ id }) => id === row.talk)?.speaker
    return [speaker?.shortOrganization ?? speaker?.organization ?? [], row.title ?? []].flat().map(plain)
  })
  const once = names.filter(name => names.indexOf(name) === names.lastIndexOf(name)).map(name => ({ name, pattern: patternOf(name) }))
  return said => said.split(/[。\n]/).filter(sentence => inTurn.test(sentence)).flatMap((sentence) => {
    const right = once.filter(({ pattern }) => pattern.test(sentence)).map(({ name }) => name)
    const told = right.toSorted((a, b) => sentence.indexOf(a) - sentence.indexOf(b))
    return told.join() === right.join() ? [] : [{ message: `"${told.join('", "')}" is not the order of the evening`, fix: `data/agenda.ts has ${right.join(', ')}`, severity: 'warning' as const }]
  })
}

/** What a text, in full-width or half-width characters, says against how the facts hang together. */
export function relationsOf(facts: Facts): (text: string) => Wrong[] {
  const checks = [reversed, denied, miscounted, fromTheOtherEnd, opposed, outOfTurn].map(check => check(facts))
  return (text) => {
    const said = plain(text)
    return checks.flatMap(check => check(said))
  }
}
