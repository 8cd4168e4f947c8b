import type { Rule } from '../measurement'
import { fontDefect } from '../../helpers/faces'

export const font: Rule = {
  id: 'font',
  title: 'every glyph comes from the deck\'s own fonts',
  evaluate: ({ fonts }) => fonts.flatMap(({ element, ...use }) => {
    const defect = fontDefect(use)
    return defect ? [{ element, measure: defect.message, fix: defect.fix }] : []
  }),
}
