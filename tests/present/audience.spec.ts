/** The stage: what the room sees. */
import type { Page } from 'playwright/test'
import path from 'node:path'
import { mainVariant } from '../../tooling/deck/config'
import { presentCache } from '../../tooling/present/build'
import { fullWidth, takenKeys } from '../helpers/keys'
import { pixelsOf } from '../helpers/pixels'
import { codeIn } from '../helpers/qr'
import { findSlide, middle } from '../helpers/slides'
import { siteAddress } from '../site/allowed'
import { expect, expectSlide, expectWhole, slideOf, slideTexts, test } from './windows'

test('the slide fills a projector of any shape and is never cut', async ({ serve, open }) => {
  const { url } = await serve()
  const stage = await open(url)
  for (const [name, width, height] of [['4:3', 1024, 768], ['16:10', 1280, 800], ['16:9', 1920, 1080], ['upright', 768, 1024]] as const) {
    await stage.setViewportSize({ width, height })
    await expectWhole(stage, name)
  }
})

test('the window\'s background does not show at the edges of a slide with its own background', async ({ serve, open, plan }) => {
  const { url } = await serve()
  const stage = await open(url)
  // At this size, common on laptops and projectors, the sides of a slide fall between two pixels.
  const [width, height] = [1366, 768]
  await stage.setViewportSize({ width, height })
  const hasOwnGround = (): Promise<boolean> => stage.locator('.deck-canvas').evaluate((canvas) => {
    const [ground, own] = [canvas, canvas.querySelector('.slidev-page:not(.deck-ahead) .slidev-layout')!].map(element => getComputedStyle(element).backgroundColor)
    return own !== ground
  })
  for (let slide = 1; !await hasOwnGround(); slide++) {
    expect(slide, 'a slide with its own background').toBeLessThan(plan.slides.length)
    await stage.keyboard.press('ArrowDown')
    await expectSlide(slide + 1, stage)
  }
  for (const [side, at, inside] of [['left', 0, 2], ['right', width - 1, width - 3]] as const) {
    const [edge, own] = await Promise.all([at, inside].map(x => pixelsOf(stage, { x, y: height / 2, width: 1, height: 1 })))
    const brighter = edge!.pixels.map((value, i) => value - own!.pixels[i]!)
    expect(Math.max(...brighter), `how much brighter its ${side} edge is than the slide → the background of .deck-canvas in tooling/viewer/viewer.css`).toBeLessThan(8)
  }
})

test('b and the full stop black out the stage and bring it back, and no window loses its place', async ({ serve, open }) => {
  const { url } = await serve()
  const [stage, presenter] = [await open(url), await open(`${url}presenter`)]
  const black = stage.locator('.audience-black')
  for (const [page, key] of [[presenter, 'b'], [stage, '.']] as const) {
    await page.keyboard.press(key)
    await expect(black).toBeVisible()
    expect(await black.boundingBox()).toEqual({ x: 0, y: 0, ...stage.viewportSize() })
    await expect(presenter.getByText('暗転中です')).toBeVisible()
    await expect(presenter.getByRole('button', { name: '暗転' })).toHaveAttribute('aria-pressed', 'true')
    await page.keyboard.press(key)
    await expect(black).toHaveCount(0)
  }
  expect(await slideOf(stage)).toBe(1)
})

test.describe('in the whole talk', () => {
  test.use({ variant: mainVariant })

  test('a camera reads the site\'s address from the QR code on the slide, in either colour scheme', async ({ begin, serve, open, plan }) => {
    const texts = await slideTexts(path.join(presentCache, mainVariant))
    // The address is not a link here, since no one can click on the stage.
    const { number, parts } = findSlide(plan.slides, 'a slide with the QR code of the site', ({ number }) => texts[number - 1]!.includes(new URL(siteAddress).host))
    await begin({ slide: number, click: parts.length - 1 })
    const { url } = await serve()
    const stage = await open(url)
    for (const scheme of ['light', 'dark']) {
      await expect(stage.locator('html')).toHaveClass(scheme)
      expect(await codeIn(stage.locator('.qr-code svg')), `${scheme}: dark on light in both colour schemes → tooling/viewer/QrCode.vue`).toBe(siteAddress)
      await stage.keyboard.press('d')
    }
  })
})

test('the pointer is hidden while it rests', async ({ serve, open }) => {
  const { url } = await serve()
  const stage = await open(url, { before: page => page.clock.install() })
  await stage.clock.pauseAt(Date.now() + 60_000)
  const canvas = stage.locator('.deck-canvas')
  await expect(canvas).toHaveCSS('cursor', 'none')
  await stage.mouse.move(400, 300)
  await expect(canvas).not.toHaveCSS('cursor', 'none')
  await stage.clock.runFor(3000)
  await expect(canvas).toHaveCSS('cursor', 'none')
})

test('a number and Enter go to that slide, and g asks for the number', async ({ serve, open, plan }) => {
  const { url } = await serve()
  const stage = await open(url)
  const last = plan.slides.length
  for (const key of [...String(last), 'Enter'])
    await stage.keyboard.press(key)
  await expectSlide(last, stage)
  // No slide has that number. Any other key clears the digits.
  for (const key of [...String(last + 1), 'Enter', '3', 'Escape', 'Enter'])
    await stage.keyboard.press(key)
  await stage.keyboard.press('ArrowUp')
  await expectSlide(last - 1, stage)

  await stage.keyboard.press('g')
  await expect(stage.getByRole('dialog', { name: '移動' }).getByRole('textbox')).toBeFocused()
  await stage.keyboard.type(fullWidth('3'))
  await stage.getByRole('button', { name: '移動', exact: true }).click()
  await expect.poll(() => slideOf(stage), 'full-width digits, and the button → onSubmit() in tooling/present/client/GotoDialog.vue').toBe(3)
  await stage.keyboard.press('g')
  const there = middle(plan.slides)
  await stage.getByRole('button', { name: there.title }).click()
  await expectSlide(there.number, stage)
  await expect(stage.getByRole('dialog')).toHaveCount(0)
})

test('a dialog left open on the stage closes when the talk moves on', async ({ serve, open }) => {
  const { url } = await serve()
  const [stage, presenter] = [await open(url), await open(`${url}presenter`)]
  for (const [dialog, move] of [['g', 'ArrowDown'], ['?', 'b']] as const) {
    await stage.keyboard.press(dialog)
    await expect(stage.getByRole('dialog')).toBeVisible()
    await presenter.keyboard.press(move)
    await expect(stage.getByRole('dialog')).toHaveCount(0)
  }
})

test('an update that does not move the talk leaves a dialog on the stage open', async ({ serve, open }) => {
  const { url } = await serve()
  const [stage, presenter] = [await open(url), await open(`${url}presenter`)]
  await stage.keyboard.press('?')
  await expect(stage.getByRole('dialog')).toBeVisible()
  await presenter.keyboard.press('d')
  await expect(stage.locator('html.dark')).toHaveCount(1)
  await expect(stage.getByRole('dialog')).toBeVisible()
})

test('the talk restarts only on the second press, and never from the stage', async ({ serve, open }) => {
  const { url } = await serve()
  const [stage, presenter] = [await open(url), await open(`${url}presenter`)]
  await presenter.keyboard.press('ArrowDown')
  await expectSlide(2, stage)
  await stage.keyboard.press('g')
  await expect(stage.getByRole('dialog')).toBeVisible()
  await expect(stage.getByRole('button', { name: '時計を0に' })).toHaveCount(0)
  await stage.keyboard.press('Escape')
  await presenter.keyboard.press('g')
  await presenter.getByRole('button', { name: '時計を0に' }).click()
  await expect(presenter.getByRole('dialog')).toBeVisible()
  // Closing the list means a change of mind.
  await presenter.keyboard.press('Escape')
  await presenter.keyboard.press('g')
  await expect(presenter.getByRole('button', { name: '時計を0に' }), 'closing the list cancels the first press → open() in tooling/present/client/GotoDialog.vue').toBeVisible()
  await presenter.getByRole('button', { name: '時計を0に' }).click()
  // Requests are handled in order: once this one shows, so would the earlier ones.
  await stage.keyboard.press('d')
  await expect(presenter.locator('html.dark')).toHaveCount(1)
  expect(await slideOf(stage)).toBe(2)
  await presenter.getByRole('button', { name: 'もう一度押すと' }).click()
  await expectSlide(1, stage)
  await expect(presenter.getByText('開始前')).toBeVisible()
})

test('both views leave keys with Alt, Ctrl or Meta, and keys of an input method, to the browser', async ({ serve, open }) => {
  const { url } = await serve()
  const [stage, presenter] = [await open(url), await open(`${url}presenter`)]
  for (const page of [stage, presenter]) {
    await page.keyboard.press('2')
    expect(await takenKeys(page)).toEqual([])
  }
  // Requests are handled in order: once this one shows, so would the earlier ones.
  await presenter.keyboard.press('b')
  await expect(stage.locator('.audience-black')).toBeVisible()
  expect(await takenKeys(stage)).toEqual([])
  expect([await slideOf(stage), await stage.locator('html.dark').count(), await presenter.getByText('開始前').count()]).toEqual([1, 0, 1])
})

test('? shows the keys', async ({ serve, open }) => {
  const { url } = await serve()
  for (const page of [await open(url), await open(`${url}presenter`)]) {
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: '操作方法' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
})

test('the screen stays awake, even after the window was hidden', async ({ serve, open }) => {
  const { url } = await serve()
  const before = async (page: Page): Promise<unknown> => await page.addInitScript(() => {
    // A headless browser has no screen to keep awake, and rejects the request.
    const kept: string[] = (window as unknown as { kept: string[] }).kept = []
    navigator.wakeLock.request = async (type = 'screen') => {
      kept.push(type)
      return new EventTarget() as WakeLockSentinel
    }
  })
  for (const page of [await open(url, { before }), await open(`${url}presenter`, { before })]) {
    const kept = (): Promise<number> => page.evaluate(() => (window as unknown as { kept: string[] }).kept.length)
    await expect.poll(kept).toBe(1)
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await expect.poll(kept).toBe(2)
  }
})
