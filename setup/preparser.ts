import type { SlidevPreparserExtension } from '@slidev/types'
import { definePreparserSetup } from '@slidev/types'
import * as facts from '../data'
import { checkDeck } from '../scripts/check'
import { cutOf, entries } from '../scripts/deck'

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

/** Slidev comes here before it reads the deck, whatever it reads it for: wrong facts and pages stop it. */
export default definePreparserSetup(async ({ filepath }) => {
  const extensions = extensionsFor(filepath)
  await checkDeck(filepath, facts, extensions)
  return extensions
})
