import type { Rule } from '../measurement'

export const clipping: Rule = {
  id: 'clipping',
  title: 'no text is cut off',
  evaluate: ({ runs }) => runs.flatMap(({ element, box, clip }) => clip
    ? [{ element, box, measure: `${clip.by} cuts ${Math.round(clip.amount)} px off`, fix: 'give that element more room, or let it overflow' }]
    : []),
}
