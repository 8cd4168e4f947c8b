/**
 * People and things that belong to one talk, and are rarely meant on the slides of another. A company, speaker, figure or
 * product in the place of the right one is spelled correctly, so no other check reports it.
 */
import type { Facts, Wrong } from './facts'
import { escapeRegExp } from '../../tooling/index'
import { plain } from './mentions'

/** A name, and the talks and layers that it belongs to. */
export interface Belonging {
  kind: 'company' | 'speaker' | 'product' | 'layer' | 'answer' | 'figure'
  name: string
  pattern: RegExp
  talks: readonly string[]
  layers: readonly string[]
}

/** The talk and the layer of a slide. */
export interface SlidePlace {
  talk?: string
  layer?: string
}

/** A name that is not part of a longer word in the same script. */
export function patternOf(name: string): RegExp {
  const edge = (letter: string): string => /[\p{Script=Katakana}ー]/u.test(letter) ? '[\\p{Script=Katakana}ー]' : /[a-z\d]/i.test(letter) ? '[A-Za-z\\d]' : '(?!)'
  return new RegExp(`(?<!${edge(name[0]!)})${escapeRegExp(name)}(?!${edge(name.at(-1)!)})`, 'u')
}

/** A company's name and how people shorten it: EXAMPLE.com is EXAMPLE. */
export const shortened = (name: string): string[] => [name, ...name.match(/^[A-Z]{3,}(?=\.)/) ?? []]

/** How people are called: by their full name, or by their surname. */
export const called = (name: string): string[] => [name, `${name.split(' ')[0]}さん`]

/** Everything that belongs to some of the talks, and not to the whole evening. */
export function belongingsOf({ event, talks, products, figures, layers = [] }: Facts): Belonging[] {
  const ofEvening = plain([event.name, event.series, ...products.map(({ maker = '' }) => maker)].join('\n'))
  const named = talks.flatMap(({ id, speaker }) => [
    ...[speaker.organization, speaker.shortOrganization ?? ''].flatMap(shortened).map(name => ({ kind: 'company' as const, name: plain(name), talk: id })),
    ...called(speaker.name).map(name => ({ kind: 'speaker' as const, name: plain(name), talk: id })),
  ])
  const names = [...new Set(named.map(({ name }) => name))].filter(name => name && !ofEvening.includes(name.replace(/さん$/, '')))
  const layerOf = new Map(talks.map(({ id, layer }) => [id, layer]))
  return [
    ...names.map((name) => {
      const own = named.filter(one => one.name === name)
      const of = own.map(({ talk }) => talk)
      return { kind: own[0]!.kind, name, pattern: patternOf(name), talks: of, layers: of.flatMap(talk => layerOf.get(talk) ?? []) }
    }),
    ...figures.flatMap(({ value, unit, talk }) => {
      // A rate is recognized by its count: 4,000回 of 4,000回/分.
      const counted = unit.replace(/\/.*/, '')
      const pattern = new RegExp(`(?<![\\d.,])${value.split(',').map(escapeRegExp).join(',?')}${escapeRegExp(plain(counted))}`)
      return talk && counted ? [{ kind: 'figure' as const, name: `${value}${counted}`, pattern, talks: [talk], layers: [] }] : []
    }),
    ...layers.map(({ id, product }) => ({ kind: 'product' as const, name: product, pattern: patternOf(plain(product)), talks: talks.filter(({ layer }) => layer === id).map(({ id }) => id), layers: [id] })),
    ...talks.flatMap(({ id, layer, answer }) => layer && answer ? [{ kind: 'answer' as const, name: answer, pattern: patternOf(plain(answer)), talks: [id], layers: [layer] }] : []),
    ...layers.flatMap(({ id, name = '', mission = '' }) => [name, mission].filter(Boolean).map(name => ({ kind: 'layer' as const, name, pattern: patternOf(plain(name)), talks: [], layers: [id] }))),
  ]
}

/** Words that lead to another talk, and words that look back at one or compare with it. */
const leading = /次|続[いく]|まず|では|あと|最後|の話/
const beside = /先ほど|さっき|はじめ|最初|同じ|違|別|比べ|一方|ほか|他の|以前|以外|共通/

function belongsTo({ kind, talks, layers }: Belonging, { talk, layer }: SlidePlace): boolean {
  return kind === 'product' ? layer === undefined || layers.includes(layer) : talk !== undefined && talks.includes(talk)
}

/** The names in a text. Of a name within another, only the longer one counts. */
export function namedIn(text: string, belongings: readonly Belonging[]): Belonging[] {
  const named = belongings.filter(({ pattern }) => pattern.test(text))
  return named.filter(one => !named.some(other => other !== one && other.name.includes(one.name)))
}

/**
 * Names that belong to another talk.
 * @param text the text of a slide that belongs to a talk, or of its notes
 * @param belongings the belongings of all talks
 * @param place the place of the slide
 * @param next the place of the slide after it, if the text is the end of the notes, which leads there
 */
export function misplaced(text: string, belongings: readonly Belonging[], place: SlidePlace, next?: SlidePlace): Wrong[] {
  if (place.talk === undefined)
    return []
  return plain(text).split(/[。\n]/).filter(part => !beside.test(part) && (next ? next.talk !== undefined : !leading.test(part))).flatMap(part => namedIn(part, belongings)
    .filter(one => !['layer', 'answer'].includes(one.kind) && !belongsTo(one, place) && !(next && belongsTo(one, next)))
    .map(one => ({
      message: `"${one.name}" belongs to the talk "${one.talks.join('", "') || one.layers.join('", "')}", the slide to "${place.talk}"${next ? `, the next one to "${next.talk}"` : ''}`,
      fix: 'data/ says whose it is: correct the name, or say in the sentence that another talk is meant (先ほどの, 次の)',
      severity: 'warning' as const,
    })))
}

/** A company with another's product or speaker, in words that name only these two: one of them is wrong. */
export function mismatched(text: string, belongings: readonly Belonging[]): Wrong[] {
  return plain(text).split(/[、。,\n]/).flatMap((part) => {
    const found = namedIn(part, belongings)
    const [companies, products, speakers] = (['company', 'product', 'speaker'] as const).map(kind => found.filter(one => one.kind === kind)) as [Belonging[], Belonging[], Belonging[]]
    const isOne = (ones: readonly Belonging[]): boolean => ones.length > 0 && ones.every(({ talks }) => talks.join() === ones[0]!.talks.join())
    if (!isOne(companies) || companies[0]!.layers.length === 0)
      return []
    return [products, speakers].filter(others => isOne(others) && others[0]!.talks.length > 0 && !others[0]!.talks.some(talk => companies[0]!.talks.includes(talk))).map(([other]) => ({ message: `"${companies[0]!.name}" is named with "${other!.name}", which belongs to the talk "${other!.talks.join('", "')}"`, fix: `data/ says whose they are: ${companies[0]!.name} gave "${companies[0]!.talks.join('", "')}"`, severity: 'warning' as const }))
  })
}

/** Kinds that must match in a paragraph that names one of each. */
const pairs = [['layer', 'product'], ['company', 'answer'], ['layer', 'answer']] as const

/** A layer or a company with another's product or answer, in a paragraph that names only these two. */
export function mixedUp(text: string, belongings: readonly Belonging[]): Wrong[] {
  return plain(text).split(/\n{2,}/).flatMap((paragraph) => {
    const told = paragraph.split('。').filter(part => !leading.test(part) && !beside.test(part)).join('。')
    const named = namedIn(told, belongings)
    const wrong = pairs.map(kinds => kinds.map(kind => named.filter(one => one.kind === kind)))
      .find(sides => sides.every(side => new Set(side.flatMap(({ layers }) => layers)).size === 1) && sides[0]![0]!.layers[0] !== sides[1]![0]!.layers[0])
    if (!wrong)
      return []
    const [one, other] = wrong.map(([first]) => first!) as [Belonging, Belonging]
    return [{ message: `"${one.name}" is named with "${other.name}", which belongs to the layer "${other.layers[0]}"`, fix: `${other.kind === 'answer' ? 'data/talks.ts says who gave that answer' : 'data/layers.ts says whose product it is'}: correct one or the other`, severity: 'warning' as const }]
  })
}
