import { fingerMoves } from './judges'
import { currentNo, expect, test } from './site'

test.describe('with a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 844, height: 390 } })

  test('a swipe and a tap move on and back', async ({ page, visit }) => {
    await visit('recap', '#/4')
    await fingerMoves(page, 4)
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
