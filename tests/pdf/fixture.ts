/** A small PDF to plant defects in, printed and processed like the deck. */
import type { Browser, Page } from 'playwright/test'
import type { PdfOptions } from '../../tooling/export/pdf/postProcess'
import type { Reading } from '../../tooling/export/pdf/read'
import { Buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PDFDocument } from 'pdf-lib'
import { faces } from '../../tooling/deck/fonts'
import { subsetWoff2 } from '../../tooling/deck/subset'
import { postProcessPdf } from '../../tooling/export/pdf/postProcess'
import { readPdf } from '../../tooling/export/pdf/read'
import { readTexts } from './texts'

const require = createRequire(import.meta.url)

/** The deck's faces, cut down to the characters of the fixtures; whole faces would take seconds each time. */
const fixtureFonts = (async () => {
  const texts = await Promise.all(['fixture.ts', 'defects.spec.ts', 'search.spec.ts', 'claims.spec.ts'].map(file => readFile(new URL(file, import.meta.url), 'utf8')))
  return Promise.all(faces.map(async ({ source }) => Buffer.from(await subsetWoff2(await readFile(require.resolve(source)), texts.join('')))))
})()

const fontFaces = faces.map(({ family, weight }, index) => `@font-face { font-family: '${family}'; font-weight: ${weight}; src: url('/font-${index}.woff2') }`).join('\n')

/** A sound document: one of each kind of element that the rules check. */
export const sound = {
  title: '見出し',
  text: '<p>本文の段落です。</p>',
  link: '<p><a href="#top">見出しへ</a>戻る</p>',
  list: '<ul><li>一つめ</li><li>二つめ</li></ul>',
  table: '<table><caption>表</caption><tr><th scope="col">層</th><th scope="col">製品</th></tr><tr><th scope="row">ネットワーク</th><td>Consul</td></tr></table>',
  figure: '<svg role="img" aria-label="四角" width="80" height="40"><rect width="80" height="40" fill="#333"/></svg>',
}

export type Parts = Partial<Record<keyof typeof sound, string>>

export const soundOptions: PdfOptions = {
  title: '小さな文書',
  author: '加藤',
  subject: '検査のための文書',
  keywords: ['検査'],
  language: 'ja',
  date: new Date('2018-12-17'),
  pdfA: true,
  places: [{ page: 1, title: '見出し', anchor: 'top' }],
  labels: ['1'],
  captions: ['表'],
}

/** The page that a worker prints every fixture on. It closes with the worker's browser. */
let paper: Promise<Page> | undefined

/** What has been printed, keyed by the replaced parts. */
const printed = new Map<string, Promise<Uint8Array>>()

/** Prints the sound parts, with some of them replaced. The same parts are printed only once. */
export function printParts(browser: Browser, parts: Parts = {}): Promise<Uint8Array> {
  const key = JSON.stringify(parts)
  if (!printed.has(key))
    printed.set(key, (paper ??= browser.newPage()).then(page => print(page, parts)))
  return printed.get(key)!
}

async function print(page: Page, parts: Parts): Promise<Uint8Array> {
  const { title, text, link, list, table, figure } = { ...sound, ...parts }
  const html = `<!doctype html><html lang="ja"><meta charset="utf-8"><title>小さな文書</title>
<style>${fontFaces} @page { size: 960px 540px; margin: 0 } body { font-family: 'Deck Sans' } code { font-family: 'Deck Mono' } th, td { padding: 0 1em }</style>
<article><h1 id="top">${title}</h1>${text}${link}${list}${table}${figure}</article></html>`
  await page.route('http://deck.test/**', async (route) => {
    const font = (await fixtureFonts)[Number(/font-(\d)/.exec(route.request().url())?.[1])]
    return font ? route.fulfill({ body: font, contentType: 'font/woff2' }) : route.fulfill({ body: html, contentType: 'text/html' })
  })
  await page.goto('http://deck.test/')
  await page.evaluate(() => document.fonts.ready)
  const pdf = await page.pdf({ tagged: true, preferCSSPageSize: true, printBackground: true })
  await page.unrouteAll()
  return pdf
}

/** Prints the sound parts, with some of them replaced, and processes the result. */
export async function printFixture(browser: Browser, parts: Parts = {}, options: Partial<PdfOptions> = {}): Promise<Uint8Array> {
  return postProcessPdf(await printParts(browser, parts), { ...soundOptions, ...options })
}

/** Changes a PDF by hand. */
export async function edit(pdf: Uint8Array, change: (document: PDFDocument) => void): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  change(document)
  return document.save()
}

export const readFixture = async (pdf: Uint8Array): Promise<Reading> => readPdf(pdf, await readTexts(pdf))
