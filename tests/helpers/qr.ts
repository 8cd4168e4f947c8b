/** QR codes, as the camera of a phone reads them. */
import type { Locator } from 'playwright/test'
import jsQR from 'jsqr'
import { pixelsOf } from './pixels'

/** What stands in the code of a picture: its pixels as red, green, blue and opacity. Not every camera reads light on dark. */
export function readCode(pixels: Uint8ClampedArray, width: number, height: number): string | undefined {
  return jsQR(pixels, width, height, { inversionAttempts: 'dontInvert' })?.data
}

/** What stands in the code that an element is, in the colours in which it is seen. */
export async function codeIn(element: Locator): Promise<string | undefined> {
  const { pixels, width, height } = await pixelsOf(element.page(), (await element.boundingBox())!)
  return readCode(Uint8ClampedArray.from(pixels), width, height)
}
