import type { Rule } from '../measurement'
import { strangeNames, unnamed } from '../../../tooling/check/alternatives'

/** Of the names in a drawing, the part that its alternative has to say. */
const share = 0.5

export const alternative: Rule = {
  id: 'alternative',
  title: 'the text alternative of a drawing is about that drawing',
  evaluate: ({ drawings }) => drawings.flatMap((drawing) => {
    const { alternative, parts } = drawing
    if (!alternative)
      return []
    const element = `drawing "${alternative.slice(0, 18)}…"`
    const strange = strangeNames(drawing)
    const missing = unnamed(drawing)
    const total = new Set(parts.filter(({ kind, name }) => ['node', 'group', 'text'].includes(kind) && name).map(({ name }) => name)).size
    return [
      ...strange.map(name => ({ element, measure: `its alternative names "${name}", which the slide does not`, fix: 'correct one or the other' })),
      ...missing.length > total * share ? [{ element, measure: `its alternative says nothing of ${missing.map(name => `"${name}"`).join(', ')}, ${missing.length} of ${total} names`, fix: 'say in it what this drawing shows' }] : [],
    ]
  }),
}
