import type { Page } from 'playwright/test'
import { currentNo, expect, test } from './site'

/** Draws a finger across the stage. */
async function swipe(page: Page, from: number, to: number): Promise<void> {
  const client = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y: 250 }] })
  await touch('touchStart', from)
  for (let i = 1; i <= 5; i++)
    await touch('touchMove', from + (to - from) * i / 5)
  await touch('touchEnd', to)
}

test.describe('with a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 844, height: 390 } })

  test('a swipe moves on and back', async ({ page, visit }) => {
    await visit('recap', '#/4')
    await swipe(page, 600, 300)
    await expect.poll(() => currentNo(page)).toBe(5)
    await swipe(page, 300, 600)
    await expect.poll(() => currentNo(page)).toBe(4)
    // Too short to be meant.
    await swipe(page, 300, 320)
    expect(await currentNo(page)).toBe(4)
  })

  test('a tap moves on, on the left third back', async ({ page, visit }) => {
    await visit('recap', '#/5')
    await page.touchscreen.tap(700, 30)
    await expect.poll(() => currentNo(page)).toBe(6)
    await page.touchscreen.tap(40, 30)
    await expect.poll(() => currentNo(page)).toBe(5)
  })
})

test('a click beside links moves on, a link leads where it says', async ({ page, visit, facts }) => {
  await visit('recap', '#/agenda')
  await page.mouse.click(1200, 100)
  await expect.poll(() => currentNo(page)).toBe(5)
  await page.keyboard.press('ArrowUp')
  await page.locator('.slidev-page a').nth(2).click()
  const opener = facts.recap.find(({ alias }) => alias === 'talk-vault')!
  await expect.poll(() => currentNo(page)).toBe(opener.no)
})
