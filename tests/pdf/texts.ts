/** Texts of a PDF as pdf.js finds them: what another reader than the one that wrote it would copy. */
import type { TextItem, TextMarkedContent } from 'pdfjs-dist/types/src/display/api'
import type { Texts } from '../../tooling/export/pdf/read'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export async function readTexts(bytes: Uint8Array): Promise<Texts> {
  // pdf.js takes the bytes for itself.
  const loading = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 })
  const document = await loading.promise
  const pages: string[] = []
  const marks = new Map<string, string>()
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent({ includeMarkedContent: true, disableNormalization: true })
    const open: (string | undefined)[] = []
    let text = ''
    for (const item of items as (TextItem | TextMarkedContent)[]) {
      if ('str' in item) {
        const piece = item.str + (item.hasEOL ? '\n' : '')
        text += piece
        const mark = open.findLast(id => id)
        if (mark)
          marks.set(mark, (marks.get(mark) ?? '') + piece)
      }
      else if (item.type === 'endMarkedContent') {
        open.pop()
      }
      else {
        const mcid = /_mc(\d+)$/.exec(item.id ?? '')?.[1]
        open.push(mcid && `${number}/${mcid}`)
      }
    }
    pages.push(text)
  }
  await loading.destroy()
  return { pages, marks }
}
