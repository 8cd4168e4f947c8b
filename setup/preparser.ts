import path from 'node:path'
import { definePreparserSetup } from '@slidev/types'

/** A paragraph of a script that is spoken in one cut only begins with that cut's name in brackets. */
const cutMark = /^\[(recap|lt)\]\s*/

/** The script as it is spoken in one cut: paragraphs of the other cut are left out, marks taken off. */
export function noteForCut(note: string, cut: string): string {
  return note
    .split(/\n{2,}/)
    .filter(paragraph => (cutMark.exec(paragraph)?.[1] ?? cut) === cut)
    .map(paragraph => paragraph.replace(cutMark, ''))
    .join('\n\n')
}

export default definePreparserSetup(({ filepath }) => {
  const cut = path.basename(filepath) === 'lt.md' ? 'lt' : 'recap'
  return [{
    name: 'deck:note-for-cut',
    transformNote: async note => note && noteForCut(note, cut),
  }]
})
