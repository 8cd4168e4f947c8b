import type { Rule } from '../measurement'

export const empty: Rule = {
  id: 'empty',
  title: 'every slide says something',
  evaluate: ({ runs, boxes }) => runs.every(({ isDecoration }) => isDecoration) && boxes.length === 0
    ? [{ element: 'the slide', measure: 'it shows neither text nor a picture', fix: 'check that its component is drawn, and that its page does not end too early' }]
    : [],
}
