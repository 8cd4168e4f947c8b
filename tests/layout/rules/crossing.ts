import type { Box, Part } from '../../../tooling/check/drawings'
import type { Rule } from '../measurement'
import { isOpen, nameOf, partAt } from '../../../tooling/check/drawings'

/** So much is rounding, px. */
const tolerance = 1

const overlap = (a: Box, b: Box): boolean => Math.min(a.right, b.right) - Math.max(a.left, b.left) > tolerance && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > tolerance
/** Whether one box lies within another. */
export const holds = (a: Box, b: Box): boolean => a.left <= b.left + tolerance && a.top <= b.top + tolerance && a.right >= b.right - tolerance && a.bottom >= b.bottom - tolerance

/** Whether the outline of one goes through the other: they share room, and neither is inside the other. */
const cross = (a: Box, b: Box): boolean => overlap(a, b) && !holds(a, b) && !holds(b, a)

const shrink = ({ left, top, right, bottom }: Box, by: number): Box => ({ left: left + by, top: top + by, right: right - by, bottom: bottom - by })

const fix = 'move one or the other, or change the room around a group (padding)'

/** What a part goes through that it should not. */
function crossed(part: Part, parts: readonly Part[]): Part | undefined {
  if (part.kind !== 'arrow')
    return parts.slice(parts.indexOf(part) + 1).find(other => cross(part.box, other.box))
  // A border is crossed to reach what is inside; a node is not.
  const ends = part.way ? [part.way[0]!, part.way.at(-1)!].map(point => partAt(point, parts)?.part) : []
  return parts.filter(({ kind }) => kind === 'node').find(node => !ends.includes(node) && part.way?.some(({ x, y }) => overlap({ left: x - tolerance, top: y - tolerance, right: x + tolerance, bottom: y + tolerance }, shrink(node.box, tolerance))))
}

export const crossing: Rule = {
  id: 'crossing',
  title: 'no border and no arrow of a drawing goes through another part',
  evaluate: ({ drawings }) => drawings.flatMap(({ parts }) => {
    const solid = parts.filter(({ kind, isSeen }) => ['node', 'group', 'arrow'].includes(kind) && isSeen)
    // A border must not cross words without an outline either; an arrow may pass them.
    const [areas, obstacles] = [solid.filter(({ kind }) => kind !== 'arrow'), solid.filter(part => part.kind === 'arrow' || !isOpen(part))]
    return solid.flatMap((part) => {
      const other = crossed(part, part.kind === 'arrow' ? obstacles : areas)
      return other ? [{ element: nameOf(part, parts), box: part.box, measure: `it goes through ${nameOf(other, parts)}`, fix }] : []
    })
  }),
}
