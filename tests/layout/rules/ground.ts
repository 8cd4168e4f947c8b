import type { Rule } from '../measurement'

export const ground: Rule = {
  id: 'ground',
  title: 'a line of text stands on one ground',
  evaluate: ({ runs }) => runs.flatMap(({ element, box, grounds }) => {
    const other = grounds.findIndex(one => String(one) !== String(grounds[0]))
    return other > 0
      ? [{ element, box, measure: `what is behind it changes ${Math.round((box.right - box.left) * other / (grounds.length - 1))} px after its beginning`, fix: 'shorten the text, or lengthen what it stands on' }]
      : []
  }),
}
