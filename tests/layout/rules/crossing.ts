import type { Box, Part } from '../../../tooling/check/drawings'
import type { Rule } from '../measurement'
import { isOpen, nameOf, partAt } from '../../../tooling/check/drawings'

/** Tolerance for rounding, in px. */
const tolerance = 1

const overlap = (a: Box, b: Box): boolean => Math.min(a.right, b.right) - Math.max(a.left, b.left) > tolerance && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > tolerance
/** Whether the first box contains the second. */
export const holds = (a: Box, b: Box): boolean => a.left <= b.left + tolerance && a.top <= b.top + tolerance && a.right >= b.right - tolerance && a.bottom >= b.bottom - tolerance

/** Whether the outlines of two boxes cross: they overlap, and neither is inside the other. */
const cross = (a: Box, b: Box): boolean => overlap(a, b) && !holds(a, b) && !holds(b, a)

const shrink = ({ left, top, right, bottom }: Box, by: number): Box => ({ left: left + by, top: top + by, right: right - by, bottom: bottom - by })

const fix = 'move one or the other, or change the padding of a group'

/** The part that a part wrongly goes through. */
function crossed(part: Part, parts: readonly Part[]): Part | undefined {
  if (part.kind !== 'arrow')
    return parts.slice(parts.indexOf(part) + 1).find(other => cross(part.box, other.box))
  // An arrow may cross a border to reach what is inside, but not a node.
  const ends = part.way ? [part.way[0]!, part.way.at(-1)!].map(point => partAt(point, parts)?.part) : []
  return parts.filter(({ kind }) => kind === 'node').find(node => !ends.includes(node) && part.way?.some(({ x, y }) => overlap({ left: x - tolerance, top: y - tolerance, right: x + tolerance, bottom: y + tolerance }, shrink(node.box, tolerance))))
}

export const crossing: Rule = {
  id: 'crossing',
  title: 'no border and no arrow of a drawing goes through another part',
  evaluate: ({ drawings }) => drawings.flatMap(({ parts }) => {
    const solid = parts.filter(({ kind, isSeen }) => ['node', 'group', 'arrow'].includes(kind) && isSeen)
    // A border must not cross words without an outline either; an arrow may.
    const [areas, obstacles] = [solid.filter(({ kind }) => kind !== 'arrow'), solid.filter(part => part.kind === 'arrow' || !isOpen(part))]
    return solid.flatMap((part) => {
      const other = crossed(part, part.kind === 'arrow' ? obstacles : areas)
      return other ? [{ element: nameOf(part, parts), box: part.box, measure: `it goes through ${nameOf(other, parts)}`, fix }] : []
    })
  }),
}
