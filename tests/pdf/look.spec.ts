/**
 * The PDF looks like the slide: each page as pdf.js paints it (an engine other than the one that printed it) beside a
 * picture of the print page, in small squares.
 */
import type { Page } from 'playwright/test'
import { Buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { expect, test } from 'playwright/test'
import { planDocument } from '../../scripts/export/plan'
import { openPrintPage } from '../../scripts/export/printer'
import { serveFolder } from '../../scripts/serve'
import { printBuild } from '../places'
import { fileOf } from './exported'
import { edit } from './fixture'

const require = createRequire(import.meta.url)

/** Squares that a picture is compared in: 16 px on the canvas of 1280 × 720. */
const squares = { across: 80, down: 45 }
/**
 * How far the mean colour of a square may be off, of 255. Engines smooth glyphs and hairlines differently, which stays
 * below 20; what is missing, moved or in another colour is far above.
 */
const distance = 30

interface Difference {
  /** Largest distance of a square, of 255. */
  worst: number
  /** Where it is, in px of the canvas. */
  x: number
  y: number
}

/** A page that paints PDFs with pdf.js. */
async function openPainter(page: Page): Promise<void> {
  const scripts: Record<string, string> = {
    '/pdf.mjs': require.resolve('pdfjs-dist/legacy/build/pdf.mjs'),
    '/pdf.worker.mjs': require.resolve('pdfjs-dist/legacy/build/pdf.worker.mjs'),
  }
  await page.route('http://painter.test/**', (route) => {
    const script = scripts[new URL(route.request().url()).pathname]
    return script ? route.fulfill({ path: script, contentType: 'text/javascript' }) : route.fulfill({ body: '<!doctype html><title>painter</title>', contentType: 'text/html' })
  })
  await page.goto('http://painter.test/')
}

async function openPdf(page: Page, pdf: Uint8Array): Promise<void> {
  await page.evaluate(async (data) => {
    const address = '/pdf.mjs'
    const pdfjs = await import(address)
    pdfjs.GlobalWorkerOptions.workerSrc = '/pdf.worker.mjs'
    const bytes = Uint8Array.from(atob(data), char => char.charCodeAt(0))
    Object.assign(window, { pdf: await pdfjs.getDocument({ data: bytes, verbosity: 0 }).promise })
  }, Buffer.from(pdf).toString('base64'))
}

/** Paints a page of the PDF and compares it with a picture of the slide. */
function compare(page: Page, number: number, picture: Uint8Array): Promise<Difference> {
  return page.evaluate(async ({ number, picture, squares }) => {
    const small = (source: CanvasImageSource): Uint8ClampedArray => {
      const context = new OffscreenCanvas(squares.across, squares.down).getContext('2d')!
      context.imageSmoothingQuality = 'high'
      context.drawImage(source, 0, 0, squares.across, squares.down)
      return context.getImageData(0, 0, squares.across, squares.down).data
    }

    const pdfPage = await (window as any).pdf.getPage(number)
    const viewport = pdfPage.getViewport({ scale: 1280 / 960 })
    const canvas = document.createElement('canvas')
    canvas.width = viewport.width
    canvas.height = viewport.height
    await pdfPage.render({ canvas, viewport }).promise
    const image = new Image()
    image.src = `data:image/png;base64,${picture}`
    await image.decode()

    const [painted, pictured] = [small(canvas), small(image)]
    let difference = { worst: 0, x: 0, y: 0 }
    for (let i = 0; i < painted.length; i += 4) {
      const off = Math.max(...[0, 1, 2].map(channel => Math.abs(painted[i + channel]! - pictured[i + channel]!)))
      if (off > difference.worst)
        difference = { worst: off, x: i / 4 % squares.across * 16, y: Math.floor(i / 4 / squares.across) * 16 }
    }
    return difference
  }, { number, picture: Buffer.from(picture).toString('base64'), squares })
}

test('each page looks like its slide', async ({ page, browser }, testInfo) => {
  test.slow()
  const plan = await planDocument('recap', { withClicks: false, dark: false })
  await openPainter(page)
  await openPdf(page, await readFile(fileOf('recap')))
  const site = await serveFolder(printBuild)
  const slides = await openPrintPage(browser, site.url)
  const found: string[] = []
  let worst = 0
  try {
    await slides.draw(plan.job, async (picture, printed) => {
      const difference = await compare(page, printed.page, picture)
      worst = Math.max(worst, difference.worst)
      if (difference.worst > distance) {
        await testInfo.attach(`${printed.alias}.png`, { body: Buffer.from(picture), contentType: 'image/png' })
        found.push(`page ${printed.page} (${printed.alias}): ${difference.worst} off around (${difference.x}, ${difference.y})`)
      }
    })
    console.log(`Largest distance of a square: ${worst} of 255`)
    expect(found.join('\n')).toBe('')

    // The planted defect: a mark of half an inch on the second page that is not on the slide.
    await openPdf(page, await edit(await readFile(fileOf('recap')), (document) => {
      document.getPages()[1]!.drawRectangle({ x: 60, y: 30, width: 36, height: 36 })
    }))
    await slides.draw({ ...plan.job, numbers: [2] }, async (picture) => {
      expect((await compare(page, 2, picture)).worst).toBeGreaterThan(distance)
    })
  }
  finally {
    await site.close()
  }
})
