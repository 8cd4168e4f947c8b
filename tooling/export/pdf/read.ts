/**
 * Reads a PDF as far as a reader is concerned: a plain measurement, which the rules of `tooling/export/pdf/rules.ts` judge.
 */
import type { Box } from './bounds'
import type { Operator, Unit } from './content'
import type { Element, Kid } from './structure'
import type { UnicodeMap } from './text'
import { Buffer } from 'node:buffer'
import { decodePDFRawStream, PDFArray, PDFBool, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFRef, PDFString } from 'pdf-lib'
import { boundsOfMarks } from './bounds'
import { countBoxes, readOperators, readUnits } from './content'
import { contentKey, holdsMarks, readStructure } from './structure'
import { readUnicodeMap, textsOfMarks } from './text'

/** A piece of content of a tag. */
export interface Piece {
  kind: 'piece'
  /** Page, from 1. */
  page: number
  /** Its text, from the texts that the reading was made with, or else by the fonts' Unicode maps. */
  text: string
  /** Left, bottom, right, top on the page, in points; roughly for text. */
  box?: Box
}

export interface Tag {
  kind: 'tag'
  /** As PDF 1.7 knows it. */
  tag: string
  /** As it is written. */
  written: string
  kids: (Tag | Piece)[]
  /** How many annotations it holds: a link has an area for each line. */
  annotations: number
  alt?: string
  box?: Box
  scope?: string
  /** What a table is about, where its caption is not painted. */
  summary?: string
  /** How many columns and rows a cell takes. */
  spans: { columns: number, rows: number }
  id?: string
  /** Ids of the header cells of a data cell. */
  headers: readonly string[]
}

export interface Link {
  /** Page, from 1. */
  page: number
  contents: string
  /** Page that it jumps to; undefined for one that leads outside. */
  target?: number
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
  /** All text of the page as it is copied; by the fonts' Unicode maps, that of its tags. */
  text: string
  /** Is the tab order that of the tags? */
  tabsByStructure: boolean
  /** Painting operators outside of any mark. */
  unmarked: number
  /** Forms with content of tags that are painted inside a mark, or once more. */
  repeated: number
  /** Raster images painted on it. */
  images: number
  /** Glyphs that are the box for a character which no font has. */
  boxes: number
}

export interface Bookmark {
  title: string
  page: number
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
  /** Dates of creation and change, as they are written. */
  dates: readonly string[]
  /** The XMP packet. */
  xmp: string
}

/** Texts of a PDF, from another library than the one that wrote it. */
export interface Texts {
  /** Text of each page. */
  pages: readonly string[]
  /** Text of marked content, by page from 1 and number: `3/12`. */
  marks: ReadonlyMap<string, string>
}

const name = (text: string): PDFName => PDFName.of(text)

function textOf(value: unknown): string {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : ''
}

function streamText(stream: PDFRawStream): string {
  return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
}

export async function readPdf(bytes: Uint8Array, texts?: Texts): Promise<Reading> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const { context, catalog } = document
  const pages = document.getPages()
  const numberOf = new Map(pages.map((page, index) => [page.ref as unknown, index + 1]))
  const boxes = new Map<string, Box>()
  const ownTexts = new Map<string, string>()
  const maps = new Map<unknown, UnicodeMap>()

  /** Keeps the texts of a stream's marks; returns them all. */
  function addTexts(stream: PDFDict, ref: PDFRef, units: readonly Unit[]): string {
    const fonts = stream.lookupMaybe(name('Resources'), PDFDict)?.lookupMaybe(name('Font'), PDFDict)
    const mapOf = (font: string): UnicodeMap => {
      const dict = fonts?.lookup(name(font), PDFDict)
      const map = dict?.lookup(name('ToUnicode'))
      if (!maps.has(dict))
        maps.set(dict, map instanceof PDFRawStream ? readUnicodeMap(streamText(map)) : new Map())
      return maps.get(dict)!
    }
    const found = textsOfMarks(units, mapOf)
    for (const [mcid, text] of found)
      ownTexts.set(`${ref.tag}/${mcid}`, text)
    return [...found.values()].join('\n')
  }

  const labels = readLabels(catalog, pages.length)
  const pageReadings = pages.map(({ node, ref, getWidth, getHeight }, index): Page => {
    const width = getWidth.call(pages[index])
    const height = getHeight.call(pages[index])
    const streams = [node.get(name('Contents'))].flatMap(value => context.lookup(value) instanceof PDFArray ? (context.lookup(value) as PDFArray).asArray() : [value])
    const content = streams.map(stream => streamText(context.lookup(stream) as PDFRawStream)).join('\n')
    const operators = readOperators(content)
    const units = readUnits(operators)
    const objects = node.lookupMaybe(name('Resources'), PDFDict)?.lookupMaybe(name('XObject'), PDFDict)
    const objectDict = (object: string): PDFDict | undefined => (objects?.lookup(name(object)) as PDFRawStream | undefined)?.dict
    const dictOf = (operands: readonly unknown[]): PDFDict | undefined => objectDict(String(operands[0]).slice(1))
    const painted = units.filter(({ paints }) => paints !== 'nothing')
    const forms = formsOn(node, units)
    for (const [mcid, box] of boundsOfMarks(units, () => [0, 0, 1, 1]))
      boxes.set(`${ref.tag}/${mcid}`, box)
    const text = texts?.pages[index] ?? [addTexts(node, ref, units), ...forms.map(({ form, units }) => addTexts(form.dict, context.getObjectRef(form)!, units))].join('\n')
    return {
      width,
      height,
      label: labels[index]!,
      text,
      tabsByStructure: node.get(name('Tabs')) === name('S'),
      // A form object with marks of its own stands outside of all marks.
      unmarked: painted.filter(({ marked, operators }) => !marked && !forms.some(({ by }) => by === operators[0])).length,
      repeated: forms.filter(({ form, marked }, index) => marked || forms.findIndex(other => other.form === form) < index).length,
      boxes: countBoxes(operators) + boxesInForms(node.lookupMaybe(name('Resources'), PDFDict)),
      images: painted.filter(({ operators }) => operators[0]!.name === 'Do' && dictOf(operators[0]!.operands)?.get(name('Subtype')) === name('Image')).length,
    }
  })

  const root = catalog.lookupMaybe(name('StructTreeRoot'), PDFDict)
  const roles = root?.lookupMaybe(name('RoleMap'), PDFDict)
  function toTag({ tag, kids, attributes, alt, id }: Element): Tag {
    const attribute = (owner: string, key: string): unknown => attributes.get(owner)?.get(key)
    return {
      kind: 'tag',
      tag: (roles?.get(name(tag)) as PDFName | undefined)?.decodeText() ?? tag,
      written: tag,
      kids: kids.flatMap(toKid),
      annotations: kids.filter(({ kind }) => kind === 'annotation').length,
      alt,
      box: (attribute('Layout', 'BBox') as PDFArray | undefined)?.asArray().map(value => (value as PDFNumber).asNumber()) as unknown as Box | undefined,
      scope: (attribute('Table', 'Scope') as PDFName | undefined)?.decodeText(),
      summary: textOf(attribute('Table', 'Summary')) || undefined,
      spans: { columns: (attribute('Table', 'ColSpan') as PDFNumber | undefined)?.asNumber() ?? 1, rows: (attribute('Table', 'RowSpan') as PDFNumber | undefined)?.asNumber() ?? 1 },
      id,
      headers: (attribute('Table', 'Headers') as PDFArray | undefined)?.asArray().map(textOf) ?? [],
    }
  }
  function toKid(kid: Kid): (Tag | Piece)[] {
    if (kid.kind === 'annotation')
      return []
    if (kid.kind === 'element')
      return [toTag(kid)]
    const page = numberOf.get(kid.page)!
    return [{ kind: 'piece', page, text: (texts ? texts.marks.get(`${page}/${kid.mcid}`) : ownTexts.get(contentKey(kid))) ?? '', box: kid.form ? undefined : boxes.get(contentKey(kid)) }]
  }

  const viewer = catalog.lookupMaybe(name('ViewerPreferences'), PDFDict)
  const metadata = catalog.lookup(name('Metadata'))
  const info = context.lookup(context.trailerInfo.Info) as PDFDict | undefined
  return {
    pages: pageReadings,
    tree: root && toTag(readStructure(document)),
    marked: catalog.lookupMaybe(name('MarkInfo'), PDFDict)?.lookup(name('Marked')) === PDFBool.True,
    fonts: readFonts(document),
    links: readLinks(document, numberOf),
    outline: readOutline(catalog, numberOf),
    title: document.getTitle() ?? '',
    author: document.getAuthor() ?? '',
    subject: document.getSubject() ?? '',
    keywords: document.getKeywords() ?? '',
    language: textOf(catalog.lookup(name('Lang'))),
    showsTitle: viewer?.lookup(name('DisplayDocTitle')) === PDFBool.True,
    dates: ['CreationDate', 'ModDate'].map(key => textOf(info?.lookup(name(key)))),
    xmp: metadata instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(metadata).decode()).toString('utf8') : '',
  }
}

/** Boxes in the form objects of a page, in which Chromium puts what is transparent as a whole. */
function boxesInForms(resources: PDFDict | undefined): number {
  const objects = resources?.lookupMaybe(name('XObject'), PDFDict)
  return (objects?.keys() ?? []).map(key => objects!.lookup(key)).reduce<number>((sum, object) => {
    if (!(object instanceof PDFRawStream) || object.dict.get(name('Subtype')) !== name('Form'))
      return sum
    return sum + countBoxes(readOperators(streamText(object))) + boxesInForms(object.dict.lookupMaybe(name('Resources'), PDFDict))
  }, 0)
}

/** Forms with marked content of their own that a stream paints, and those painted by these. */
function formsOn(stream: PDFDict, units: readonly Unit[]): { by: Operator, form: PDFRawStream, marked: boolean, units: Unit[] }[] {
  const objects = stream.lookupMaybe(name('Resources'), PDFDict)?.lookupMaybe(name('XObject'), PDFDict)
  return units.filter(({ operators }) => operators[0]!.name === 'Do').flatMap(({ operators, marked }) => {
    const [by] = operators as [Operator]
    const form = objects?.lookup(name(String(by.operands[0]).slice(1))) as PDFRawStream | undefined
    if (!form || !holdsMarks(form))
      return []
    const inside = readUnits(readOperators(streamText(form)))
    return [{ by, form, marked, units: inside }, ...formsOn(form.dict, inside)]
  })
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

function pageOf(destination: unknown, numberOf: ReadonlyMap<unknown, number>): number | undefined {
  return destination instanceof PDFArray ? numberOf.get(destination.get(0)) : undefined
}

/** Where a link leads to in the file, as it says itself or by a name of the catalog (as Chromium writes it). */
function destinationOf(annotation: PDFDict, named: PDFDict | undefined): unknown {
  const destination = annotation.lookup(name('Dest'))
  return destination instanceof PDFName ? named?.lookup(destination) : destination
}

function readLinks(document: PDFDocument, numberOf: ReadonlyMap<unknown, number>): Link[] {
  const named = document.catalog.lookupMaybe(name('Dests'), PDFDict)
  return document.getPages().flatMap((page, index) => (page.node.Annots()?.asArray() ?? [])
    .map(ref => document.context.lookup(ref, PDFDict))
    .filter(annotation => annotation.get(name('Subtype')) === name('Link'))
    .map(annotation => ({
      page: index + 1,
      contents: textOf(annotation.lookup(name('Contents'))),
      target: pageOf(destinationOf(annotation, named), numberOf),
      uri: textOf(annotation.lookupMaybe(name('A'), PDFDict)?.lookup(name('URI'))) || undefined,
    })))
}

function readOutline(catalog: PDFDict, numberOf: ReadonlyMap<unknown, number>): Bookmark[] {
  const bookmarks: Bookmark[] = []
  const walk = (parent: PDFDict | undefined, level: number): void => {
    let item = parent?.lookupMaybe(name('First'), PDFDict)
    while (item) {
      bookmarks.push({ title: textOf(item.lookup(name('Title'))), page: pageOf(item.lookup(name('Dest')), numberOf) ?? 0, level })
      walk(item, level + 1)
      item = item.lookupMaybe(name('Next'), PDFDict)
    }
  }
  const root = catalog.get(name('Outlines'))
  walk(root instanceof PDFRef ? catalog.context.lookup(root, PDFDict) : undefined, 1)
  return bookmarks
}
