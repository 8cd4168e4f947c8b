import type { Rule } from '../measurement'

/** The space that a label needs to its outline, in px. */
const padding = 2

export const label: Rule = {
  id: 'label',
  title: 'the text of a drawing stays inside its node',
  evaluate: ({ labels }) => labels.flatMap(({ element, box, shape }) => {
    const amount = Math.max(shape.left - box.left, box.right - shape.right) + padding
    return amount > 0
      ? [{ element, box, measure: `it runs ${Math.round(amount)} px out of its outline`, fix: 'widen the node, or break the text into lines' }]
      : []
  }),
}
