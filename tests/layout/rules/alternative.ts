import type { Rule } from '../measurement'
import { strangeNames, unnamed } from '../../../tooling/check/alternatives'

/** The share of a drawing's names that its alternative must mention. */
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
      ...strange.map(name => ({ element, measure: `its alternative names "${name}", which is not on the slide`, fix: 'correct one or the other' })),
      ...missing.length > total * share ? [{ element, measure: `its alternative leaves out ${missing.map(name => `"${name}"`).join(', ')}, ${missing.length} of ${total} names`, fix: 'describe in it what this drawing shows' }] : [],
    ]
  }),
}
