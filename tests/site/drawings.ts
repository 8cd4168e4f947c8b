import type { Box, Drawing, Part } from '../../tooling/check/drawings'
import { joined, nameOf, partAt } from '../../tooling/check/drawings'
import { holds } from '../layout/rules/crossing'

/** Removes spaces, since lines break elsewhere in a narrow column. */
const bare = (text: string): string => text.replace(/\s/g, '')

/** Identifies a part for comparison: an arrow by what it joins, a node or group by its name and looks. */
function identity(part: Part, { parts }: Drawing): string {
  return bare(part.kind === 'arrow' ? `${part.kind} ${joined(part, parts)}` : [part.kind, part.name, ...part.looks, ...part.badges].join(' '))
}

/** Arrows that are left out although no other arrow starts there and the order does not express them. */
function lostArrows(narrow: Drawing, wide: Drawing, shown: ReadonlySet<string>): Part[] {
  const sourceIn = ({ parts }: Drawing, { way, heads }: Part): Part | undefined => way && heads && partAt(heads[0] && !heads[1] ? way.at(-1)! : way[0]!, parts)?.part
  const sources = new Set(narrow.parts.filter(({ kind }) => kind === 'arrow').flatMap((arrow) => {
    const source = sourceIn(narrow, arrow)
    return source ? [identity(source, narrow)] : []
  }))
  return wide.parts.filter(part => part.kind === 'arrow' && !part.looks.includes('change') && !shown.has(identity(part, wide))).filter((arrow) => {
    const source = sourceIn(wide, arrow)
    if (!source)
      return false
    const around = wide.parts.filter(group => group.kind === 'group' && group !== source && holds(group.box, source.box))
    return ![source, ...around].some(part => sources.has(identity(part, wide))) && !around.some(group => holds(group.box, arrow.box))
  })
}

/** The distance between two boxes, in px. */
function between(a: Box, b: Box): number {
  return Math.hypot(Math.max(0, a.left - b.right, b.left - a.right), Math.max(0, a.top - b.bottom, b.top - a.bottom))
}

/** The node that a caption belongs to; undefined if another one is about as near. */
function captioned(caption: Part, { parts }: Drawing): Part | undefined {
  const [nearest, next] = parts
    .filter(({ kind, name, box }) => kind === 'node' && name && !holds(box, caption.box))
    .map(part => ({ part, distance: between(part.box, caption.box) }))
    .sort((a, b) => a.distance - b.distance)
  return nearest && nearest.distance < (next?.distance ?? Infinity) * 0.8 ? nearest.part : undefined
}

/** A message for each caption that belongs to a different node than on the slide. */
function strayCaptions(narrow: Drawing, wide: Drawing): string[] {
  const captionsOf = ({ parts }: Drawing): Part[] => parts.filter(({ kind, name, note }) => kind === 'node' && !name && note)
  return captionsOf(narrow).flatMap((caption) => {
    const same = captionsOf(wide).find(({ note }) => bare(note) === bare(caption.note))
    const [here, there] = [captioned(caption, narrow), same && captioned(same, wide)]
    return here && there && bare(here.name) !== bare(there.name) ? [`"${bare(caption.note)}" is at "${here.name}", but on the slide at "${there.name}"`] : []
  })
}

/**
 * How a drawing in a narrow column differs from the one on its slide. All nodes and groups must be there, every arrow must
 * join the same two, all labels and notes must be the same, and captions must belong to the same nodes. An arrow may be left
 * out if the order expresses it or another arrow starts there, and so may its label if the text is elsewhere. An arrow that
 * shows a change may begin or end at another part.
 */
export function unlikeWide(narrow: Drawing, wide: Drawing): string[] {
  const shown = new Set(narrow.parts.map(part => identity(part, narrow)))
  const said = bare(narrow.parts.flatMap(({ name, note }) => [name, note]).join('\n'))
  const told = narrow.parts.filter(({ kind, looks }) => kind === 'node' || kind === 'group' || (kind === 'arrow' && !looks.includes('change')))
  return [
    ...told.flatMap((part) => {
      const same = wide.parts.filter(other => identity(other, wide) === identity(part, narrow))
      const isSaid = ({ name, note }: Part): boolean => [[part.name, name], [part.note, note]].every(([own, other]) =>
        own ? bare(own) === bare(other!) : part.kind !== 'arrow' || said.includes(bare(other!)))
      return same.some(isSaid) ? [] : [`${nameOf(part, narrow.parts)} is not so on the slide`]
    }),
    ...wide.parts.filter(part => ['node', 'group'].includes(part.kind) && !shown.has(identity(part, wide))).map(part => `${nameOf(part, wide.parts)} is missing`),
    ...lostArrows(narrow, wide, shown).map(part => `${nameOf(part, wide.parts)} is missing, and nothing else leads on from there`),
    ...strayCaptions(narrow, wide),
  ].map(what => `"${(narrow.alternative ?? '').slice(0, 20)}…" in a narrow column: ${what} → correct "narrow" in its specification`)
}
