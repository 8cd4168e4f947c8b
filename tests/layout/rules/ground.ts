import type { Rule } from '../measurement'

export const ground: Rule = {
  id: 'ground',
  title: 'a line of text is on one ground',
  evaluate: ({ runs }) => runs.flatMap(({ element, box, grounds }) => {
    const other = grounds.findIndex(one => String(one) !== String(grounds[0]))
    return other > 0
      ? [{ element, box, measure: `its ground changes ${Math.round((box.right - box.left) * other / (grounds.length - 1))} px after its start`, fix: 'shorten the text, or extend the ground' }]
      : []
  }),
}
