/** The projector is unplugged in the middle of the talk, and comes back. */
import type { CDPSession, Page } from 'playwright/test'
import { mainVariant } from '../../tooling/deck/config'
import { browserArguments, findBrowser } from '../../tooling/shared/browser'
import { expect, expectWhole, secondsOn, shown, stepped, test } from './windows'

const laptop = { left: 0, top: 0, width: 1366, height: 768 }
const projector = { left: laptop.width, top: 0, width: 1920, height: 1080 }
/** Space around a window that does not fill its screen. */
const margin = 40

// Uses its own browser, since other checks must not see its screens.
test.use({ variant: mainVariant, launchOptions: { executablePath: await findBrowser(), args: [...browserArguments, `--screen-info={${laptop.width}x${laptop.height}}`] } })

/** Plugs in the projector. Returns its id in the browser. */
async function plugIn(browser: CDPSession): Promise<string> {
  return (await browser.send('Emulation.addScreen', projector)).screenInfo.id
}

/** Moves the stage's window to a screen, as a user or the desktop does. */
async function moveTo(browser: CDPSession, stage: Page, { left, top, width, height }: typeof laptop): Promise<void> {
  const { windowId } = await browser.send('Browser.getWindowForTarget')
  // A window that fills a screen stays on it.
  await browser.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } })
  await stage.evaluate(() => document.fullscreenElement && document.exitFullscreen())
  await browser.send('Browser.setWindowBounds', { windowId, bounds: { left: left + margin, top: top + margin, width: width - 2 * margin, height: height - 2 * margin } })
}

/** Makes the stage fill its screen. */
async function fill(browser: CDPSession, stage: Page, { left, width, height }: typeof laptop): Promise<void> {
  await stage.keyboard.press('f')
  await expect.poll(() => stage.evaluate(() => document.fullscreenElement !== null)).toBe(true)
  // Headless Chromium tells the page that it fills the screen, but does not resize the window.
  const { windowId } = await browser.send('Browser.getWindowForTarget')
  await browser.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'fullscreen' } })
  await expect.poll(() => stage.evaluate(() => [screenX, innerWidth, innerHeight])).toEqual([left, width, height])
}

/** A step in one window shows in the other, and the clock continues. */
async function expectInStep(stage: Page, presenter: Page): Promise<void> {
  const seconds = await secondsOn(presenter)
  for (const [from, to] of [[presenter, stage], [stage, presenter]] as const) {
    const before = await shown(to)
    await from.keyboard.press('ArrowRight')
    await expect.poll(() => shown(to)).not.toBe(before)
    await expect.poll(() => shown(from)).toBe(await shown(to))
  }
  await expect.poll(() => secondsOn(presenter)).toBeGreaterThan(seconds)
  await expect(presenter.getByRole('status')).toHaveCount(0)
}

test('unplugging and replugging the projector keeps the place and the clock, and cuts nothing off', async ({ begin, serve, open, plan }) => {
  const { number } = stepped(plan)
  await begin({ slide: number, clock: { spent: 60_000, since: Date.now() } })
  const { url } = await serve()
  const [stage, presenter] = [await open(url, { viewport: null }), await open(`${url}presenter`)]
  const browser = await stage.context().newCDPSession(stage)
  const place = (): Promise<string> => shown(stage)

  const plugged = await plugIn(browser)
  await moveTo(browser, stage, projector)
  await fill(browser, stage, projector)
  await expectWhole(stage, 'on the projector')
  await expectInStep(stage, presenter)

  const left = await place()
  await browser.send('Emulation.removeScreen', { screenId: plugged })
  await moveTo(browser, stage, laptop)
  await expect.poll(() => stage.evaluate(() => [document.fullscreenElement, screen.width, innerWidth])).toEqual([null, laptop.width, laptop.width - 2 * margin])
  expect(await place()).toBe(left)
  await expectWhole(stage, 'in a window on the laptop')
  await expectInStep(stage, presenter)
  await fill(browser, stage, laptop)
  await expectWhole(stage, 'on the laptop')

  const back = await place()
  await plugIn(browser)
  await moveTo(browser, stage, projector)
  await fill(browser, stage, projector)
  expect(await place()).toBe(back)
  await expectWhole(stage, 'on the projector again')
  await expectInStep(stage, presenter)
})

for (const [what, setting, from, expected] of [
  ['fills the projector if the browser may see the screens', 'granted', laptop, [projector.left, 0, projector.width, projector.height]],
  ['fills the other screen, even the first if the presenter view is on the last', 'granted', projector, [laptop.left, 0, laptop.width, laptop.height]],
  // The browser decides how much a window's frame adds to the height.
  ['opens beside the presenter view if the browser may not see the screens', 'denied', laptop, [0, 0, 1280, expect.any(Number)]],
] as const) {
  test(`a stage opened from the presenter view ${what}`, async ({ serve, open }) => {
    const { url } = await serve()
    const presenter = await open(`${url}presenter`, { viewport: null })
    const browser = await presenter.context().newCDPSession(presenter)
    const { targetInfo: { browserContextId } } = await browser.send('Target.getTargetInfo')
    await browser.send('Browser.setPermission', { permission: { name: 'window-management' }, setting, origin: new URL(url).origin, browserContextId })
    const plugged = await plugIn(browser)
    await moveTo(browser, presenter, from)
    await expect.poll(() => presenter.evaluate(() => screen.width)).toBe(from.width)
    const opened = presenter.waitForEvent('popup')
    await presenter.getByRole('button', { name: '投影画面を開く' }).click()
    const stage = await opened
    await expect(stage.locator('.deck-canvas h1').first()).toBeVisible()
    await expect.poll(() => stage.evaluate(() => [screenX, screenY, outerWidth, outerHeight]), 'the position of the stage → otherScreen() in tooling/present/client/screens.ts').toEqual(expected)
    await expectInStep(stage, presenter)
    await browser.send('Emulation.removeScreen', { screenId: plugged })
  })
}

test('the click that opens the stage lets the browser ask for permission to see the screens', async ({ serve, open }) => {
  const { url } = await serve()
  const before = (page: Page): Promise<unknown> => page.addInitScript(() => {
    window.getScreenDetails = () => {
      document.documentElement.dataset.mayAsk = String(navigator.userActivation.isActive)
      return Promise.reject(new Error('no answer'))
    }
  })
  const presenter = await open(`${url}presenter`, { viewport: null, before })
  const browser = await presenter.context().newCDPSession(presenter)
  const plugged = await plugIn(browser)
  await presenter.getByRole('button', { name: '投影画面を開く' }).click()
  await expect(presenter.locator('html')).toHaveAttribute('data-may-ask', 'true')
  await browser.send('Emulation.removeScreen', { screenId: plugged })
})
