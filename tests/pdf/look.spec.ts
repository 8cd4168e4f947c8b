/**
 * The PDF looks like the slide in the two engines that most readers use, pdf.js (Firefox) and PDFium (Chrome, Edge).
 * Each page is painted by both, and compared with a picture of the print page in small squares.
 */
import type { Page } from 'playwright/test'
import { Buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { expect, test } from 'playwright/test'
import { mainVariant } from '../../tooling/deck/config'
import { planDocument } from '../../tooling/export/plan'
import { openPrintPage } from '../../tooling/export/printer'
import { serveFolder } from '../../tooling/shared/serve'
import { numbersIn } from '../helpers/pixels'
import { printBuild } from '../helpers/places'
import { fileOf } from './exported'
import { edit } from './fixture'

const require = createRequire(import.meta.url)

/** Size of a slide, and of the squares in which its pictures are compared, in px. */
const [width, height, square] = [1280, 720, 16]
/**
 * How far the mean colour of a square may be off, of 255. Engines smooth glyphs and hairlines differently, but stay
 * below 20. Anything missing, moved or in another colour is far above.
 */
const distance = 30

/** Mean colours of a picture's squares: red, green, blue of each, row by row. Also runs in the page. */
function meansOf(pixels: ArrayLike<number>, width: number, height: number, square: number): number[] {
  const means: number[] = []
  for (let top = 0; top < height; top += square) {
    for (let left = 0; left < width; left += square) {
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0
        for (let y = top; y < top + square; y++) {
          for (let x = left; x < left + square; x++)
            sum += pixels[(y * width + x) * 4 + channel]!
        }
        means.push(sum / square ** 2)
      }
    }
  }
  return means
}

/** Largest difference between two squares, of 255, and where it is, in px of the slide. */
function compare(painted: readonly number[], pictured: readonly number[]): { worst: number, x: number, y: number } {
  const offs = painted.map((mean, i) => Math.abs(mean - pictured[i]!))
  const worst = Math.max(...offs)
  const place = Math.floor(offs.indexOf(worst) / 3)
  const across = width / square
  return { worst: Math.round(worst), x: place % across * square, y: Math.floor(place / across) * square }
}

/** Files that the painting page fetches; this is faster than passing them to a script as text. */
const asked: { picture?: Uint8Array, pdf?: Uint8Array } = {}

/** Makes `page` one that paints PDFs with pdf.js. */
async function openPainter(page: Page): Promise<void> {
  const scripts: Record<string, string> = {
    '/pdf.mjs': require.resolve('pdfjs-dist/legacy/build/pdf.mjs'),
    '/pdf.worker.mjs': require.resolve('pdfjs-dist/legacy/build/pdf.worker.mjs'),
  }
  await page.route('http://painter.test/**', (route) => {
    const { pathname } = new URL(route.request().url())
    const file = { '/picture.png': asked.picture, '/file.pdf': asked.pdf }[pathname]
    if (file)
      return route.fulfill({ body: Buffer.from(file), headers: { 'cache-control': 'no-store' } })
    const script = scripts[pathname]
    return script ? route.fulfill({ path: script, contentType: 'text/javascript' }) : route.fulfill({ body: '<!doctype html><title>painter</title>', contentType: 'text/html' })
  })
  await page.goto('http://painter.test/')
  await page.addScriptTag({ content: `globalThis.meansOf = ${meansOf}` })
}

async function openPdf(page: Page, pdf: Uint8Array): Promise<void> {
  asked.pdf = pdf
  await page.evaluate(async () => {
    const address = '/pdf.mjs'
    const pdfjs = await import(address)
    pdfjs.GlobalWorkerOptions.workerSrc = '/pdf.worker.mjs'
    Object.assign(window, { pdf: await pdfjs.getDocument({ data: await (await fetch('/file.pdf')).arrayBuffer(), verbosity: 0 }).promise })
  })
}

/** Mean colours of a page as pdf.js paints it. */
async function paintedByPdfJs(page: Page, number: number): Promise<number[]> {
  return numbersIn(await page.evaluate(async ({ number, width, height, square }) => {
    const pdfPage = await (window as any).pdf.getPage(number)
    const canvas = Object.assign(document.createElement('canvas'), { width, height })
    await pdfPage.render({ canvas, viewport: pdfPage.getViewport({ scale: width / 960 }) }).promise
    return (window as any).meansOf(canvas.getContext('2d')!.getImageData(0, 0, width, height).data, width, height, square).join()
  }, { number, width, height, square }))
}

/** Mean colours of a picture of any size. */
async function pictured(page: Page, picture: Uint8Array): Promise<number[]> {
  asked.picture = picture
  return numbersIn(await page.evaluate(async ({ width, height, square }) => {
    const image = await createImageBitmap(await (await fetch('/picture.png')).blob())
    const context = new OffscreenCanvas(width, height).getContext('2d')!
    context.imageSmoothingQuality = 'high'
    context.drawImage(image, 0, 0, width, height)
    return (window as any).meansOf(context.getImageData(0, 0, width, height).data, width, height, square).join()
  }, { width, height, square }))
}

/** Mean colours of all pages, or of a single one, as PDFium paints them. */
async function paintedByPdfium(pdf: Uint8Array, number?: number): Promise<number[][]> {
  const library = await PDFiumLibrary.init()
  try {
    const document = await library.loadDocument(pdf)
    const pages: number[][] = []
    for (const page of number === undefined ? document.pages() : [document.getPage(number - 1)]) {
      const { data } = await page.render({ scale: width / 960, render: 'bitmap' })
      pages.push(meansOf(data, width, height, square))
    }
    document.destroy()
    return pages
  }
  finally {
    library.destroy()
  }
}

test('each page looks like its slide in both engines', async ({ page, browser }, testInfo) => {
  test.slow()
  const pdf = await readFile(fileOf(mainVariant))
  const { job } = await planDocument(mainVariant, { withClicks: false, dark: false })
  await openPainter(page)
  await openPdf(page, pdf)
  const byPdfium = await paintedByPdfium(pdf)
  await using site = await serveFolder(printBuild)
  const slides = await openPrintPage(browser, site.url, 1)
  const found: string[] = []
  const worst = { 'pdf.js': 0, 'PDFium': 0 }
  await slides.screenshot(job, async (picture, printed) => {
    const slide = await pictured(page, picture)
    for (const [engine, means] of [['pdf.js', await paintedByPdfJs(page, printed.page)], ['PDFium', byPdfium[printed.page - 1]!]] as const) {
      const difference = compare(means, slide)
      worst[engine] = Math.max(worst[engine], difference.worst)
      if (difference.worst > distance) {
        await testInfo.attach(`${printed.alias}.png`, { body: Buffer.from(picture), contentType: 'image/png' })
        found.push(`page ${printed.page} (${printed.alias}) in ${engine}: ${difference.worst} off around (${difference.x}, ${difference.y})`)
      }
    }
  })
  console.log(`Largest difference of a square, of 255: ${JSON.stringify(worst)}`)
  expect(found.join('\n')).toBe('')

  // Plant a defect: half an inch of black on the second page that is not on the slide.
  const marked = await edit(pdf, (document) => {
    document.getPages()[1]!.drawRectangle({ x: 60, y: 30, width: 36, height: 36 })
  })
  await openPdf(page, marked)
  const [markedByPdfium] = await paintedByPdfium(marked, 2)
  await slides.screenshot({ ...job, numbers: [2] }, async (picture) => {
    const slide = await pictured(page, picture)
    for (const means of [await paintedByPdfJs(page, 2), markedByPdfium!])
      expect(compare(means, slide).worst).toBeGreaterThan(distance)
  })
})
