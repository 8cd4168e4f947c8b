/**
 * What PDF readers find in a PDF: pdf.js (Firefox), PDFium (Chrome, Edge) and poppler (Evince, Okular). Poppler is not on
 * npm, so its rule is reimplemented here.
 */
import type { Glyph, PageText } from './glyphs'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { readPages } from './glyphs'

export interface Read {
  pages: readonly PageText[]
  /** The lines of each page, with the spaces that are in the text. */
  lines: string[][]
  /** Text of each page by reader, with a space or a line feed where the reader detects one. */
  texts: Record<'pdf.js' | 'PDFium' | 'poppler', string[]>
}

export async function readAsReaders(pdf: Uint8Array): Promise<Read> {
  const pages = await readPages(pdf)
  return {
    pages,
    lines: pages.map(({ glyphs }) => linesOf(glyphs)),
    texts: { 'pdf.js': pages.map(({ text }) => text), 'PDFium': await readByPdfium(pdf), 'poppler': pages.map(({ glyphs }) => readAsPoppler(glyphs)) },
  }
}

async function readByPdfium(pdf: Uint8Array): Promise<string[]> {
  const library = await PDFiumLibrary.init()
  try {
    const document = await library.loadDocument(pdf)
    const texts = [...document.pages()].map(page => page.getText().replaceAll('\r', ''))
    document.destroy()
    return texts
  }
  finally {
    library.destroy()
  }
}

/** Distance between two glyphs, in ems of the first. */
const gapBetween = (before: Glyph, glyph: Glyph): number => (glyph.x - before.x - before.width) / before.size

/** Is a glyph on the same line as the one before, and after it? A bracket that overlaps it by half an em is not. */
function follows(glyph: Glyph, before: Glyph): boolean {
  return Math.abs(glyph.y - before.y) < 0.5 * before.size && gapBetween(before, glyph) > -0.49
}

/**
 * Reads a page by the rule of poppler's `TextOutputDev`, in painting order. A word ends at a space, at a gap of more
 * than 0.1 em, where the baseline moves, and where the size changes. Two words of a line have a space between them if
 * the gap is at least 0.03 em of the line's first word. A line ends at a gap of 0.7 em, and where the size differs from
 * that of its first word by 0.6 of it or more.
 */
function readAsPoppler(glyphs: readonly Glyph[]): string {
  let text = ''
  let lineStart: Glyph | undefined
  let before: Glyph | undefined
  let isSpaced = false
  for (const glyph of glyphs) {
    if (glyph.text.trim() === '') {
      isSpaced = true
      continue
    }
    if (before && lineStart) {
      const gap = gapBetween(before, glyph)
      const endsWord = isSpaced || gap > 0.1 || gap < -0.2 || Math.abs(glyph.y - before.y) > 0.5 || Math.abs(glyph.size - before.size) > 0.001
      if (!follows(glyph, before) || gap >= 0.7 || Math.abs(glyph.size - lineStart.size) >= 0.6 * lineStart.size) {
        text += '\n'
        lineStart = glyph
      }
      else if (endsWord && gap * before.size >= 0.03 * lineStart.size) {
        text += ' '
      }
    }
    text += glyph.text
    lineStart ??= glyph
    before = glyph
    isSpaced = false
  }
  return text
}

/** A gap that the eye sees as one, in ems: no space between words is as wide. */
const visible = 0.4

/** The lines of a page. A visible gap ends a line. */
function linesOf(glyphs: readonly Glyph[]): string[] {
  const lines: string[] = []
  glyphs.forEach((glyph, index) => {
    const before = glyphs[index - 1]
    if (before && follows(glyph, before) && gapBetween(before, glyph) < visible)
      lines.push(lines.pop()! + glyph.text)
    else
      lines.push(glyph.text)
  })
  return lines.map(line => line.replace(/\s+/g, ' ').trim()).filter(Boolean)
}
