import type { Rule } from '../measurement'

/** The space that a label needs to its outline, in px. */
const padding = 2

/** How far its middle may be from that of its outline, in px: an em has more space above its ink than below. */
const tolerance = 4

export const label: Rule = {
  id: 'label',
  title: 'the text of a drawing stays inside its node, and a single text is in the middle',
  evaluate: ({ labels }) => labels.flatMap(({ element, box, shape, isCentred }) => {
    const amount = Math.max(shape.left - box.left, box.right - shape.right) + padding
    const low = (box.top + box.bottom - shape.top - shape.bottom) / 2
    return [
      ...amount > 0 ? [{ element, box, measure: `it runs ${Math.round(amount)} px out of its outline`, fix: 'widen the node, or break the text into lines' }] : [],
      ...isCentred && Math.abs(low) > tolerance ? [{ element, box, measure: `its middle is ${Math.round(low)} px below that of its outline`, fix: 'centre it, as components/diagram/DiagramText.vue does' }] : [],
    ]
  }),
}
