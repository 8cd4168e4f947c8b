import type { Box, Drawing, Part } from '../../tooling/check/drawings'
import { joined, nameOf, partAt } from '../../tooling/check/drawings'
import { holds } from '../layout/rules/crossing'

/** Lines are broken elsewhere in a narrow column. */
const bare = (text: string): string => text.replace(/\s/g, '')

/** What a part is, for a comparison: an arrow by what it joins, a node or group by its name and looks. */
function identity(part: Part, { parts }: Drawing): string {
  return bare(part.kind === 'arrow' ? `${part.kind} ${joined(part, parts)}` : [part.kind, part.name, ...part.looks, ...part.badges].join(' '))
}

/** Arrows that are left out though nothing else leads on from where they begin, and no order says the same. */
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

/** How far apart two boxes are, px. */
function between(a: Box, b: Box): number {
  return Math.hypot(Math.max(0, a.left - b.right, b.left - a.right), Math.max(0, a.top - b.bottom, b.top - a.bottom))
}

/** The node that words without a name of their own stand at; undefined where another is about as near. */
function captioned(caption: Part, { parts }: Drawing): Part | undefined {
  const [nearest, next] = parts
    .filter(({ kind, name, box }) => kind === 'node' && name && !holds(box, caption.box))
    .map(part => ({ part, distance: between(part.box, caption.box) }))
    .sort((a, b) => a.distance - b.distance)
  return nearest && nearest.distance < (next?.distance ?? Infinity) * 0.8 ? nearest.part : undefined
}

/** Words that stand at another node than on the slide, in sentences. */
function strayCaptions(narrow: Drawing, wide: Drawing): string[] {
  const captionsOf = ({ parts }: Drawing): Part[] => parts.filter(({ kind, name, note }) => kind === 'node' && !name && note)
  return captionsOf(narrow).flatMap((caption) => {
    const same = captionsOf(wide).find(({ note }) => bare(note) === bare(caption.note))
    const [here, there] = [captioned(caption, narrow), same && captioned(same, wide)]
    return here && there && bare(here.name) !== bare(there.name) ? [`"${bare(caption.note)}" stands at "${here.name}", and on the slide at "${there.name}"`] : []
  })
}

/**
 * What a drawing says in a narrow column that it does not say on its slide, or leaves out there: no node and no group is
 * missing, every arrow joins the same two, every label and note is the same, and words without a name stand at the same node.
 * An arrow may be left out where the order says the same or another leads on from there, and its label where something else
 * does; one from what was to what is may begin or end at another part of it.
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
