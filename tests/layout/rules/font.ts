import type { Rule } from '../measurement'

export const font: Rule = {
  id: 'font',
  title: 'every glyph comes from the deck\'s own fonts',
  evaluate: ({ fonts }) => fonts.flatMap(({ element, faces }) => {
    const foreign = faces.filter(face => !face.isOwn || !face.name.startsWith('IBM Plex')).map(face => face.name)
    return foreign.length > 0
      ? [{ element, measure: `drawn in ${foreign.join(', ')}`, mend: 'use --font-sans or --font-mono; where a character is missing, see where scripts/fonts.ts looks for text' }]
      : []
  }),
}
