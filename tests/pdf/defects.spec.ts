/** A defect for each rule. That rule alone must fail, and say where the defect is and how to fix it. */
import type { PDFDocument, PDFRawStream } from 'pdf-lib'
import type { PdfOptions } from '../../tooling/export/pdf/postProcess'
import type { Parts } from './fixture'
import { Buffer } from 'node:buffer'
import { decodePDFRawStream, PDFDict, PDFName, PDFString } from 'pdf-lib'
import { expect, test } from 'playwright/test'
import { formatFindings, tagsOf, textOf } from '../../tooling/export/pdf/rules'
import { edit, printFixture, readFixture, sound } from './fixture'
import { rules } from './rules'

interface Defect {
  rule: string
  parts?: Parts
  options?: Partial<PdfOptions>
  change?: (document: PDFDocument) => void
  /** The expected report. */
  reported: RegExp
}

/** The dictionaries of a document whose entry `key` has this value. */
function dictsWith({ context }: PDFDocument, key: string, value: string): PDFDict[] {
  return context.enumerateIndirectObjects().map(([, object]) => object).filter((object): object is PDFDict => object instanceof PDFDict && object.get(PDFName.of(key)) === PDFName.of(value))
}

function retag(document: PDFDocument, from: string, to: string): void {
  dictsWith(document, 'S', from)[0]!.set(PDFName.of('S'), PDFName.of(to))
}

const picture = '<img alt="点" width="20" src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==">'

const defects: Defect[] = [
  {
    rule: 'tagged',
    parts: { figure: `${sound.figure}</article><article aria-hidden="true" style="break-before: page">誰も読まない` },
    options: { places: [{ page: 1, title: '見出し', anchor: 'top' }, { page: 2, title: '二枚目' }], labels: ['1', '2'] },
    reported: /^page 2 \(slide 2\): nothing on it is tagged → /,
  },
  { rule: 'headings', parts: { text: '<h3>小さすぎる見出し</h3>' }, reported: /^page 1 \(slide 1\): H3 "小さすぎる見出し" follows H1 → go down one level/ },
  { rule: 'titles', parts: { text: '<h1>二つめの題</h1>' }, reported: /^page 1 \(slide 1\): it has 2 H1 → / },
  {
    rule: 'artifacts',
    change: (document) => {
      const [page] = document.getPages()
      page!.node.addContentStream(document.context.register(document.context.stream('0 0 10 10 re f')))
    },
    reported: /^page 1 \(slide 1\): 1 painting operators are neither content nor artifact → /,
  },
  { rule: 'forms', parts: { text: '<div style="mask: linear-gradient(#000, transparent)"><p>薄れていく文</p></div>' }, reported: /^page 1 \(slide 1\): 1 groups of content are painted twice, or inside other content → put no mask/ },
  { rule: 'figures', parts: { figure: sound.figure.replace('aria-label="四角"', '') }, reported: /^page 1 \(slide 1\): a figure of 80 × 40 px at \(8, \d+\) has no alternative text → say what it shows/ },
  { rule: 'tables', parts: { table: '<table><caption>表</caption><tr><td>層</td><td>製品</td></tr><tr><td>網</td><td>Consul</td></tr></table>' }, reported: /the cell "Consul" points to no header → mark the headers/ },
  { rule: 'tables', parts: { table: sound.table.replace('<caption>表</caption>', '') }, options: { captions: [''] }, reported: /^page 1 \(slide 1\): the table "層 ?製品 ?ネットワーク ?Consul" has no caption → / },
  { rule: 'tables', parts: { table: sound.table.replace('<td>Consul</td>', '<td></td>') }, reported: /^page 1 \(slide 1\): the rows of the table ".*" have 2, 1 cells → give each row a cell/ },
  { rule: 'lists', parts: { list: '<ul><li>一つめ</li><div>二つめ</div></ul>' }, reported: /^page 1 \(slide 1\): a list holds something that is no item → put it into an <li>/ },
  { rule: 'lists', change: document => retag(document, 'LBody', 'P'), reported: /^page 1 \(slide 1\): the item ".*一つめ" has no body → / },
  { rule: 'nesting', parts: { text: '<div role="row"><span role="cell">表のない升</span></div>' }, reported: /^page 1 \(slide 1\): the TR "表のない升" is in Art → put it into Table/ },
  { rule: 'notes', change: document => retag(document, 'P', 'Note'), reported: /^page 1 \(slide 1\): the note "本文の段落です。" has no ID → / },
  { rule: 'plain-tags', parts: { text: '<p role="checkbox">選ぶ</p>' }, reported: /^page 1 \(slide 1\): "選ぶ" has the tag Form → / },
  { rule: 'plain-tags', change: document => retag(document, 'P', 'NonStruct'), reported: /^page 1 \(slide 1\): "本文の段落です。" has the tag NonStruct → / },
  { rule: 'whole-phrases', parts: { text: '<p>文節を<wbr>一つ<wbr>ずつ<wbr>切った<wbr>文です</p>' }, reported: /^page 1 \(slide 1\): "文節を一つずつ切った文です" is 5 fragments → no <wbr>/ },
  {
    rule: 'characters',
    change(document) {
      // Turn 本 into the radical for "tree": it looks right, but no search finds it.
      for (const font of dictsWith(document, 'Subtype', 'Type0')) {
        const map = font.lookup(PDFName.of('ToUnicode')) as PDFRawStream
        const text = Buffer.from(decodePDFRawStream(map).decode()).toString('latin1')
        font.set(PDFName.of('ToUnicode'), document.context.register(document.context.stream(text.replaceAll('<672C>', '<2F4A>'))))
      }
    },
    reported: /^page 1 \(slide 1\): U\+2F4A in ".*⽊文の段落.*" → take it out of the page, or out of the font/,
  },
  { rule: 'fonts', parts: { text: '<p style="font-family: monospace">fallback</p>' }, reported: /^the fallback font \S+ was used → / },
  {
    rule: 'fonts',
    change: document => dictsWith(document, 'Type', 'FontDescriptor').forEach(descriptor => descriptor.delete(PDFName.of('FontFile2'))),
    reported: /^the font IBMPlexSansJP-\w+ is not embedded → /,
  },
  {
    rule: 'fonts',
    change: document => dictsWith(document, 'Subtype', 'Type0').forEach(font => font.delete(PDFName.of('ToUnicode'))),
    reported: /^the font IBMPlexSansJP-\w+ has no Unicode map → /,
  },
  // No machine has a font for this character, so the browser cannot fall back to one.
  { rule: 'boxes', parts: { text: '<p>本文\u{10FFFD}</p>' }, reported: /^page 1 \(slide 1\): a character is a box, for no font has it → use another character/ },
  { rule: 'boxes', parts: { text: '<p style="opacity: 0.5">\u{10FFFD}本文\u{10FFFD}<span>です</span></p>' }, reported: /^page 1 \(slide 1\): 2 characters are boxes, for no font has them → / },
  { rule: 'links', parts: { text: '<p><a href="http://localhost:3030/2">次へ</a></p>' }, reported: /^page 1 \(slide 1\): a link leads to http:\/\/localhost:3030\/2 → / },
  { rule: 'links', parts: { text: '<p><a href="file:///etc/hosts">ここ</a></p>' }, reported: /^page 1 \(slide 1\): a link leads to file:/ },
  { rule: 'link-tags', change: document => dictsWith(document, 'S', 'Link').forEach(link => link.set(PDFName.of('K'), document.context.obj(0))), reported: /^page 1 \(slide 1\): the link ".*" cannot be followed → / },
  { rule: 'link-tags', parts: { link: `${sound.link}<p aria-hidden="true"><a href="#top">見出しへ</a></p>` }, reported: /^page 1 \(slide 1\): a link can be followed, but has no tag → / },
  { rule: 'outline', options: { places: [{ page: 1, title: ' ', anchor: 'top' }] }, reported: /^the bookmark "" is empty or leads nowhere → give its slide a title/ },
  { rule: 'labels', options: { labels: [''] }, reported: /^page 1: it has no label → / },
  { rule: 'vectors', parts: { figure: picture }, reported: /^page 1 \(slide 1\): 1 raster images are painted → draw it as SVG/ },
  { rule: 'tabs', change: document => document.getPages()[0]!.node.delete(PDFName.of('Tabs')), reported: /^page 1 \(slide 1\): its tab order is not that of the tags → / },
  { rule: 'metadata', options: { author: '' }, reported: /^it has no author → / },
  { rule: 'metadata', change: document => document.catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict).delete(PDFName.of('DisplayDocTitle')), reported: /^the window shows the file name/ },
  { rule: 'dates', change: document => (document.context.lookup(document.context.trailerInfo.Info, PDFDict)).set(PDFName.of('ModDate'), PDFString.fromDate(new Date('2019-01-01'))), reported: /^it was made D:20181217000000Z and changed D:20190101000000Z → / },
  { rule: 'reading-order', parts: { text: '<div style="display: flex; flex-direction: column-reverse"><p>下にあるのに先</p><p>上にあるのに後</p></div>' }, reported: /^page 1 \(slide 1\): "上にあるのに後" is read after "下にあるのに先", but is above it → / },
]

test('a sound document breaks no rule', async ({ browser }) => {
  const reading = await readFixture(await printFixture(browser))
  expect(rules.map(({ evaluate }) => formatFindings(evaluate(reading), reading)).join('')).toBe('')
})

for (const { rule, parts, options, change = () => {}, reported } of defects) {
  test(`${rule} reports ${reported.source}`, async ({ browser }) => {
    const reading = await readFixture(await edit(await printFixture(browser, parts, options), change))
    const failed = rules.map(({ id, evaluate }) => ({ id, reported: formatFindings(evaluate(reading), reading) })).filter(({ reported }) => reported)
    expect(failed.map(({ id }) => id), JSON.stringify(failed, null, 2)).toEqual([rule])
    expect(failed[0]!.reported).toMatch(reported)
  })
}

const allowed: Record<string, Parts> = {
  'text in groups that hold nothing but a group': { text: '<div style="opacity: 0.9"><div style="opacity: 0.9"><p>本文の段落です。</p></div></div>' },
  'cells that take several columns or rows': { table: '<table><caption>表</caption><tr><th scope="col">層</th><th scope="col" colspan="2">製品</th></tr><tr><th scope="row" rowspan="2">層</th><td>一つめ</td><td>二つめ</td></tr><tr><td>一つめ</td><td>二つめ</td></tr></table>' },
}

for (const [name, parts] of Object.entries(allowed)) {
  test(`${name} break no rule, and keep their own tags`, async ({ browser }) => {
    const reading = await readFixture(await printFixture(browser, parts))
    expect(rules.map(({ evaluate }) => formatFindings(evaluate(reading), reading)).join('')).toBe('')
    const texts = tagsOf(reading.tree).map(textOf)
    for (const [written] of Object.values(parts).join('').matchAll(/(?<=>)[^<>]+/g))
      expect(texts).toContain(written)
  })
}

test('each rule has a defect', () => {
  expect(new Set(defects.map(({ rule }) => rule))).toEqual(new Set(rules.map(({ id }) => id)))
})
