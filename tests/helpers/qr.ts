/** Reads QR codes as a phone's camera does. */
import type { Locator } from 'playwright/test'
import jsQR from 'jsqr'
import { pixelsOf } from './pixels'

/** The text of a QR code, given its pixels as red, green, blue and opacity. It ignores light on dark, as some cameras do. */
export function readCode(pixels: Uint8ClampedArray, width: number, height: number): string | undefined {
  return jsQR(pixels, width, height, { inversionAttempts: 'dontInvert' })?.data
}

/** The text of the QR code in an element, in its displayed colours. */
export async function codeIn(element: Locator): Promise<string | undefined> {
  const { pixels, width, height } = await pixelsOf(element.page(), (await element.boundingBox())!)
  return readCode(Uint8ClampedArray.from(pixels), width, height)
}
