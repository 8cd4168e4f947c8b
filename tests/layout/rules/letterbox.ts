import type { Rule } from '../measurement'

/** Tolerance for rounding, in px. */
const tolerance = 2

export const letterbox: Rule = {
  id: 'letterbox',
  title: 'a drawing fills its box',
  evaluate: ({ drawings }) => drawings.flatMap(({ alternative, parts, empty }) => empty > tolerance
    ? [{ element: `drawing "${(alternative ?? parts[0]?.name ?? '').slice(0, 18)}"`, measure: `${Math.round(empty)} px of its box are empty`, fix: 'give the svg the ratio of its viewBox: width: 100% with height: auto' }]
    : []),
}
