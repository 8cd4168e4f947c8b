import type { SlidevPreparserExtension } from '@slidev/types'
import { definePreparserSetup } from '@slidev/types'
import * as facts from '../../data'
import { checkDeck } from '../check'
import { checkGlyphs } from '../check/glyphs'
import { refuse } from '../check/problem'
import { entries, variantOf } from '../deck/deck'

/** A paragraph of a script that is spoken in one variant only begins with that variant's name in brackets. */
const variantMark = new RegExp(`^\\[(${Object.keys(entries).join('|')})\\]\\s*`)

/** The script as it is spoken in one variant: paragraphs of the other variant are left out, marks taken off. */
export function noteForVariant(note: string, variant: string): string {
  return note
    .split(/\n{2,}/)
    .filter(paragraph => (variantMark.exec(paragraph)?.[1] ?? variant) === variant)
    .map(paragraph => paragraph.replace(variantMark, ''))
    .join('\n\n')
}

/** How an entry's pages are read. */
export function extensionsFor(entry: string): SlidevPreparserExtension[] {
  const variant = variantOf(entry)
  return [{
    name: 'deck:note-for-variant',
    transformNote: async note => note && noteForVariant(note, variant),
  }]
}

/**
 * Slidev comes here before it reads the deck, whatever it reads it for: wrong facts and pages stop it. A character that
 * the fonts lack does so too, but for the server, which says it and goes on (`checkWhileServing`).
 */
export default definePreparserSetup(async ({ filepath, mode }) => {
  const extensions = extensionsFor(filepath)
  const sources = await checkDeck(filepath, facts, extensions)
  if (mode !== 'dev')
    refuse(await checkGlyphs(sources, facts))
  return extensions
})
