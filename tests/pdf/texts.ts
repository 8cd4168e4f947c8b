/** Texts of a PDF as pdf.js reads them: what someone would copy out of a reader that did not write the file. */
import type { TextItem, TextMarkedContent } from 'pdfjs-dist/types/src/display/api'
import type { Reading, Texts } from '../../tooling/export/pdf/read'
import type { Read } from './readers'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export async function readTexts(bytes: Uint8Array): Promise<Texts> {
  // pdf.js takes ownership of the bytes.
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

/** A text as a search sees it that ignores white space. */
export const bare = (text: string): string => text.replace(/\s/g, '')

/** All text of a PDF without white space, one line per page. */
export const textOfFile = ({ pages }: Reading): string => pages.map(({ text }) => bare(text)).join('\n')

/** The stretch of a text that has the characters of a line, with its line ends made visible. */
export function asRead(line: string, text: string): string | undefined {
  const places = [...text.matchAll(/\S/g)].map(({ index }) => index)
  const at = bare(text).indexOf(bare(line))
  return at < 0 ? undefined : text.slice(places[at], places[at + bare(line).length - 1]! + 1).replaceAll('\n', '⏎')
}

/** Texts that a reader has only with different spaces. A text may continue on the next line. */
export function brokenTexts({ lines, texts }: Read, wanted: readonly string[]): string[] {
  const there = bare(lines.flat().join(''))
  const shown = [...new Set(wanted)].filter(text => there.includes(bare(text)))
  return Object.entries(texts).flatMap(([reader, pages]) => {
    const read = pages.join('\n').replace(/[^\S\n]+/g, ' ')
    const joined = [read.replaceAll('\n', ''), read.replaceAll('\n', ' ')]
    return shown.filter(text => !joined.some(one => one.includes(text))).map(text => `${reader} reads "${asRead(text, read) ?? '…'}" for "${text}"`)
  })
}
