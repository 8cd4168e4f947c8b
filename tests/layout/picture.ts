import type { Buffer } from 'node:buffer'
import type { Locator } from 'playwright/test'
import type { Finding } from './measurement'

/** A picture of a slide with the places of the findings framed. */
export async function picture(slide: Locator, findings: readonly Finding[]): Promise<Buffer> {
  const boxes = findings.flatMap(({ box }) => box ? [box] : [])
  await slide.evaluate((element, boxes) => {
    for (const { left, top, right, bottom } of boxes) {
      const frame = document.createElement('i')
      frame.className = 'finding'
      frame.style.cssText = `position: absolute; z-index: 999; left: ${left - 6}px; top: ${top - 6}px; width: ${right - left + 12}px; height: ${bottom - top + 12}px; border: 4px solid #f0f; box-sizing: border-box;`
      element.append(frame)
    }
  }, boxes)
  const image = await slide.screenshot()
  await slide.evaluate(element => element.querySelectorAll('.finding').forEach(frame => frame.remove()))
  return image
}
