import type { SlidevPreparserExtension } from '@slidev/types'
import { definePreparserSetup } from '@slidev/types'
import * as facts from '../../data'
import { checkDeck } from '../check'
import { checkGlyphs } from '../check/glyphs'
import { refuse } from '../check/problem'
import { cutOf, entries } from '../deck/deck'

/** A paragraph of a script that is spoken in one cut only begins with that cut's name in brackets. */
const cutMark = new RegExp(`^\\[(${Object.keys(entries).join('|')})\\]\\s*`)

/** The script as it is spoken in one cut: paragraphs of the other cut are left out, marks taken off. */
export function noteForCut(note: string, cut: string): string {
  return note
    .split(/\n{2,}/)
    .filter(paragraph => (cutMark.exec(paragraph)?.[1] ?? cut) === cut)
    .map(paragraph => paragraph.replace(cutMark, ''))
    .join('\n\n')
}

/** How an entry's pages are read. */
export function extensionsFor(entry: string): SlidevPreparserExtension[] {
  const cut = cutOf(entry)
  return [{
    name: 'deck:note-for-cut',
    transformNote: async note => note && noteForCut(note, cut),
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
