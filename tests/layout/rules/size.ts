import type { Rule } from '../measurement'

/** The smallest text that the last row can read, in px. The frame may be smaller: it is there for those who look for it. */
const smallest = { frame: 16, meaning: 24, name: 28 } as const

export const size: Rule = {
  id: 'size',
  title: `text is ${smallest.meaning} px or larger, and names in drawings ${smallest.name}; only the frame may have ${smallest.frame}`,
  evaluate: ({ runs }) => runs.flatMap(({ element, box, size, isFrame, isName }) => {
    const asked = smallest[isFrame ? 'frame' : isName ? 'name' : 'meaning']
    return size < asked - 0.05
      ? [{ element, box, measure: `${Number(size.toFixed(1))} px, ${asked} are required`, fix: 'make it larger, or say less' }]
      : []
  }),
}
