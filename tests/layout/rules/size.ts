import type { Rule } from '../measurement'

/** The smallest text that the last row can read, px. */
const smallest = 16

export const size: Rule = {
  id: 'size',
  title: `no text is smaller than ${smallest} px`,
  evaluate: ({ runs }) => runs.flatMap(({ element, box, size }) => size < smallest - 0.05
    ? [{ element, box, measure: `${Number(size.toFixed(1))} px, ${smallest} are asked`, mend: 'make it larger, or say less' }]
    : []),
}
