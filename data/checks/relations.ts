/** How the facts hang together: what something is said to do, what came before what, and what turned into what. */
import type { Facts, Wrong } from './facts'
import { escapeRegExp } from '../../tooling/index'
import { patternOf } from './belongings'
import { plain } from './mentions'

/** What changed, told the wrong way round: from what it is now to what it was. */
export function reversed(text: string, { layers = [], words }: Facts): Wrong[] {
  const changes = [...layers, ...words ? [{ from: words.from.name, to: words.to.name }] : []]
  return changes.flatMap(({ from, to }) => {
    const found = from && to ? new RegExp(`${escapeRegExp(plain(to))}から、?${escapeRegExp(plain(from))}`).exec(plain(text)) : undefined
    return found ? [{ message: `"${found[0]}" is the wrong way round`, fix: `data/ says ${from}から${to}`, severity: 'warning' as const }] : []
  })
}

/** Words that a slip of the mind exchanges. */
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
export function opposed(text: string, facts: Facts): Wrong[] {
  const rows = namedRows(facts).filter(({ said }) => opposites.flat().some(word => said.includes(word)))
  return plain(text).split(/\n{2,}/).flatMap((paragraph) => {
    const [row, ...others] = rows.filter(({ name }) => patternOf(name).test(paragraph))
    if (!row || others.length > 0)
      return []
    return opposites.flatMap(([one, other]) => [[one, other], [other, one]] as const)
      .filter(([right, wrong]) => row.said.includes(right) && !row.said.includes(wrong) && paragraph.includes(wrong) && !paragraph.includes(right))
      .map(([right, wrong]) => ({ message: `"${wrong}" is said of "${row.name}"`, fix: `data/ says "${right}" of it: correct the word`, severity: 'warning' as const }))
  })
}

/** Words that tell one thing after the other. */
const inTurn = /続い|続け|はさ|挟|その[あ後]|次に|最後/

/** Companies and breaks that a sentence tells in turn, and not in the order of the evening. */
export function outOfTurn(text: string, { agenda, talks }: Facts): Wrong[] {
  const names = agenda.flatMap((row) => {
    const speaker = row.speaker ?? talks.find(({ id }) => id === row.talk)?.speaker
    return [speaker?.shortOrganization ?? speaker?.organization ?? [], row.title ?? []].flat().map(plain)
  })
  const once = names.filter(name => names.indexOf(name) === names.lastIndexOf(name))
  return plain(text).split(/[。\n]/).filter(sentence => inTurn.test(sentence)).flatMap((sentence) => {
    const told = once.filter(name => patternOf(name).test(sentence)).toSorted((a, b) => sentence.indexOf(a) - sentence.indexOf(b))
    const right = once.filter(name => told.includes(name))
    return told.join() === right.join() ? [] : [{ message: `"${told.join('", "')}" is not the order of the evening`, fix: `data/agenda.ts has ${right.join(', ')}`, severity: 'warning' as const }]
  })
}
