import type { Part } from '../../../tooling/check/drawings'
import type { Rule } from '../measurement'
import { isOpen, nameOf, partAt } from '../../../tooling/check/drawings'

/** How far the end of an arrow may be from the part that it joins, in px: from a part with a box for an outline, and from one without. */
const reach = { outline: 16, open: 40 } as const

/** The faults of an arrow. */
function faultsOf(arrow: Part, parts: readonly Part[]): { measure: string, fix: string }[] {
  const { way, heads, looks } = arrow
  if (!way || !heads)
    return [{ measure: 'it has no line', fix: 'see how components/diagram/DiagramArrow.vue draws it' }]
  const ends = [way[0]!, way.at(-1)!].map(point => partAt(point, parts.filter(({ isSeen }) => isSeen)))
  const hanging = ['begins', 'ends'].filter((_, i) => !ends[i] || ends[i].distance > reach[isOpen(ends[i].part) ? 'open' : 'outline'])
  return [
    ...heads.some(Boolean) || looks.includes('line') ? [] : [{ measure: 'it has no head at either end', fix: 'draw one where it leads, or give it kind: \'line\'' }],
    ...hanging.map(verb => ({ measure: `it ${verb} at nothing that is shown`, fix: 'let it begin and end at a node or group that is shown on the same click' })),
    ...hanging.length === 0 && ends[0]!.part === ends[1]!.part ? [{ measure: `it leads from ${nameOf(ends[0]!.part, parts)} to itself`, fix: 'correct its from and to' }] : [],
  ]
}

export const arrow: Rule = {
  id: 'arrow',
  title: 'an arrow leads from one part of its drawing to another, and has a head',
  evaluate: ({ drawings }) => drawings.flatMap(({ parts }) => parts.filter(({ kind, isSeen }) => kind === 'arrow' && isSeen).flatMap(part => faultsOf(part, parts).map(fault => ({ element: nameOf(part, parts), box: part.box, ...fault })))),
}
