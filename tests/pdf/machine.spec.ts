/** The parts of an exported PDF that only programs read: links from pages to tags, the chain of bookmarks, the colour profile. */
import type { PDFObject, PDFRef } from 'pdf-lib'
import { readFile } from 'node:fs/promises'
import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFString } from 'pdf-lib'
import { expect, test } from 'playwright/test'
import { config } from '../../tooling/deck/config'
import { documents, variantOfDocument } from '../../tooling/export/options'
import { exported, fileOf } from './exported'
import { xmpPart } from './xmp'

/** Looks up the objects of a document. */
class Objects {
  constructor(readonly document: PDFDocument) {}

  get catalog(): PDFDict {
    return this.document.catalog
  }

  dict(from: PDFDict, key: string): PDFDict | undefined {
    return from.lookupMaybe(PDFName.of(key), PDFDict)
  }

  number(from: PDFDict, key: string): number | undefined {
    return from.lookupMaybe(PDFName.of(key), PDFNumber)?.asNumber()
  }

  text(from: PDFDict, key: string): string | undefined {
    return from.lookupMaybe(PDFName.of(key), PDFString, PDFHexString)?.decodeText()
  }

  list(from: PDFDict, key: string): PDFObject[] {
    const value = from.lookup(PDFName.of(key))
    return value instanceof PDFArray ? value.asArray() : value === undefined ? [] : [from.get(PDFName.of(key))!]
  }

  name(from: PDFDict, key: string): string | undefined {
    return from.lookupMaybe(PDFName.of(key), PDFName)?.decodeText()
  }

  look(value: PDFObject | undefined): PDFObject | undefined {
    return this.document.context.lookup(value)
  }

  /** The entries of a number tree. */
  numberTree(tree: PDFDict): Map<number, PDFObject> {
    const nums = this.list(tree, 'Nums')
    return new Map(nums.flatMap((key, i) => i % 2 === 0 ? [[(key as PDFNumber).asNumber(), nums[i + 1]!]] as const : []))
  }
}

const opened = async (document: string): Promise<Objects> => new Objects(await PDFDocument.load(await readFile(fileOf(document)), { updateMetadata: false }))

/** Counts the bookmarks below an item of the outline, and finds broken references among them. */
function bookmarksBelow(objects: Objects, item: PDFDict, ref: PDFRef): { count: number, problems: string[] } {
  let count = 0
  const problems: string[] = []
  let before: PDFRef | undefined
  let next = item.get(PDFName.of('First')) as PDFRef | undefined
  while (next) {
    const bookmark = objects.look(next) as PDFDict
    const title = objects.text(bookmark, 'Title')
    const below = bookmarksBelow(objects, bookmark, next)
    count += 1 + below.count
    problems.push(...below.problems)
    if (bookmark.get(PDFName.of('Parent')) !== ref)
      problems.push(`"${title}" has the wrong parent`)
    if (bookmark.get(PDFName.of('Prev')) !== before)
      problems.push(`"${title}" has the wrong previous bookmark`)
    if ((objects.number(bookmark, 'Count') ?? 0) !== below.count)
      problems.push(`"${title}" says that ${objects.number(bookmark, 'Count')} bookmarks are visible below it instead of ${below.count}`)
    const [, way, , , zoom] = objects.list(bookmark, 'Dest')
    if ((way as PDFName).decodeText() !== 'XYZ' || (zoom instanceof PDFNumber && zoom.asNumber() !== 0))
      problems.push(`"${title}" changes the zoom`)
    before = next
    next = bookmark.get(PDFName.of('Next')) as PDFRef | undefined
  }
  if (item.get(PDFName.of('Last')) !== before)
    problems.push(`"${objects.text(item, 'Title') ?? 'the outline'}" has the wrong last bookmark`)
  return { count, problems }
}

/** Pieces of content, and annotations, that do not lead back to their tag. */
function lostContent(objects: Objects): string[] {
  const root = objects.dict(objects.catalog, 'StructTreeRoot')!
  const parents = objects.numberTree(objects.dict(root, 'ParentTree')!)
  const problems: string[] = []
  const ownerOf = (stream: PDFRef, mcid: number): PDFObject | undefined => {
    const object = objects.look(stream)
    const key = objects.number(object instanceof PDFRawStream ? object.dict : object as PDFDict, 'StructParents')
    return key === undefined ? undefined : (objects.look(parents.get(key)) as PDFArray).get(mcid)
  }
  const walk = (ref: PDFRef, above: PDFRef | undefined): void => {
    const element = objects.look(ref) as PDFDict
    const tag = objects.name(element, 'S')
    if (above && element.get(PDFName.of('P')) !== above)
      problems.push(`a ${tag} has the wrong parent`)
    for (const kid of objects.list(element, 'K')) {
      const value = objects.look(kid)
      if (value instanceof PDFNumber) {
        if (ownerOf(element.get(PDFName.of('Pg')) as PDFRef, value.asNumber()) !== ref)
          problems.push(`piece ${value.asNumber()} of a ${tag} leads to another tag`)
        continue
      }
      const dict = value as PDFDict
      const type = objects.name(dict, 'Type')
      if (type === 'MCR' && ownerOf((dict.get(PDFName.of('Stm')) ?? dict.get(PDFName.of('Pg'))) as PDFRef, objects.number(dict, 'MCID')!) !== ref)
        problems.push(`piece ${objects.number(dict, 'MCID')} of a ${tag} leads to another tag`)
      else if (type === 'OBJR' && parents.get(objects.number(objects.dict(dict, 'Obj')!, 'StructParent')!) !== ref)
        problems.push(`the annotation of a ${tag} leads to another tag`)
      else if (type !== 'MCR' && type !== 'OBJR')
        walk(kid as PDFRef, ref)
    }
  }
  walk(objects.list(root, 'K')[0] as PDFRef, undefined)
  return problems
}

/** The PDF 1.7 tag that replaces one that PDF 1.7 does not have. */
const standIns: Readonly<Record<string, string>> = { Strong: 'Span', Em: 'Span', Sub: 'Span', Aside: 'Note', FENote: 'Note', DocumentFragment: 'Part' }

for (const document of documents) {
  test.describe(`${document}.pdf`, () => {
    test('opens with its outline unfolded, each bookmark in its place → writeOutline in tooling/export/pdf/navigation.ts', async () => {
      const objects = await opened(document)
      expect(objects.name(objects.catalog, 'PageMode'), 'the panel that opens beside the pages').toBe('UseOutlines')
      const outline = objects.catalog.get(PDFName.of('Outlines')) as PDFRef
      const reading = await exported(document)
      const { count, problems } = bookmarksBelow(objects, objects.look(outline) as PDFDict, outline)
      expect(problems).toEqual([])
      expect([count, objects.number(objects.look(outline) as PDFDict, 'Count')], 'bookmarks found, and the number that the outline gives').toEqual([1, 1].map(() => reading.outline.length))
    })

    test('says where each link leads → describeLinks in tooling/export/pdf/navigation.ts', async () => {
      const { links, outline } = await exported(document)
      const titlesOn = (page: number): string[] => outline.filter(bookmark => bookmark.page === page).map(({ title }) => `「${title}」へ`)
      expect(links.flatMap(({ page, contents, uri, target }) => (uri ? [uri] : titlesOn(target!)).includes(contents) ? [] : [`page ${page}: a link to ${uri ?? `page ${target}`} says that it leads to ${contents}`])).toEqual([])
    })

    test('leads from each piece of a page, and each link, to its tag → writeParentTree in tooling/export/pdf/writeTree.ts', async () => {
      const objects = await opened(document)
      expect(lostContent(objects).slice(0, 5)).toEqual([])
      const roles = objects.dict(objects.dict(objects.catalog, 'StructTreeRoot')!, 'RoleMap')
      expect(Object.fromEntries((roles?.entries() ?? []).flatMap(([tag, role]) => standIns[tag.decodeText()] === (role as PDFName).decodeText() ? [] : [[tag.decodeText(), (role as PDFName).decodeText()]])), 'replacements of tags that are not in PDF 1.7 → roles in tooling/export/pdf/writeTree.ts').toEqual({})
    })

    test('keeps what its claims require → writeMetadata in tooling/export/pdf/metadata.ts', async () => {
      const objects = await opened(document)
      const { xmp } = await exported(document)
      expect(objects.catalog.keys().map(key => key.decodeText()).sort(), 'entries of its catalogue: no actions, no leftovers')
        .toEqual(['Lang', 'MarkInfo', 'Metadata', 'Outlines', 'OutputIntents', 'PageLabels', 'PageMode', 'Pages', 'StructTreeRoot', 'Type', 'ViewerPreferences'])
      expect(objects.dict(objects.catalog, 'MarkInfo')!.toString().replaceAll(/\s+/g, ' '), 'it is tagged').toBe('<< /Type /MarkInfo /Marked true >>')
      const [intent] = objects.list(objects.catalog, 'OutputIntents').map(one => objects.look(one) as PDFDict)
      const profile = intent!.lookup(PDFName.of('DestOutputProfile')) as PDFRawStream
      expect([objects.name(intent!, 'S'), objects.number(profile.dict, 'N')], 'its output intent').toEqual(['GTS_PDFA1', 3])
      expect(decodePDFRawStream(profile).decode(), 'its colour profile').toEqual(new Uint8Array(await readFile(new URL('../../tooling/export/pdf/srgb.icc', import.meta.url))))
      const info = objects.look(objects.document.context.trailerInfo.Info) as PDFDict
      expect(objects.text(info, 'Producer'), 'its producer').toMatch(/^Skia\/PDF/)
      expect(['xmp:CreatorTool', 'pdf:Producer', 'pdfuaid:part'].map(element => xmpPart(xmp, element)), 'its creator and producer, as in its dictionary, and the part of PDF/UA').toEqual(['Slidev', objects.text(info, 'Producer'), '1'])
      expect(objects.text(info, 'Creator')).toBe('Slidev')
      expect(xmp.includes('pdfaExtension:schemas>'), 'the schema description that PDF/A requires').toBe(config.variants[variantOfDocument(document)]!.pdfA ?? false)
    })
  })
}
