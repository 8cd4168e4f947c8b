import type { Box, Rule } from '../measurement'

/** How far two boxes of glyphs may run into one another before it is seen. */
const tolerance = 3

const shared = (a: Box, b: Box): number => Math.min(Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top))

export const overlap: Rule = {
  id: 'overlap',
  title: 'no text lies over another, or under something',
  evaluate: ({ runs }) => runs.flatMap(({ element, box, cover }, i) => {
    const other = runs.slice(i + 1).find(run => shared(box, run.box) > tolerance)
    if (other)
      return [{ element, box, measure: `it runs ${Math.round(shared(box, other.box))} px into ${other.element}`, mend: 'move the one or the other' }]
    return cover ? [{ element, box, measure: `${cover} is painted over it`, mend: 'move the one or the other' }] : []
  }),
}
