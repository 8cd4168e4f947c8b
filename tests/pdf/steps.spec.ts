/** `npm run export -- --with-clicks`: a page or a picture for each step, from the print page that the other checks inspect. */
import { Buffer } from 'node:buffer'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { inflateSync } from 'node:zlib'
import { expect, test } from 'playwright/test'
import { readDeck } from '../../tooling/check'
import { makePdfs, makePictures } from '../../tooling/export/documents'
import { readPdf } from '../../tooling/export/pdf/read'
import { planDocument } from '../../tooling/export/plan'
import { listName } from '../../tooling/shared/made'
import { findSlide, otherVariant } from '../helpers/slides'
import { printing, silent } from './printing'

/** Width, height, and the colour of the first pixel: red, green and blue, from 0 to 255. */
function readPng(png: Buffer): { width: number, height: number, corner: number[] } {
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  // The first byte names the filter of the row. No filter changes the first pixel.
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), corner: [...inflateSync(Buffer.concat(parts)).subarray(1, 4)] }
}

test('each step has a page labelled with slide and step, and the outline leads to the first step of a slide', async ({ browser }, testInfo) => {
  const { slides } = await readDeck(otherVariant)
  const labels = slides.map(({ note }, index) => {
    const steps = note?.match(/\[click\]/g)?.length ?? 0
    return [`${index + 1}`, ...Array.from({ length: steps }, (_, step) => `${index + 1}·${step + 2}`)]
  })
  expect(labels.flat().length).toBeGreaterThan(slides.length)

  const target = testInfo.outputPath('lt')
  const plan = await planDocument(otherVariant, { withClicks: true, dark: false })
  await printing(browser, page => makePdfs([{ document: otherVariant, plan, target }], page, silent))
  const { pages, outline } = await readPdf(await readFile(`${target}.pdf`))
  expect(pages.map(({ label }) => label)).toEqual(labels.flat())
  const first = labels.map((_, index) => labels.slice(0, index).flat().length + 1)
  expect(outline.filter(({ level }) => level === 2).map(({ title, page }) => `${page} ${title}`)).toEqual(slides.map(({ title }, index) => `${first[index]} ${title}`))
})

test('pictures of selected slides with clicks are dark, twice the size, and named after their slides', async ({ browser }, testInfo) => {
  const out = testInfo.outputPath('out')
  await mkdir(out, { recursive: true })
  const { slides } = await readDeck(otherVariant)
  const clicked = findSlide(slides, 'a slide with clicks', ({ note }) => note?.includes('[click]') ?? false)
  const [number, clicks] = [slides.indexOf(clicked) + 1, clicked.note!.split('[click]').length - 1]
  const plan = await planDocument(otherVariant, { withClicks: true, dark: true, range: [1, number] })
  await printing(browser, page => makePictures([{ document: otherVariant, plan, target: path.join(out, 'lt') }], page, silent))

  const [first, second] = [slides[0]!, clicked].map(({ frontmatter }) => frontmatter.routeAlias)
  const place = String(number).padStart(2, '0')
  const names = (await readdir(path.join(out, 'lt'))).filter(name => name !== listName).sort()
  expect(names, 'in running order').toEqual([`01-01-${first}.png`, ...Array.from({ length: clicks + 1 }, (_, i) => `${place}-${String(i + 1).padStart(2, '0')}-${second}.png`)])
  for (const name of names) {
    const { width, height, corner } = readPng(await readFile(path.join(out, 'lt', name)))
    expect([width, height, corner.every(part => part < 85)], name).toEqual([2560, 1440, true])
  }
  expect(await readdir(out), 'the pictures, and nothing else').toEqual(['lt'])
})
