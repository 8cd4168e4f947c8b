import type { Rule } from '../measurement'

/** A projector may cut off this much, in px. */
const margin = 24

export const edge: Rule = {
  id: 'edge',
  title: 'all text keeps its distance from the edge of the slide',
  evaluate: ({ canvas, runs }) => runs.flatMap(({ element, box }) => {
    const distance = Math.min(box.left, box.top, canvas.width - box.right, canvas.height - box.bottom)
    // Text outside the slide breaks the overflow rule instead.
    return distance < margin && distance >= -1
      ? [{ element, box, measure: `it is ${Math.round(distance)} px from the edge, ${margin} are required`, fix: 'move it inward' }]
      : []
  }),
}
