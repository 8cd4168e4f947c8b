/**
 * Reads everything in a PDF that matters to a reader. It only measures; the rules of `tooling/export/pdf/rules.ts` judge.
 */
import type { PDFPage } from 'pdf-lib'
import type { Box } from './bounds'
import type { Stream } from './streams'
import type { UnicodeMap } from './text'
import type { Content, Element } from './tree'
import { PDFArray, PDFBool, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream, PDFRef } from 'pdf-lib'
import { countBoxes } from './content'
import { boundsIn, decodeStream, dictOf, readStreams, resourceOf, streamsIn } from './streams'
import { readUnicodeMap, textsOfMarks } from './text'
import { contentKey, markKey, name, readTree, textOf as stringOf } from './tree'

/** A piece of content of a tag. */
export interface Piece {
  kind: 'piece'
  /** Page, counted from 1. */
  page: number
  /** Its text, from the given texts, or else from the fonts' Unicode maps. */
  text: string
  /** Left, bottom, right, top on the page, in points; approximate for text. */
  box?: Box
}

export interface Tag {
  kind: 'element'
  /** Its standard tag in PDF 1.7. */
  tag: string
  /** The tag as written. */
  written: string
  kids: (Tag | Piece)[]
  /** The areas in it: a link has one for each line. */
  areas: readonly Link[]
  alt?: string
  /** Language tag of its content, if any. */
  language?: string
  box?: Box
  scope?: string
  /** Summary of a table whose caption is not painted. */
  summary?: string
  /** The numbers of columns and rows that a cell spans. */
  spans: { columns: number, rows: number }
  id?: string
  /** Ids of the header cells of a data cell. */
  headers: readonly string[]
}

export interface Link {
  /** Page, counted from 1. */
  page: number
  contents: string
  /** Its area: left, bottom, right, top, in points. */
  box: Box
  /** Page that it jumps to; undefined for an external link. */
  target?: number
  /** Position on that page, in points from the bottom. */
  top?: number
  uri?: string
}

export interface Font {
  /** PostScript name without the subset's prefix. */
  name: string
  type: string
  embedded: boolean
  unicode: boolean
}

export interface Page {
  width: number
  height: number
  label: string
  /** All text of the page, as copied; according to the fonts' Unicode maps, only that of its tags. */
  text: string
  /** Whether the tab order is that of the tags. */
  tabsByStructure: boolean
  /** Painting operators outside any mark. */
  unmarked: number
  /** Forms with tagged content that are painted inside a mark or a second time. */
  repeated: number
  /** Raster images on it. */
  images: number
  /** Glyphs that are the box for a missing character. */
  boxes: number
}

export interface Bookmark {
  title: string
  page: number
  /** Its position on the page, in points from the bottom. */
  top?: number
  level: number
}

export interface Reading {
  pages: Page[]
  /** The `Document`; undefined in a file without tags. */
  tree?: Tag
  marked: boolean
  fonts: Font[]
  links: Link[]
  outline: Bookmark[]
  title: string
  author: string
  subject: string
  keywords: string
  language: string
  showsTitle: boolean
  /** Dates of creation and modification, as written. */
  dates: readonly string[]
  /** The XMP packet. */
  xmp: string
}

/** Texts of a PDF, from a different library than the one that wrote it. */
export interface Texts {
  /** Text of each page. */
  pages: readonly string[]
  /** Text of marked content, by page, counted from 1, and number: `3/12`. */
  marks: ReadonlyMap<string, string>
}

const textOf = (value: unknown): string => stringOf(value) ?? ''

/** Reads a PDF. Its texts come from another reader, or else from the fonts' Unicode maps. */
export async function readPdf(bytes: Uint8Array, texts?: Texts): Promise<Reading> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const { context, catalog } = document
  const pages = document.getPages()
  const numberOf = new Map(pages.map((page, index) => [page.ref as unknown, index + 1]))
  const labels = readLabels(catalog, pages.length)
  const mapOf = unicodeMaps()
  const streams = await readStreams(document)
  const marks = streams.map(stream => readMarks(stream, mapOf))
  const allMarks = new Map(marks.flatMap(ofPage => [...ofPage]))
  const links = readLinks(document, numberOf)

  function toPiece(content: Content): Piece {
    const page = numberOf.get(content.page)!
    const { text, box } = allMarks.get(contentKey(content)) ?? { text: '' }
    return { kind: 'piece', page, text: texts ? texts.marks.get(`${page}/${content.mcid}`) ?? '' : text, box }
  }

  const root = catalog.lookupMaybe(name('StructTreeRoot'), PDFDict)
  const viewer = catalog.lookupMaybe(name('ViewerPreferences'), PDFDict)
  const metadata = catalog.lookup(name('Metadata'))
  const info = context.lookup(context.trailerInfo.Info) as PDFDict | undefined
  return {
    pages: pages.map((page, index) => ({
      ...readPage(page, streams[index]!),
      label: labels[index]!,
      text: texts?.pages[index] ?? [...marks[index]!.values()].flatMap(({ text }) => text || []).join('\n'),
    })),
    tree: root && toTag(readTree(document), root.lookupMaybe(name('RoleMap'), PDFDict), toPiece, links),
    marked: catalog.lookupMaybe(name('MarkInfo'), PDFDict)?.lookup(name('Marked')) === PDFBool.True,
    fonts: readFonts(document),
    links: [...links.values()],
    outline: readOutline(catalog, numberOf),
    title: document.getTitle() ?? '',
    author: document.getAuthor() ?? '',
    subject: document.getSubject() ?? '',
    keywords: document.getKeywords() ?? '',
    language: textOf(catalog.lookup(name('Lang'))),
    showsTitle: viewer?.lookup(name('DisplayDocTitle')) === PDFBool.True,
    dates: ['CreationDate', 'ModDate'].map(key => textOf(info?.lookup(name(key)))),
    xmp: metadata instanceof PDFRawStream ? decodeStream(metadata).toString('utf8') : '',
  }
}

/** Finds the Unicode map of a font. Each is only read once. */
function unicodeMaps(): (font: unknown) => UnicodeMap {
  const maps = new Map<unknown, UnicodeMap>()
  return (font) => {
    const map = dictOf(font)?.lookup(name('ToUnicode'))
    if (!maps.has(font))
      maps.set(font, map instanceof PDFRawStream ? readUnicodeMap(decodeStream(map).toString('latin1')) : new Map())
    return maps.get(font)!
  }
}

/** Text and box of the marked content on a page and in its forms. */
function readMarks(page: Stream, mapOf: (font: unknown) => UnicodeMap): Map<string, { text: string, box?: Box }> {
  const boxes = boundsIn(page)
  const texts = new Map(streamsIn(page).flatMap(({ key, dict, groups }) =>
    [...textsOfMarks(groups, font => mapOf(resourceOf(dict, 'Font', font)))].map(([mcid, text]) => [markKey(key, mcid), text] as const)))
  return new Map([...new Set([...texts.keys(), ...boxes.keys()])].map(mark => [mark, { text: texts.get(mark) ?? '', box: boxes.get(mark) }]))
}

function readPage(page: PDFPage, stream: Stream): Omit<Page, 'label' | 'text'> {
  const painted = stream.groups.filter(({ paints }) => paints !== 'nothing')
  const streams = streamsIn(stream)
  const forms = streams.flatMap(({ forms }) => [...forms]).filter(([, { holdsMarks }]) => holdsMarks)
  return {
    ...page.getSize(),
    tabsByStructure: page.node.get(name('Tabs')) === name('S'),
    // A form object with its own marks must be outside all marks.
    unmarked: painted.filter(group => !group.marked && !stream.forms.get(group)?.holdsMarks).length,
    repeated: forms.filter(([{ marked }, { key }], index) => marked || forms.findIndex(([, other]) => other.key === key) < index).length,
    images: painted.filter(({ object }) => object !== undefined && dictOf(resourceOf(stream.dict, 'XObject', object))?.get(name('Subtype')) === name('Image')).length,
    boxes: countBoxes(streams.flatMap(({ groups }) => groups).flatMap(({ operators }) => operators)),
  }
}

function toTag({ tag, kids, attributes, alt, language, id }: Element, roles: PDFDict | undefined, toPiece: (content: Content) => Piece, links: ReadonlyMap<PDFRef, Link>): Tag {
  const attribute = (owner: string, key: string): unknown => attributes.get(owner)?.get(key)
  const numberIn = (key: string): number => (attribute('Table', key) as PDFNumber | undefined)?.asNumber() ?? 1
  return {
    kind: 'element',
    tag: (roles?.get(name(tag)) as PDFName | undefined)?.decodeText() ?? tag,
    written: tag,
    kids: kids.flatMap(kid => kid.kind === 'annotation' ? [] : [kid.kind === 'element' ? toTag(kid, roles, toPiece, links) : toPiece(kid)]),
    areas: kids.flatMap(kid => kid.kind === 'annotation' ? links.get(kid.object) ?? [] : []),
    alt,
    language,
    box: (attribute('Layout', 'BBox') as PDFArray | undefined)?.asArray().map(value => (value as PDFNumber).asNumber()) as unknown as Box | undefined,
    scope: (attribute('Table', 'Scope') as PDFName | undefined)?.decodeText(),
    summary: textOf(attribute('Table', 'Summary')) || undefined,
    spans: { columns: numberIn('ColSpan'), rows: numberIn('RowSpan') },
    id,
    headers: (attribute('Table', 'Headers') as PDFArray | undefined)?.asArray().map(textOf) ?? [],
  }
}

function readLabels(catalog: PDFDict, count: number): string[] {
  const nums = catalog.lookupMaybe(name('PageLabels'), PDFDict)?.lookup(name('Nums'), PDFArray).asArray() ?? []
  const labels: string[] = Array.from<string>({ length: count }).fill('')
  for (let entry = 0; entry < nums.length; entry += 2) {
    const from = (nums[entry] as PDFNumber).asNumber()
    const dict = catalog.context.lookup(nums[entry + 1], PDFDict)
    const start = dict.lookupMaybe(name('St'), PDFNumber)?.asNumber() ?? 1
    for (let page = from; page < count; page++)
      labels[page] = textOf(dict.lookup(name('P'))) + (dict.has(name('S')) ? `${start + page - from}` : '')
  }
  return labels
}

function readFonts({ context }: PDFDocument): Font[] {
  return context.enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((object): object is PDFDict => object instanceof PDFDict && object.get(name('Type')) === name('Font') && !(object.get(name('Subtype')) as PDFName).decodeText().startsWith('CIDFont'))
    .map((font) => {
      const descendant = font.lookupMaybe(name('DescendantFonts'), PDFArray)?.lookup(0, PDFDict)
      const descriptor = (descendant ?? font).lookupMaybe(name('FontDescriptor'), PDFDict)
      return {
        name: ((font.get(name('BaseFont')) as PDFName | undefined)?.decodeText() ?? '').replace(/^[A-Z]{6}\+/, ''),
        type: (font.get(name('Subtype')) as PDFName).decodeText(),
        embedded: ['FontFile', 'FontFile2', 'FontFile3'].some(key => descriptor?.has(name(key))),
        unicode: font.has(name('ToUnicode')),
      }
    })
}

/** Page of an explicit destination, and the position on it. */
function placeOf(destination: unknown, numberOf: ReadonlyMap<unknown, number>): { page: number, top?: number } | undefined {
  if (!(destination instanceof PDFArray))
    return undefined
  const page = numberOf.get(destination.get(0))
  const top = destination.get(1) === name('XYZ') ? destination.get(3) : undefined
  return page === undefined ? undefined : { page, top: top instanceof PDFNumber ? top.asNumber() : undefined }
}

/** Destination of a link in the file, given directly or by a name in the catalog (as Chromium writes it). */
function destinationOf(annotation: PDFDict, named: PDFDict | undefined): unknown {
  const destination = annotation.lookup(name('Dest'))
  return destination instanceof PDFName ? named?.lookup(destination) : destination
}

function readLinks(document: PDFDocument, numberOf: ReadonlyMap<unknown, number>): Map<PDFRef, Link> {
  const named = document.catalog.lookupMaybe(name('Dests'), PDFDict)
  return new Map(document.getPages().flatMap((page, index) => ((page.node.Annots()?.asArray() ?? []) as PDFRef[])
    .map(ref => [ref, document.context.lookup(ref, PDFDict)] as const)
    .filter(([, annotation]) => annotation.get(name('Subtype')) === name('Link'))
    .map(([ref, annotation]) => {
      const place = placeOf(destinationOf(annotation, named), numberOf)
      return [ref, {
        page: index + 1,
        contents: textOf(annotation.lookup(name('Contents'))),
        box: annotation.lookup(name('Rect'), PDFArray).asArray().map(value => (value as PDFNumber).asNumber()) as unknown as Box,
        target: place?.page,
        top: place?.top,
        uri: textOf(annotation.lookupMaybe(name('A'), PDFDict)?.lookup(name('URI'))) || undefined,
      }] as const
    })))
}

function readOutline(catalog: PDFDict, numberOf: ReadonlyMap<unknown, number>): Bookmark[] {
  const bookmarks: Bookmark[] = []
  const walk = (parent: PDFDict | undefined, level: number): void => {
    let item = parent?.lookupMaybe(name('First'), PDFDict)
    while (item) {
      const place = placeOf(item.lookup(name('Dest')), numberOf)
      bookmarks.push({ title: textOf(item.lookup(name('Title'))), page: place?.page ?? 0, top: place?.top, level })
      walk(item, level + 1)
      item = item.lookupMaybe(name('Next'), PDFDict)
    }
  }
  const root = catalog.get(name('Outlines'))
  walk(root instanceof PDFRef ? catalog.context.lookup(root, PDFDict) : undefined, 1)
  return bookmarks
}
