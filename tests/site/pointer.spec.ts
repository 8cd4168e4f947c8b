import { fingerMoves } from './judges'
import { currentNo, expect, test } from './site'

test.describe('with a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 844, height: 390 } })

  test('a swipe and a tap move on and back', async ({ page, visit }) => {
    await visit('recap', '#/4')
    await fingerMoves(page, 4)
  })
})

test.describe('on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } })

  test('the page is as wide as the phone, and its dialogs close without a key', async ({ page, visit }) => {
    await visit('recap')
    expect(await page.evaluate(() => innerWidth)).toBe(390)
    const dialog = page.getByRole('dialog')
    for (const close of [() => page.getByRole('button', { name: '閉じる' }).tap(), () => page.touchscreen.tap(195, 4)]) {
      await page.getByRole('button', { name: '目次' }).tap()
      await expect(dialog).toBeVisible()
      await close()
      await expect(dialog).toHaveCount(0)
    }
  })
})

test('every button of the bar does what it says', async ({ page, visit }) => {
  await visit('recap', '#/4')
  const html = page.locator('html')
  const dialog = page.getByRole('dialog')
  const effects: readonly (readonly [name: string, seen: () => Promise<void>])[] = [
    ['次へ', () => expect.poll(() => currentNo(page)).toBe(5)],
    ['前へ', () => expect.poll(() => currentNo(page)).toBe(4)],
    ['暗い配色にする', () => expect(html).toHaveClass(/dark/)],
    ['明るい配色にする', () => expect(html).not.toHaveClass(/dark/)],
    ['操作方法', () => expect(dialog).toHaveAccessibleName('操作方法')],
    ['閉じる', () => expect(dialog).toHaveCount(0)],
    ['目次', () => expect(dialog).toHaveAccessibleName('目次')],
    ['閉じる', () => expect(dialog).toHaveCount(0)],
    ['文章で読む', () => expect(html).toHaveAttribute('data-view', 'read')],
    ['スライドで見る', () => expect(html).toHaveAttribute('data-view', 'stage')],
    ['全画面', () => expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true)],
  ]
  const names = await page.locator('.deck-bar button:visible').evaluateAll(buttons => buttons.map(button => button.getAttribute('aria-label')!))
  expect(names.filter(name => !effects.some(([known]) => known === name)), 'a button without a check').toEqual([])
  for (const [name, seen] of effects) {
    await page.getByRole('button', { name, exact: true }).click()
    await seen()
  }
})

test('a click beside links moves on, a link leads where it says', async ({ page, visit, facts }) => {
  const agenda = facts.recap.find(({ alias }) => alias === 'agenda')!
  await visit('recap', '#/agenda')
  await page.mouse.click(1200, 100)
  await expect.poll(() => currentNo(page)).toBe(agenda.no + 1)
  await page.keyboard.press('ArrowUp')
  await page.locator('.slidev-page a').nth(2).click()
  const opener = facts.recap.find(({ alias }) => alias === 'talk-vault')!
  await expect.poll(() => currentNo(page)).toBe(opener.no)
})
