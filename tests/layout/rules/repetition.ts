import type { Box, Rule } from '../measurement'

/** Tolerance for rounding, in px. */
const tolerance = 1.5

const near = (a: number, b: number): boolean => Math.abs(a - b) <= tolerance
/** Whether two texts share an edge or the middle. */
const isAligned = (a: Box, b: Box): boolean => near(a.left, b.left) || near(a.right, b.right) || near(a.left + a.right, b.left + b.right)

export const repetition: Rule = {
  id: 'repetition',
  title: 'the items of a grid are equally wide, and the rows of a list or table have their parts at one place',
  evaluate: ({ repetitions }) => repetitions.flatMap(({ isGrid, items }) => items.slice(1).flatMap(({ element, box, isRow, parts }) => {
    const first = items[0]!
    const [wide, usual] = [box, first.box].map(({ left, right }) => Math.round(right - left))
    const isBeside = near(box.top, first.box.top)
    if (isGrid && isBeside && !near(wide!, usual!))
      return [{ element, box, measure: `it is ${wide} px wide, and ${first.element} beside it ${usual} px`, fix: 'give the columns of the grid one width' }]
    return isRow && !isBeside
      ? parts.flatMap(({ kind, box }, i) => {
          const place = parts.slice(0, i).filter(part => part.kind === kind).length
          const above = items.flatMap(item => item.parts.filter(part => part.kind === kind)[place] ?? [])[0]!
          return isAligned(box, above.box) ? [] : [{ element: `${kind} of ${element}`, box, measure: `it begins at ${Math.round(box.left)} px, and in another row at ${Math.round(above.box.left)} px`, fix: 'give what is before it one width in all rows' }]
        })
      : []
  })),
}
