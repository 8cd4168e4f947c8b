/**
 * Makes of the PDF that Chromium prints the one that a reader gets: tidy tags, decoration marked as artifacts, an
 * outline, page labels, links that say where they lead, and the metadata and claims of PDF/UA-1 and PDF/A-2a.
 */
import type { PDFPage, PDFRawStream, PDFRef } from 'pdf-lib'
import type { Box, Matrix } from './bounds'
import type { Mark, Unit } from './content'
import type { Bookmark } from './outline'
import type { Content, Element } from './structure'
import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from 'pdf-lib'
import { CliError } from '../../shared/errors'
import { boundsOfMarks, moved, union } from './bounds'
import { artifact, readOperators, readUnits, writeUnits } from './content'
import { sRgbProfile } from './icc'
import { writeOutline } from './outline'
import { contentKey, holdsMarks, readStructure, tidy, writeStructure } from './structure'
import { xmpPacket } from './xmp'

/** A slide, or a page without one, that the outline and the links name. */
export interface Place {
  /** Page, from 1. */
  page: number
  title: string
  /** Name of the anchor at its top; without it the top of the page. */
  anchor?: string
  /** Heading in the outline that it stands under; none for a place of its own. */
  section?: string
  /** Is it only a further step of the place before it? */
  continued?: boolean
}

export interface Finish {
  title: string
  author: string
  subject: string
  keywords: readonly string[]
  language: string
  date: Date
  pdfA2a: boolean
  places: readonly Place[]
  /** What each page is called. */
  labels: readonly string[]
  /** Captions of the tables, in reading order: one that is hidden on the screen is not in what Chromium prints. */
  captions: readonly string[]
  /** Hears how many pages are done. */
  onPage?: (done: number, total: number) => void
}

const name = (text: string): PDFName => PDFName.of(text)

export async function finishPdf(bytes: Uint8Array, finish: Finish): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  retag(document, finish.captions, finish.onPage)
  const destinationOf = destinations(document)
  describeLinks(document, finish.places, destinationOf)
  writeOutline(document, bookmarksOf(finish.places, destinationOf))
  labelPages(document, finish.labels)
  describe(document, finish)

  identify(document)
  return await document.save({ updateFieldAppearances: false })
}

/** Names the file by its content: the same content has the same name, whenever it was made. */
function identify({ context }: PDFDocument): void {
  const hash = createHash('sha256')
  for (const [, object] of context.enumerateIndirectObjects()) {
    const bytes = new Uint8Array(object.sizeInBytes())
    object.copyBytesInto(bytes, 0)
    hash.update(bytes)
  }
  const id = PDFHexString.of(hash.digest('hex').slice(0, 32))
  context.trailerInfo.ID = context.obj([id, id])
}

/** A stream of operators: a page's, or that of a form object painted on it. */
interface Stream {
  units: Unit[]
  /** Puts new operators in its place. */
  replace: (content: string) => void
  dict: PDFDict
  /** Page or form, by which its content is named. */
  key: PDFRef
}

/** Sorts content from decoration, and writes the streams and the tree of tags anew. */
function retag(document: PDFDocument, captions: readonly string[], onPage?: Finish['onPage']): void {
  const tree = readStructure(document)
  const inFigures = new Set<string>()
  visit(tree, (element, ancestors) => {
    if (element.tag === 'Figure' || ancestors.some(({ tag }) => tag === 'Figure'))
      element.kids.forEach(kid => kid.kind === 'content' && inFigures.add(contentKey(kid)))
  })

  const pages = document.getPages()
  const streams = pages.flatMap(page => streamsOf(document, page))
  /** Content: all text, and all that figures are painted with. */
  const content = new Set<string>()
  for (const { units, key } of streams) {
    for (const { paints, mcid } of units) {
      const marked = mcid !== undefined && contentKey({ page: key, mcid })
      if (marked && (paints === 'text' || (paints !== 'nothing' && inFigures.has(marked))))
        content.add(marked)
    }
  }

  const tidied = tidy(tree, (piece: Content) => content.has(contentKey(piece)))
  placeFigures(tidied, streams)
  nameTables(tidied, captions)
  const marks = markContent(tidied, streams)

  let done = 0
  for (const { units, replace, dict, key } of streams) {
    replace(writeUnits(units, unit => unit.paints === 'object' && holdsMarks(objectOf(document, dict, unit))
      ? undefined
      : (unit.mcid === undefined ? undefined : marks.get(contentKey({ page: key, mcid: unit.mcid }))) ?? artifact))
    if (pages[done]?.ref === key)
      onPage?.(++done, pages.length)
  }
  writeStructure(document, tidied)
}

/**
 * Numbers the content anew, in the order in which it is painted. Chromium counts from 0 in each stream; here a number
 * is used once on a page, for pdf.js (and so Firefox) takes those of a form object for the page's own.
 * @returns the new marks by the old keys
 */
function markContent(tree: Element, streams: readonly Stream[]): Map<string, Mark> {
  const owners = new Map<string, { tag: string, piece: Content }>()
  visit(tree, ({ tag, kids }) => kids.forEach(kid => kid.kind === 'content' && owners.set(contentKey(kid), { tag, piece: kid })))
  const marks = new Map<string, Mark>()
  const next = new Map<PDFRef, number>()
  for (const { units, key } of streams) {
    for (const { paints, mcid } of units) {
      const old = mcid === undefined || paints === 'nothing' ? undefined : contentKey({ page: key, mcid })
      const owner = old === undefined ? undefined : owners.get(old)
      if (!owner || marks.has(old!))
        continue
      const number = next.get(owner.piece.page) ?? 0
      next.set(owner.piece.page, number + 1)
      marks.set(old!, { tag: owner.tag, mcid: number })
    }
  }
  for (const [old, { piece }] of owners)
    piece.mcid = marks.get(old)!.mcid!
  return marks
}

function visit(element: Element, work: (element: Element, ancestors: readonly Element[]) => void, ancestors: readonly Element[] = []): void {
  work(element, ancestors)
  for (const kid of element.kids) {
    if (kid.kind === 'element')
      visit(kid, work, [...ancestors, element])
  }
}

const decode = (stream: PDFRawStream): string => Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')

/** The external object that a unit paints. */
function objectOf({ context }: PDFDocument, dict: PDFDict, { operators }: Unit): PDFRawStream | undefined {
  const [{ name: operator, operands }] = operators as [Unit['operators'][number]]
  if (operator !== 'Do')
    return undefined
  const objects = dict.lookup(name('Resources'), PDFDict).lookup(name('XObject'), PDFDict)
  return context.lookup(objects.get(name(String(operands[0]).slice(1)))) as PDFRawStream
}

/** A page's stream, and those of the form objects on it that hold marked content of their own. */
function streamsOf(document: PDFDocument, page: PDFPage): Stream[] {
  const { context } = document
  const found: Stream[] = []

  function add(content: string, dict: PDFDict, key: PDFRef, replace: Stream['replace']): void {
    const units = readUnits(readOperators(content))
    found.push({ units, replace, dict, key })
    for (const unit of units) {
      const form = objectOf(document, dict, unit)
      if (!form || !holdsMarks(form))
        continue
      const ref = context.getObjectRef(form)!
      if (found.some(({ key }) => key === ref))
        continue
      add(decode(form), form.dict, ref, content => context.assign(ref, context.flateStream(content, withoutCoding(form.dict))))
    }
  }

  const contents = page.node.get(name('Contents')) as PDFRef
  add(decode(context.lookup(contents) as PDFRawStream), page.node, page.ref, content => context.assign(contents, context.flateStream(content)))
  return found
}

/** A stream's entries but those of its coding. */
function withoutCoding(dict: PDFDict): Record<string, never> {
  return Object.fromEntries(dict.entries()
    .map(([key, value]) => [key.decodeText(), value])
    .filter(([key]) => !['Length', 'Filter', 'DecodeParms'].includes(key as string))) as Record<string, never>
}

/**
 * Gives a table whose caption is not painted its text as a summary.
 * @throws CliError where there are not as many captions as tables
 */
function nameTables(tree: Element, captions: readonly string[]): void {
  const tables: Element[] = []
  visit(tree, element => element.tag === 'Table' && tables.push(element))
  if (tables.length !== captions.length)
    throw new CliError(`The browser takes ${tables.length} of ${captions.length} tables for tables.`, 'Give each a caption and header cells (<caption>, <th scope>), or mark it as a layout (role="presentation").')
  tables.forEach((table, index) => {
    if (captions[index] && !table.kids.some(kid => kid.kind === 'element' && kid.tag === 'Caption'))
      table.attributes.set('Table', new Map([...table.attributes.get('Table') ?? [], ['Summary', PDFHexString.fromText(captions[index])]]))
  })
}

/** Says of each figure where on its page it stands. */
function placeFigures(tree: Element, streams: readonly Stream[]): void {
  const boxes = new Map(streams.map(({ units, dict, key }) => [key.tag, boundsOfMarks(units, object => objectBox(dict, object))]))
  visit(tree, (figure) => {
    if (figure.tag !== 'Figure')
      return
    let box: Box | undefined
    visit(figure, ({ kids }) => {
      for (const kid of kids) {
        const own = kid.kind === 'content' ? boxes.get((kid.form ?? kid.page).tag)?.get(kid.mcid) : undefined
        if (own)
          box = union(box, own)
      }
    })
    if (box)
      figure.attributes.set('Layout', new Map([...figure.attributes.get('Layout') ?? [], ['BBox', box.map(value => Math.round(value * 100) / 100)]]))
  })
}

function objectBox(dict: PDFDict, object: string): Box {
  const stream = dict.lookup(name('Resources'), PDFDict).lookup(name('XObject'), PDFDict).lookup(name(object)) as PDFRawStream
  const numbers = (key: string): number[] | undefined => (stream.dict.lookup(name(key)) as PDFArray | undefined)?.asArray().map(value => (value as PDFNumber).asNumber())
  const box = numbers('BBox')
  return box ? moved(box as unknown as Box, (numbers('Matrix') ?? [1, 0, 0, 1, 0, 0]) as unknown as Matrix) : [0, 0, 1, 1]
}

/** Where places are, as explicit destinations: every reader knows these, and names are of no use to anyone else. */
function destinations(document: PDFDocument): (place: Pick<Place, 'page' | 'anchor'>) => PDFArray {
  const named = document.catalog.lookupMaybe(name('Dests'), PDFDict)
  document.catalog.delete(name('Dests'))
  const pages = document.getPages()
  return ({ page, anchor }) => {
    const there = pages[page - 1]!
    const explicit = anchor ? named?.lookupMaybe(name(anchor), PDFArray) : undefined
    return explicit ?? document.context.obj([there.ref, 'XYZ', 0, there.getHeight(), 0])
  }
}

/**
 * Makes links inside the document jump, and says of each where it leads.
 * @throws Error where one leads to no place in it
 */
function describeLinks(document: PDFDocument, places: readonly Place[], destinationOf: ReturnType<typeof destinations>): void {
  for (const page of document.getPages()) {
    for (const annotation of page.node.Annots()?.asArray().map(ref => document.context.lookup(ref, PDFDict)) ?? []) {
      const named = annotation.get(name('Dest'))
      if (named instanceof PDFName) {
        const place = places.find(({ anchor }) => anchor === named.decodeText())
        if (!place)
          throw new Error(`A link on page ${document.getPages().indexOf(page) + 1} leads to ${named.decodeText()}, where nothing is`)
        annotation.set(name('Dest'), destinationOf(place))
        annotation.set(name('Contents'), PDFHexString.fromText(`「${place.title}」へ`))
      }
      else {
        const uri = annotation.lookupMaybe(name('A'), PDFDict)?.lookupMaybe(name('URI'), PDFString)?.decodeText()
        if (uri)
          annotation.set(name('Contents'), PDFHexString.fromText(uri))
      }
    }
  }
}

/** Sections and the places in them; a place without a section stands by itself. */
function bookmarksOf(places: readonly Place[], destinationOf: ReturnType<typeof destinations>): Bookmark[] {
  const bookmarks: (Bookmark & { kids: Bookmark[] })[] = []
  for (const place of places.filter(({ continued }) => !continued)) {
    const bookmark = { title: place.title, destination: destinationOf(place), kids: [] }
    if (!place.section)
      bookmarks.push(bookmark)
    else if (bookmarks.at(-1)?.title === place.section)
      bookmarks.at(-1)!.kids.push(bookmark)
    else
      bookmarks.push({ title: place.section, destination: bookmark.destination, kids: [bookmark] })
  }
  return bookmarks
}

/** Page labels; numbers that go up by one are one entry. */
function labelPages({ context, catalog }: PDFDocument, labels: readonly string[]): void {
  const isNumber = (label: string | undefined): boolean => /^\d+$/.test(label ?? '')
  const nums = labels.flatMap((label, index) => {
    const before = labels[index - 1]
    if (isNumber(label) && isNumber(before) && Number(label) === Number(before) + 1)
      return []
    return [PDFNumber.of(index), context.obj(isNumber(label) ? { S: 'D', St: Number(label) } : { P: PDFHexString.fromText(label) })]
  })
  catalog.set(name('PageLabels'), context.obj({ Nums: nums }))
}

/** Metadata for people, for catalogues and for checkers; they must not contradict each other. */
function describe(document: PDFDocument, { title, author, subject, keywords, language, date, pdfA2a }: Finish): void {
  const { context, catalog } = document
  const creator = 'Slidev'
  document.setTitle(title, { showInWindowTitleBar: true })
  document.setAuthor(author)
  document.setSubject(subject)
  document.setKeywords([keywords.join(', ')])
  document.setCreator(creator)
  document.setCreationDate(date)
  document.setModificationDate(date)
  document.setLanguage(language)

  const xmp = xmpPacket({ title, author, subject, keywords, language, creator, producer: document.getProducer() ?? '', date, pdfA2a })
  catalog.set(name('Metadata'), context.register(context.stream(Buffer.from(xmp), { Type: 'Metadata', Subtype: 'XML' })))

  const profile = context.register(context.flateStream(sRgbProfile(), { N: 3 }))
  catalog.set(name('OutputIntents'), context.obj([{
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of('sRGB'),
    Info: PDFString.of('sRGB IEC61966-2.1'),
    DestOutputProfile: profile,
  }]))
}
