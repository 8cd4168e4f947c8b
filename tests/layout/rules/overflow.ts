import type { Rule } from '../measurement'

/** Tolerance for rounding, in px. */
const tolerance = 1

export const overflow: Rule = {
  id: 'overflow',
  title: 'nothing runs off the slide',
  evaluate: ({ canvas, runs, boxes }) => [...runs, ...boxes].flatMap(({ element, box }) => {
    const amount = Math.max(-box.left, -box.top, box.right - canvas.width, box.bottom - canvas.height)
    return amount > tolerance
      ? [{ element, box, measure: `${Math.round(amount)} px are outside the slide`, fix: 'make it smaller, or remove something else' }]
      : []
  }),
}
