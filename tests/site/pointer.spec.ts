import type { SlideFacts } from './site'
import { edgeDefects, fieldDefects, zoomDefects } from '../helpers/phone'
import { findSlide, plain, stepped } from '../helpers/slides'
import { fingerMoves } from './assertions'
import { currentNo, expect, mainVariant, showsSlide, test } from './site'

test.describe('with a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 844, height: 390 } })

  test('swipes and taps move forward and back', async ({ page, visit, slides }) => {
    const { no } = plain(slides)
    await visit(mainVariant, `#/${no}`)
    await fingerMoves(page, no)
  })
})

test.describe('on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } })

  test('the page is as wide as the phone, and its dialogs close by touch', async ({ page, visit }) => {
    await visit(mainVariant)
    expect(await page.evaluate(() => innerWidth)).toBe(390)
    expect(await zoomDefects(page, '.deck-bar')).toEqual([])
    const dialog = page.getByRole('dialog')
    for (const close of [() => page.getByRole('button', { name: '閉じる' }).tap(), () => page.touchscreen.tap(195, 4)]) {
      await page.getByRole('button', { name: '目次' }).tap()
      await expect(dialog).toBeVisible()
      expect(await fieldDefects(page, '.deck-dialog')).toEqual([])
      await close()
      await expect(dialog).toHaveCount(0)
    }
    expect(await edgeDefects(page, '.deck-bar')).toEqual([])
    // The phone is now held sideways, and shows the stage.
    const client = await page.context().newCDPSession(page)
    const no = await currentNo(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...xs: number[]): Promise<unknown> => client.send('Input.dispatchTouchEvent', { type, touchPoints: xs.map((x, id) => ({ x, y: 150, id })) })
    await touch('touchStart', 380)
    await touch('touchStart', 380, 420)
    for (let i = 1; i <= 5; i++)
      await touch('touchMove', 380 - 36 * i, 420 + 36 * i)
    await touch('touchEnd')
    await expect.poll(() => page.evaluate(() => visualViewport!.scale), 'two fingers zoom the slide → touch-action in tooling/viewer/viewer.css, viewport in tooling/site/page.ts').toBeGreaterThan(1.5)
    expect(await currentNo(page), 'two fingers do not change the slide').toBe(no)
    await expect(page.locator('.deck-view > .deck-viewport'), 'then one finger moves it, which Safari does only where panning is free in both directions → tooling/viewer/usePageTurns.ts').toHaveCSS('touch-action', 'manipulation')
  })
})

test('every button of the bar does what it says', async ({ page, visit, slides }) => {
  const { no: ofSteps } = stepped(slides)
  await visit(mainVariant, `#/${ofSteps}`)
  for (const [name, clicks] of [['次へ', '1'], ['前へ', '0']] as const) {
    await page.getByRole('button', { name, exact: true }).click()
    await expect.poll(async () => [await currentNo(page), new URLSearchParams(new URL(page.url()).hash.split('?')[1]).get('clicks') ?? '0'], `${name} moves one step, not one slide`).toEqual([ofSteps, clicks])
  }
  const { no } = plain(slides)
  await visit(mainVariant, `#/${no}`)
  const html = page.locator('html')
  const dialog = page.getByRole('dialog')
  const effects: readonly (readonly [name: string, seen: () => Promise<void>])[] = [
    ['次へ', () => showsSlide(page, no + 1)],
    ['前へ', () => showsSlide(page, no)],
    ['暗い配色にする', () => expect(html).toHaveClass(/dark/)],
    ['明るい配色にする', () => expect(html).not.toHaveClass(/dark/)],
    ['操作方法', () => expect(dialog).toHaveAccessibleName('操作方法')],
    ['閉じる', () => expect(dialog).toHaveCount(0)],
    ['目次', () => expect(dialog).toHaveAccessibleName('目次')],
    ['閉じる', () => expect(dialog).toHaveCount(0)],
    ['縦に並べて読む', () => expect(html).toHaveAttribute('data-view', 'read')],
    ['1枚ずつ見る', () => expect(html).toHaveAttribute('data-view', 'stage')],
    ['全画面', () => expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true)],
  ]
  const keys: Readonly<Record<string, string>> = { '←': 'ArrowLeft', '→': 'ArrowRight', 'Esc': 'Escape' }
  const names = await page.locator('.deck-bar button:visible').evaluateAll(buttons => buttons.map(button => button.getAttribute('aria-label')!))
  expect(names.filter(name => !effects.some(([known]) => known === name)), 'a button without a check').toEqual([])
  for (const [name, seen] of effects) {
    await page.getByRole('button', { name, exact: true }).click()
    await seen()
  }
  // The key that each title names has the same effect.
  await page.evaluate(() => document.exitFullscreen())
  for (const [name, seen] of effects) {
    const key = /\((.+)\)$/.exec(await page.getByRole('button', { name, exact: true }).getAttribute('title') ?? '')?.[1] ?? ''
    await page.keyboard.press(keys[key] ?? key)
    await seen()
  }
})

test('selecting words does not change the slide', async ({ page, visit, slides }) => {
  const { no } = plain(slides)
  await visit(mainVariant, `#/${no}`)
  const { x, y, height } = (await page.getByRole('heading', { level: 1 }).boundingBox())!
  await page.mouse.move(x + 2, y + height / 2)
  await page.mouse.down()
  await page.mouse.move(x + 150, y + height / 2)
  expect(await page.evaluate(() => String(getSelection())), 'words of the title are selected').not.toBe('')
  await page.mouse.up()
  // A click here would go back, and the next slide would be this one.
  await page.keyboard.press('ArrowDown')
  await showsSlide(page, no + 1, 'the slide after the one with the selection')
})

test('a click beside links moves on, and a link leads to its target', async ({ page, site, visit, slides }) => {
  const slideOf = (name: string): SlideFacts => slides.find(({ alias }) => alias === name)!
  const noOf = (name: string): number => slideOf(name).no
  // The text of the slides contains their links.
  const links = await page.request.get(site).then(async response => [...(await response.text()).matchAll(/<article id="([^"]+)">([\s\S]*?)<\/article>/g)]
    .flatMap(([, alias, text]) => [...text!.matchAll(/href="#([\w-]+)"/g)].map(([, target]) => ({ alias: alias!, target: target! }))))
  const { alias, target } = findSlide(links, 'a link from a slide without clicks to another that is not the next', link => slideOf(link.alias).steps === 0 && noOf(link.target) !== noOf(link.alias) + 1)
  await visit(mainVariant, `#/${alias}`)
  await page.mouse.click(1200, 100)
  await showsSlide(page, noOf(alias) + 1)
  await page.keyboard.press('ArrowUp')
  await page.locator(`.slidev-page a[href$="/${target}"]`).first().click()
  await showsSlide(page, noOf(target))
})
