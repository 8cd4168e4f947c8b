/** The text of a PDF as the search of pdf.js reads it, and its glyphs, for readers that go by the gaps between them. */
import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api'
import { getDocument, OPS, Util } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface Glyph {
  /** Its characters. */
  text: string
  /** Where it begins on its baseline, in points from the lower left of the page. */
  x: number
  y: number
  /** How far it advances, and its size, in points. */
  width: number
  size: number
}

/** A glyph as pdf.js shows it, or a number: a shift to the left, in thousandths of an em. */
type Shown = { unicode: string, width: number } | number

export interface PageText {
  /** As pdf.js reads it, with a space or a line feed where it detects one. */
  text: string
  /** In the order in which they are painted. */
  glyphs: Glyph[]
}

/** Reads the text of each page: horizontal, as Skia writes it. */
export async function readPages(pdf: Uint8Array): Promise<PageText[]> {
  const loading = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 })
  const document = await loading.promise
  const pages: PageText[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    // The search of pdf.js uses this option and leaves marked content out, which would separate the pieces.
    const { items } = await page.getTextContent({ disableNormalization: true })
    pages.push({ text: items.map(item => 'str' in item ? item.str + (item.hasEOL ? '\n' : '') : '').join(''), glyphs: await glyphsOf(page) })
  }
  await loading.destroy()
  return pages
}

async function glyphsOf(page: PDFPageProxy): Promise<Glyph[]> {
  const { fnArray, argsArray } = await page.getOperatorList()
  const glyphs: Glyph[] = []
  const saved: number[][] = []
  let matrix = [1, 0, 0, 1, 0, 0]
  let text = matrix
  let size = 0
  fnArray.forEach((operator, index) => {
    const args = argsArray[index]
    switch (operator) {
      case OPS.save:
        saved.push(matrix)
        break
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        matrix = saved.pop()!
        break
      case OPS.transform:
        matrix = Util.transform(matrix, args)
        break
      case OPS.paintFormXObjectBegin:
        saved.push(matrix)
        matrix = args[0] ? Util.transform(matrix, args[0]) : matrix
        break
      case OPS.setFont:
        size = args[1]
        break
      case OPS.beginText:
        text = [1, 0, 0, 1, 0, 0]
        break
      case OPS.setTextMatrix:
        text = [...args[0]]
        break
      case OPS.moveText:
        text = Util.transform(text, [1, 0, 0, 1, args[0], args[1]])
        break
      case OPS.showText: {
        let along = 0
        for (const shown of args[0] as Shown[]) {
          if (typeof shown === 'number') {
            along -= shown / 1000 * size
            continue
          }
          const [a, , , d, x, y] = Util.transform(matrix, Util.transform(text, [1, 0, 0, 1, along, 0])) as [number, number, number, number, number, number]
          glyphs.push({ text: shown.unicode, x, y, width: shown.width / 1000 * size * a, size: Math.abs(size * d) })
          along += shown.width / 1000 * size
        }
        break
      }
    }
  })
  return glyphs
}
