import type { Rule } from '../measurement'

export const titleLines: Rule = {
  id: 'title-lines',
  title: 'a title takes one line, except on cover, openers and closing',
  evaluate: ({ layout, paragraphs }) => layout.some(name => ['cover', 'opener', 'closing'].includes(name))
    ? []
    : paragraphs.filter(({ isTitle }) => isTitle).flatMap(({ element, text, breaks, box }) => {
        const lines = breaks.length + text.split('\n').length
        return lines > 1 ? [{ element, box, measure: `${lines} lines instead of one`, fix: 'say it in fewer words' }] : []
      }),
}
