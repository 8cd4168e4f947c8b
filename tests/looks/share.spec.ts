/** What shared links show is the cover of the variant, as it is printed. */
import type { Page } from 'playwright/test'
import { Buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { cuts } from '../../scripts/deck'
import { planDocument } from '../../scripts/export/plan'
import { openPrintPage } from '../../scripts/export/printer'
import { serveFolder } from '../../scripts/serve'
import { places } from '../../scripts/site/cuts'
import { shareImage } from '../../scripts/site/head'
import { hostedSite, printBuild } from '../places'

/** How far two pictures may be apart: the root of the mean square of their small and blurred colours, of 1. */
const distance = 0.03

/**
 * Compares a picture with the cover, of which it shows the whole width and the lower part.
 * @param page any page
 * @param cover as it is printed, as wide as the picture
 * @param image as it is shared
 * @param inset px of the picture that are taken off at each edge
 * @returns the distance, and how many colours there are in the part that is not shown
 */
async function compare(page: Page, cover: Uint8Array, image: Uint8Array, inset = 0): Promise<{ apart: number, colours: number }> {
  return await page.evaluate(async ({ cover, image, inset, height }) => {
    const pictureOf = async (base64: string): Promise<ImageBitmap> => await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob())
    const [whole, part] = [await pictureOf(cover), await pictureOf(image)]
    const top = whole.height - part.height
    const pixels = (picture: ImageBitmap, x: number, y: number, across: number, down: number, width: number, height: number): Uint8ClampedArray => {
      const context = new OffscreenCanvas(width, height).getContext('2d')!
      context.imageSmoothingQuality = 'high'
      context.drawImage(picture, x, y, across, down, 0, 0, width, height)
      return context.getImageData(0, 0, width, height).data
    }
    const small = [
      pixels(whole, 0, top, whole.width, whole.height - top, 160, height),
      pixels(part, inset, inset, part.width - 2 * inset, part.height - 2 * inset, 160, height),
    ] as const
    const squares = small[0].reduce((sum, value, i) => sum + ((value - small[1][i]!) / 255) ** 2, 0)
    const above = new Uint32Array(pixels(whole, 0, 0, whole.width, top, whole.width, top).buffer)
    // Every fourth value is the opacity, which does not differ.
    return { apart: Math.sqrt(squares / (small[0].length * 3 / 4)), colours: new Set(above).size }
  }, { cover: Buffer.from(cover).toString('base64'), image: Buffer.from(image).toString('base64'), inset, height: Math.round(160 * shareImage.height / shareImage.width) })
}

for (const cut of cuts) {
  test(`${cut}: the image for shared links is the cover as it is printed, and nothing of it is cut`, async ({ page, browser }) => {
    const served = await serveFolder(printBuild)
    const { job } = await planDocument(cut, { withClicks: false, dark: false, range: [1] })
    const covers: Uint8Array[] = []
    await (await openPrintPage(browser, served.url, shareImage.width / 1280)).draw(job, async cover => void covers.push(cover))
    await served.close()
    const image = await readFile(path.join(hostedSite, places[cut].folder, shareImage.file))

    const { apart, colours } = await compare(page, covers[0]!, image)
    expect(apart, 'see takeShareImage() in scripts/site/rendered.ts').toBeLessThan(distance)
    expect(colours, 'the part of the cover that the image leaves out is empty ground').toBe(1)
    // The planted defect: a cover that does not reach the edges as it should.
    expect((await compare(page, covers[0]!, image, 20)).apart).toBeGreaterThan(distance)
  })
}
