/** The pixels of a window. */
import type { Page } from 'playwright/test'

/** Numbers that a page has joined into one text, which Playwright passes faster than a list. */
export const numbersIn = (text: string): number[] => text.split(',').map(Number)

/** The pixels of a rectangle in a window, row by row: four values each, for red, green, blue and opacity. */
export async function pixelsOf(page: Page, clip: { x: number, y: number, width: number, height: number }): Promise<{ pixels: number[], width: number, height: number }> {
  const picture = (await page.screenshot({ clip })).toString('base64')
  // Use a separate page, because the policy of the deck's page blocks loading.
  const painter = await page.context().newPage()
  const painted = await painter.evaluate(async (picture) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob())
    const { width, height } = bitmap
    const context = new OffscreenCanvas(width, height).getContext('2d')!
    context.drawImage(bitmap, 0, 0)
    return { pixels: context.getImageData(0, 0, width, height).data.join(), width, height }
  }, picture)
  await painter.close()
  return { ...painted, pixels: numbersIn(painted.pixels) }
}
