/** The least that a PDF's fonts, content and tags take: the floor that its size is compared with. */
import type { PDFName } from 'pdf-lib'
import { Buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import { decodePDFRawStream, PDFDict, PDFDocument, PDFRawStream } from 'pdf-lib'
import { faces } from '../../tooling/deck/fonts'
import { sum } from '../../tooling/deck/plan'
import { subsetFont } from '../../tooling/deck/subset'
import { readPdf } from '../../tooling/export/pdf/read'
import { tagsOf } from '../../tooling/export/pdf/rules'
import { name } from '../../tooling/export/pdf/tree'

/** Measured bytes: of a tag with its references, and of a document's metadata, font dictionaries and bookmarks. */
const perTag = 75
const perDocument = 5_000

/**
 * Size of a file and of its floor, in bytes. The floor is, for each face, a font with exactly the characters set in it;
 * the content streams; and the tags. Fonts and streams are deflated as well as zlib can.
 */
export async function floorOf(file: string): Promise<{ file: number, floor: { fonts: number, content: number, tags: number } }> {
  const bytes = await readFile(file)
  const [document, { tree }] = await Promise.all([PDFDocument.load(bytes, { updateMetadata: false }), readPdf(bytes)])
  const tags = perDocument + perTag * tagsOf(tree!).length
  return { file: bytes.length, floor: { fonts: await fontsNeed(document), content: await contentNeeds(document), tags } }
}

const deflated = async (bytes: Uint8Array): Promise<number> => (await promisify(deflate)(bytes, { level: 9 })).length

async function contentNeeds(document: PDFDocument): Promise<number> {
  const pages = document.getPages().map(({ node }) => node.get(name('Contents')))
  const streams = document.context.enumerateIndirectObjects().flatMap(([ref, object]) =>
    object instanceof PDFRawStream && (pages.includes(ref) || object.dict.get(name('Subtype')) === name('Form')) ? [object] : [])
  return sum(await Promise.all(streams.map(stream => deflated(decodePDFRawStream(stream).decode()))))
}

async function fontsNeed(document: PDFDocument): Promise<number> {
  const characters = new Map<string, string>()
  for (const [, font] of document.context.enumerateIndirectObjects()) {
    const map = font instanceof PDFDict && font.get(name('Type')) === name('Font') ? font.lookup(name('ToUnicode')) : undefined
    if (!(font instanceof PDFDict) || !(map instanceof PDFRawStream))
      continue
    const face = (font.get(name('BaseFont')) as PDFName).decodeText().replace(/^[A-Z]{6}\+/, '')
    characters.set(face, (characters.get(face) ?? '') + charactersOf(Buffer.from(decodePDFRawStream(map).decode()).toString('latin1')))
  }
  const require = createRequire(import.meta.url)
  return sum(await Promise.all([...characters].map(async ([postScriptName, text]) => {
    const face = faces.find(({ source }) => path.basename(source, '.ttf').replace(/_\d+/, '-') === postScriptName)!
    return await deflated(await subsetFont(await readFile(require.resolve(face.source)), text))
  })))
}

/** The characters that a ToUnicode map maps to, see PDF 32000-1, 9.10.3. */
function charactersOf(map: string): string {
  const hex = (digits: string): string => Buffer.from(digits, 'hex').swap16().toString('utf16le')
  const singles = [...map.matchAll(/beginbfchar(.*?)endbfchar/gs)].flatMap(([, block]) => [...block!.matchAll(/<\w+>\s*<(\w+)>/g)].map(([, to]) => hex(to!)))
  const ranges = [...map.matchAll(/beginbfrange(.*?)endbfrange/gs)].flatMap(([, block]) => [...block!.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)]
    .map(([, from, last, to]) => Array.from({ length: Number.parseInt(last!, 16) - Number.parseInt(from!, 16) + 1 }, (_, step) => String.fromCodePoint(hex(to!).codePointAt(0)! + step)).join('')))
  return [...singles, ...ranges].join('')
}
