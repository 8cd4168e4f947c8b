import type { Rule } from '../measurement'
import { contrast } from '../../../tooling/shared/colour'

/** The contrast that WCAG 2 requires of meaningful graphics (1.4.11). */
const asked = 3

export const stroke: Rule = {
  id: 'stroke',
  title: `lines and outlines of a drawing stand out from their ground, ${asked}:1`,
  evaluate: ({ strokes }) => strokes.flatMap(({ element, box, colours, grounds }) => {
    const known = grounds.flatMap(ground => ground ? [ground] : [])
    // Where it crosses something else, it may be invisible, but not over most of its length.
    const ratios = known.map(ground => Math.max(1, ...colours.map(colour => contrast(colour, ground)))).sort((a, b) => a - b)
    const ratio = ratios[Math.floor(ratios.length / 2)] ?? 1
    return ratio < asked - 0.005
      ? [{ element, box, measure: `${ratio.toFixed(2)}:1, ${asked}:1 is required`, fix: 'draw it in a token for graphics or text (styles/tokens.css), with a stroke-width' }]
      : []
  }),
}
