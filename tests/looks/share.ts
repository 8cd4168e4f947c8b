/** Compares the image for shared links with the printed cover. */
import type { Buffer } from 'node:buffer'
import type { Page } from 'playwright/test'

export interface Comparison {
  /** The root mean square of their difference, scaled down and blurred, from 0 to 1. */
  distance: number
  /** The number of colours in the part of the cover that the image leaves out. */
  coloursLeftOut: number
}

/**
 * Compares a picture of the cover with an image that shows its whole width and the lower part of its height.
 * @param page any page
 * @param cover PNG
 * @param image PNG
 * @param inset px to leave out at each edge of the image
 */
export async function compareWithCover(page: Page, cover: Buffer, image: Buffer, inset = 0): Promise<Comparison> {
  return await page.evaluate(async ([coverData, imageData, inset]) => {
    const [cover, image] = await Promise.all([coverData, imageData].map(async data => await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob()))) as [ImageBitmap, ImageBitmap]
    function pixelsOf(picture: ImageBitmap, [x, y, across, down]: readonly [number, number, number, number], width: number, height: number, filter: string): Uint8ClampedArray {
      const context = new OffscreenCanvas(width, height).getContext('2d')!
      context.filter = filter
      context.drawImage(picture, x, y, across, down, 0, 0, width, height)
      return context.getImageData(0, 0, width, height).data
    }
    const shown = image.height * cover.width / image.width
    const [width, height] = [image.width / 2, image.height / 2]
    const [expected, found] = [
      pixelsOf(cover, [0, cover.height - shown, cover.width, shown], width, height, 'blur(4px)'),
      pixelsOf(image, [inset, inset, image.width - 2 * inset, image.height - 2 * inset], width, height, 'blur(4px)'),
    ]
    const sum = expected.reduce((sum, value, i) => sum + ((value - found[i]!) / 255) ** 2, 0)
    const leftOut = pixelsOf(cover, [0, 0, cover.width, cover.height - shown], cover.width, cover.height - shown, 'none')
    return { distance: Math.sqrt(sum / (expected.length * 3 / 4)), coloursLeftOut: new Set(new Uint32Array(leftOut.buffer)).size }
  }, [cover.toString('base64'), image.toString('base64'), inset] as const)
}
