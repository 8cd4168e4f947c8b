/** QR codes, as the camera of a phone reads them. */
import type { Locator } from 'playwright/test'
import jsQR from 'jsqr'

/** What stands in the code of a picture: its pixels as red, green, blue and opacity. Not every camera reads light on dark. */
export function readCode(pixels: Uint8ClampedArray, width: number, height: number): string | undefined {
  return jsQR(pixels, width, height, { inversionAttempts: 'dontInvert' })?.data
}

/** What stands in the code that an element is, in the colours in which it is seen. */
export async function codeIn(element: Locator): Promise<string | undefined> {
  const page = element.page()
  const picture = (await page.screenshot({ clip: (await element.boundingBox())! })).toString('base64')
  // A page of its own: the policy of the deck's lets it load nothing.
  const painter = await page.context().newPage()
  const { pixels, width, height } = await painter.evaluate(async (picture) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob())
    const { width, height } = bitmap
    const context = new OffscreenCanvas(width, height).getContext('2d')!
    context.drawImage(bitmap, 0, 0)
    return { pixels: [...context.getImageData(0, 0, width, height).data], width, height }
  }, picture)
  await painter.close()
  return readCode(Uint8ClampedArray.from(pixels), width, height)
}
