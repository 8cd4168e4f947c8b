import type { Element, Kid } from '../../tooling/export/pdf/tree'
import { PDFDocument, PDFName, PDFRef, PDFStream } from 'pdf-lib'
import { expect, test } from 'playwright/test'
import { paginate } from '../../tooling/export/page/sheets'
import { boundsOfMarks, identity, matricesOf } from '../../tooling/export/pdf/bounds'
import { artifact, countBoxes, groupOperators, readOperators, writeGroups } from '../../tooling/export/pdf/content'
import { writeMetadata } from '../../tooling/export/pdf/metadata'
import { normalizeTree } from '../../tooling/export/pdf/normalize'
import { xmpPart } from '../pdf/xmp'

test.describe('sheets', () => {
  test('two to a sheet where they fit', () => expect(paginate([40, 50, 60, 30, 20], 100, 5)).toEqual([[0, 1], [2, 3], [4]]))
  test('one too high to share has a sheet to itself', () => expect(paginate([120, 10], 100, 5)).toEqual([[0], [1]]))
  test('the gap counts', () => expect(paginate([50, 50], 100, 1)).toEqual([[0], [1]]))
})

test('metadata is valid XML, whatever the deck is called', async () => {
  const document = await PDFDocument.create()
  const hostile = (what: string): string => `${what}: R&D <& "A"`
  const [title, author, subject, keyword, language] = ['title', 'author', 'subject', 'keyword', 'language'].map(hostile) as [string, string, string, string, string]
  writeMetadata(document, { title, author, subject, keywords: [keyword], language, date: new Date(0), pdfA: true })
  const xmp = new TextDecoder().decode(document.catalog.lookup(PDFName.of('Metadata'), PDFStream).getContents())
  expect(xmp.match(/&(?!(?:amp|lt|gt|quot|apos);).*|<(?![/?a-z]).*/gi), 'invalid XML → escapeHtml in tooling/export/pdf/metadata.ts').toBeNull()
  const parts = { 'dc:title': title, 'dc:creator': author, 'dc:description': subject, 'dc:subject': keyword, 'pdf:Keywords': keyword, 'dc:language': language }
  expect(Object.fromEntries(Object.keys(parts).map(part => [part, xmpPart(xmp, part)]))).toEqual(parts)
})

test.describe('content streams', () => {
  const content = 'q 1 0 0 1 10 20 cm /P <</MCID 0 >>BDC 0 0 100 50 re f EMC /P <</MCID 1 >>BDC BT /F1 10 Tf 1 0 0 1 5 5.00000009 Tm <00410042> Tj ET EMC 0 0 m 9 9.12345678 l S Q'
  const groups = groupOperators(readOperators(content))

  test('are split into what they paint, with its mark', () => {
    expect(groups.filter(({ paints }) => paints !== 'nothing').map(({ paints, mcid, marked }) => [paints, mcid, marked])).toEqual([['path', 0, true], ['text', 1, true], ['path', undefined, false]])
  })
  test('are marked again, with everything that they paint', () => {
    expect(writeGroups(groups, ({ paints }) => paints === 'text' ? { tag: 'P', mcid: 7 } : artifact).split('\n')).toEqual([
      'q',
      '1 0 0 1 10 20 cm',
      '/Artifact BMC',
      '0 0 100 50 re',
      'f',
      'EMC',
      '/P <</MCID 7>> BDC',
      'BT',
      '/F1 10 Tf',
      '1 0 0 1 5 5.00000009 Tm',
      '<00410042> Tj',
      'ET',
      'EMC',
      '/Artifact BMC',
      '0 0 m',
      '9 9.123 l',
      'S',
      'Q',
      'EMC',
    ])
  })
  test('give the bounds of marked content', () => {
    expect([...boundsOfMarks(groups, matricesOf(groups, identity), () => [0, 0, 1, 1])]).toEqual([[0, [10, 20, 110, 70]], [1, [15, 22.50000009, 35, 35.00000009]]])
  })
  test('are searched for glyph 0 in every notation of strings', () => {
    expect(countBoxes(readOperators('BT (a\\000) Tj <0000> Tj [<00000001> -20 (\\0\\000\\(\\\\)] TJ <000100> Tj ET'))).toBe(3)
  })

  test('with a syntax error are refused', () => expect(() => readOperators('1 0 0 ] m')).toThrow(/cannot read/))
})

test.describe('the tree of tags', () => {
  const page = PDFRef.of(1)
  /** Makes an element; numbers are pieces of content. */
  const element = (tag: string, ...kids: (Element | number)[]): Element => ({
    kind: 'element',
    tag,
    kids: kids.map((kid): Kid => typeof kid === 'number' ? { kind: 'content', page, mcid: kid } : kid),
    attributes: new Map(),
  })
  const run = (...kids: (Element | number)[]): Element => element('NonStruct', ...kids)

  test('loses decoration and wrappers, and gains paragraphs and bodies', () => {
    const printed = element('Document', run(element('Art', run(0), element('H1', run(1)), run(run(2), element('Strong', run(3)), run(4)), element('L', element('LI', element('Lbl', run(5)), run(6))))))
    const before = structuredClone(printed)
    expect(normalizeTree(printed, ({ mcid }) => mcid > 0)).toEqual(
      element('Document', element('Art', element('H1', 1), element('P', 2, element('Strong', 3), 4), element('L', element('LI', element('Lbl', 5), element('LBody', 6))))),
    )
    expect(JSON.stringify(printed), 'the printed tree is unchanged').toBe(JSON.stringify(before))
  })
})
