import type { Rule } from '../measurement'
import { contrast as contrastOf } from '../../../tooling/shared/colour'

/** Body text is read at length. The rest is larger, or read at a glance. */
const asked = { body: 7, rest: 4.5 }

/** A paragraph of fewer characters is a label. */
const shortest = 16

export const contrast: Rule = {
  id: 'contrast',
  title: `text stands out from what is behind it, ${asked.body}:1 in body text and ${asked.rest}:1 in the rest`,
  evaluate: ({ runs, paragraphs }) => runs.flatMap(({ element, box, colour, grounds, paragraph, isBody }) => {
    const needed = isBody && (paragraphs[paragraph]?.text.length ?? 0) >= shortest ? asked.body : asked.rest
    if (grounds.includes(null))
      return [{ element, box, measure: 'a picture or a gradient is behind it', fix: 'put a plain ground under the text' }]
    const ratio = Math.min(...grounds.map(ground => contrastOf(colour, ground!)))
    return ratio < needed - 0.005
      ? [{ element, box, measure: `${ratio.toFixed(2)}:1, ${needed}:1 is required`, fix: 'use a text token with enough contrast on this ground (styles/tokens.css)' }]
      : []
  }),
}
