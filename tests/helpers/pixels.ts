/** What is painted in a window, px by px. */
import type { Page } from 'playwright/test'

/** A rectangle of a window as it is seen: four bytes for each of its px, red, green, blue and opacity, row by row. */
export async function pixelsOf(page: Page, clip: { x: number, y: number, width: number, height: number }): Promise<{ pixels: number[], width: number, height: number }> {
  const picture = (await page.screenshot({ clip })).toString('base64')
  // A page of its own: the policy of the deck's lets it load nothing.
  const painter = await page.context().newPage()
  const painted = await painter.evaluate(async (picture) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob())
    const { width, height } = bitmap
    const context = new OffscreenCanvas(width, height).getContext('2d')!
    context.drawImage(bitmap, 0, 0)
    return { pixels: [...context.getImageData(0, 0, width, height).data], width, height }
  }, picture)
  await painter.close()
  return painted
}
