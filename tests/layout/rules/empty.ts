import type { Rule } from '../measurement'

export const empty: Rule = {
  id: 'empty',
  title: 'every slide says something',
  evaluate: ({ runs, boxes }) => runs.every(({ isDecoration }) => isDecoration) && boxes.length === 0
    ? [{ element: 'the slide', measure: 'it shows neither text nor a picture', fix: 'see whether its component is drawn, and whether its page ends too early' }]
    : [],
}
