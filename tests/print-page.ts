import type { Locator, Page } from 'playwright/test'

/** A slide on Slidev's print page, once for each step; its id is `number-step`. */
const selector = '.print-slide-container'

/**
 * Opens the page that shows every step of every slide of a build, and waits until each is drawn: slides are loaded one
 * by one, and only one that is there knows how many steps it has.
 * @param page where to open it
 * @param address of the build
 * @param count how many slides it has
 * @returns the slides and steps
 */
export async function openEveryStep(page: Page, address: string, count: number): Promise<Locator> {
  await page.goto(`${address}?print=clicks#/print`)
  await page.evaluate(async ({ selector, count }) => {
    const frame = (): Promise<unknown> => new Promise(resolve => requestAnimationFrame(resolve))
    for (let before = -1, now = 0; now !== before || now < count;) {
      before = now
      await frame()
      await frame()
      const parts = [...document.querySelectorAll(selector)]
      now = parts.every(part => part.querySelector('.slidev-layout')) ? parts.length : 0
    }
  }, { selector, count })
  return page.locator(selector)
}
