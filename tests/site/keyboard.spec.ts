import { changesAreSaid, keysMove } from './judges'
import { currentNo, expect, test } from './site'

test('keys move through steps and slides', async ({ page, visit, facts }) => {
  const first = facts.recap.find(({ steps }) => steps > 1)!
  await visit('recap', `#/${first.no}`)
  await keysMove(page, facts.recap, first)
})

test('keys work while a control has the focus, but for its own', async ({ page, visit, facts }) => {
  await visit('recap')
  const contents = page.getByRole('button', { name: '目次' })
  await contents.focus()
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => currentNo(page)).toBe(2)
  await contents.focus()
  await page.keyboard.press('Space')
  await expect(page.getByRole('dialog', { name: '目次' })).toBeVisible()
  expect(await currentNo(page)).toBe(2)
  // An open dialog has the keys for itself.
  await page.keyboard.press('End')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(contents).toBeFocused()
  expect(await currentNo(page)).toBe(2)

  await page.getByRole('link', { name: 'PDFをダウンロード' }).focus()
  await page.keyboard.press('End')
  await expect.poll(() => currentNo(page)).toBe(facts.recap.length)
})

test('a number leads to its slide', async ({ page, visit }) => {
  await visit('recap')
  await page.keyboard.press('g')
  await expect(page.getByLabel(/番号で移動/)).toBeFocused()
  await page.keyboard.type('12')
  await page.keyboard.press('Enter')
  await expect.poll(() => currentNo(page)).toBe(12)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  // A number that no slide has stays in the field.
  await page.keyboard.press('g')
  await page.keyboard.type('99')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await currentNo(page)).toBe(12)
})

test('a number and Enter lead to its slide, in either view', async ({ page, visit }) => {
  await visit('recap')
  for (const key of ['1', '2', 'Enter'])
    await page.keyboard.press(key)
  await expect.poll(() => currentNo(page)).toBe(12)
  // No slide has that number, and another key forgets the digits.
  for (const key of ['9', '9', 'Enter', '3', 'Escape', 'Enter'])
    await page.keyboard.press(key)
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => currentNo(page)).toBe(13)
  await page.keyboard.press('r')
  for (const key of ['3', 'Enter'])
    await page.keyboard.press(key)
  await expect.poll(() => currentNo(page)).toBe(3)
})

test('b and the full stop make all black until a key, a click or a tap, and nothing moves meanwhile', async ({ page, visit }) => {
  await visit('recap', '#/3')
  const black = page.locator('.deck-black')
  const status = page.getByRole('status')
  for (const [on, off] of [['b', 'b'], ['.', 'ArrowRight'], ['B', 'Escape'], ['b', 'x'], ['b', 'Tab']] as const) {
    await page.keyboard.press(on)
    await expect(black).toBeVisible()
    expect(await page.evaluate(() => document.elementFromPoint(innerWidth / 2, innerHeight - 5)?.className), 'the bar is covered too').toBe('deck-black')
    await expect(status).toContainText('暗転中')
    await page.keyboard.press(off)
    await expect(black).toHaveCount(0)
  }
  await page.keyboard.press('b')
  await black.click()
  await expect(black).toHaveCount(0)
  await expect(page).toHaveURL(/#\/3$/)
  await expect(status).not.toContainText('暗転中')

  await page.keyboard.press('r')
  await page.keyboard.press('b')
  await expect(black, 'who reads has no room to darken').toHaveCount(0)
})

test('a key that follows at once on a closed dialog is obeyed', async ({ page, visit }) => {
  await visit('recap')
  await page.keyboard.press('g')
  await expect(page.getByLabel(/番号で移動/)).toBeFocused()
  const focus = await page.evaluate(() => {
    document.querySelector<HTMLDialogElement>('dialog[open]')!.close()
    dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown' }))
    return document.activeElement?.id
  })
  expect(focus, 'the field has it until the next frame').toBe('goto-number')
  await expect.poll(() => currentNo(page)).toBe(2)
})

test('the contents lead to every slide', async ({ page, visit, facts }) => {
  await visit('recap', '#/5')
  await page.keyboard.press('o')
  const dialog = page.getByRole('dialog', { name: '目次' })
  await expect(dialog.getByRole('listitem')).toHaveCount(facts.recap.length)
  await expect(dialog.locator('[aria-current]')).toBeFocused()
  await dialog.getByRole('button', { name: facts.recap[19]!.title }).click()
  await expect.poll(() => currentNo(page)).toBe(20)
})

test('help, theme and view have keys', async ({ page, visit }) => {
  await visit('recap')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: '操作方法' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('d')
  await expect(page.locator('html')).toHaveClass(/dark/)
  await page.keyboard.press('r')
  await expect(page.locator('.deck-reading')).toBeVisible()
  await page.keyboard.press('r')
  await expect(page.locator('.deck-viewport')).toBeVisible()
})

test('the whole screen is a key away', async ({ page, visit }) => {
  await visit('recap')
  await page.keyboard.press('f')
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true)
  await page.keyboard.press('f')
  await expect.poll(() => page.evaluate(() => document.fullscreenElement === null)).toBe(true)
})

test('changes are announced, and what is not yet shown is not read', async ({ page, visit, facts }) => {
  // The first one with steps has lines that are quiet, and not hidden, until they are said.
  const slide = facts.recap.filter(({ steps }) => steps > 1)[1]!
  await visit('recap', `#/${slide.no - 1}?clicks=9`)
  await changesAreSaid(page, slide, facts.recap.length)
  const hidden = page.locator('.slidev-page:visible .slidev-vclick-hidden').first()
  await expect(hidden).toHaveCSS('visibility', 'hidden')
  await expect(page).toHaveTitle(new RegExp(`^${slide.title}`))
})
