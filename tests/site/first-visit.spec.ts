/** The first visit, whose files arrive late and in any order: nothing visible may jump or change. */
import type { Page } from 'playwright/test'
import { pathToFileURL } from 'node:url'
import { shiftDefects, watchShifts } from './assertions'
import { asSafari, base, expect, mainVariant, singleFile, slideIsReady, test, variants } from './site'

/** The files that a page requests, by name. */
const files = {
  styles: /\/style-[\w-]+\.css$/,
  script: /\/index-[\w-]+\.js$/,
  slides: /\/slides-[\w-]+\.js$/,
  fonts: /\.woff2$/,
} as const
type Kind = keyof typeof files

/** Each kind of file is last once. */
const orders: readonly (readonly Kind[])[] = [
  ['styles', 'script', 'slides', 'fonts'],
  ['fonts', 'slides', 'script', 'styles'],
  ['slides', 'fonts', 'styles', 'script'],
  ['fonts', 'styles', 'script', 'slides'],
]

/** From narrow phones to wide ones; Lighthouse uses the third. Line breaks matter most when the fonts arrive last. */
const widths = [360, 390, 412, 430]
const widthsFor = (order: readonly Kind[]): readonly number[] => order.at(-1) === 'fonts' ? widths : [360, 412]

test.use({ isMobile: true, hasTouch: true, deviceScaleFactor: 1.75 })

/** Waits until changes are painted. */
async function painted(page: Page): Promise<void> {
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}

/** Waits until everything in view, and some more, is loaded. */
async function settled(page: Page): Promise<void> {
  await slideIsReady(page)
  await expect(page.locator('.deck-article h1').nth(5)).toBeAttached()
  await page.evaluate(() => document.fonts.ready)
  await painted(page)
}

/** Opens a page on a phone and lets its files through in this order, each once the previous ones are painted. */
async function visitInOrder(page: Page, url: string, width: number, order: readonly Kind[]): Promise<void> {
  const gates = new Map<Kind, () => void>()
  for (const kind of order) {
    const opened = new Promise<void>(resolve => gates.set(kind, resolve))
    await page.route(files[kind], async (route) => {
      await opened
      await route.fallback()
    })
  }
  await page.setViewportSize({ width, height: 823 })
  await page.goto(url, { waitUntil: 'commit' })
  await expect(page.locator('#first-slide')).toBeVisible()

  const there = new Set<Kind>()
  for (const kind of order) {
    await painted(page)
    // The page itself refers to these. It requests the others after it has loaded them.
    const answer = kind === 'styles' || kind === 'script' ? page.waitForResponse(files[kind]) : undefined
    gates.get(kind)!()
    await (await answer)?.finished()
    there.add(kind)
    if (there.has('styles') && there.has('script'))
      await slideIsReady(page)
  }
  await settled(page)
}

for (const order of orders) {
  test(`nothing jumps when files arrive in the order ${order.join(', ')}`, async ({ page, site }) => {
    await watchShifts(page)
    for (const width of widthsFor(order)) {
      await visitInOrder(page, site, width, order)
      expect.soft(await shiftDefects(page), `${width} px`).toEqual([])
      await page.unrouteAll()
    }
  })
}

test('nothing jumps on a slow connection and a busy phone', async ({ page, site }) => {
  await watchShifts(page)
  await page.setViewportSize({ width: 412, height: 823 })
  const session = await page.context().newCDPSession(page)
  await session.send('Network.emulateNetworkConditions', { offline: false, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8, latency: 150 })
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 })
  await page.goto(site)
  await settled(page)
  expect(await shiftDefects(page)).toEqual([])
})

/** Where the page after the script looks different from the picture of the first slide, while the fonts are loading. */
async function pictureDefects(page: Page, url: string): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  // Playwright's own screenshots wait for fonts.
  const capture = async (): Promise<string> => (await session.send('Page.captureScreenshot')).data
  await page.route(files.fonts, () => {})
  let openScript: () => void = () => {}
  const opened = new Promise<void>(resolve => openScript = resolve)
  await page.route(files.script, async (route) => {
    await opened
    await route.fallback()
  })
  await page.goto(url, { waitUntil: 'commit' })
  await page.waitForFunction(() => document.getElementById('app') && [...document.styleSheets].some(({ href }) => href))
  await painted(page)
  const before = await capture()
  openScript()
  await slideIsReady(page)
  await painted(page)
  return differences(page, before, await capture())
}

/** The part of the window in which two pictures differ, both PNG in base64. */
async function differences(page: Page, ...pictures: [string, string]): Promise<string[]> {
  const helper = await page.context().newPage()
  const found = await helper.evaluate(async (pictures) => {
    const [before, after] = await Promise.all(pictures.map(async (picture) => {
      const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob())
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!
      context.drawImage(bitmap, 0, 0)
      return context.getImageData(0, 0, bitmap.width, bitmap.height)
    }))
    const { width, data } = before!
    const places = [...data.keys()].filter(index => data[index] !== after!.data[index]).map(index => index >> 2)
    if (places.length === 0)
      return []
    const [x, y] = [places.map(place => place % width), places.map(place => Math.floor(place / width))]
    const ends = (values: number[]): string => `${values.reduce((a, b) => Math.min(a, b))} to ${values.reduce((a, b) => Math.max(a, b))}`
    return [`pixels ${ends(x)} from the left and ${ends(y)} from the top → make the picture equal to what the script puts in its place (tooling/site/prerender.ts)`]
  }, pictures)
  await helper.close()
  return found
}

for (const [view, width, height] of [['reading view', 412, 823], ['stage', 1280, 720]] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the script replaces the picture of the first slide without a visible change: ${view}, ${colorScheme}`, async ({ page, site }) => {
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme })
      expect(await pictureDefects(page, site)).toEqual([])
    })
  }
}

test('a part that changes after the script has run is found', async ({ page, site }) => {
  await page.route(files.styles, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: `${await response.text()}#app .deck-place { padding-left: 9px }` })
  })
  await page.setViewportSize({ width: 412, height: 823 })
  expect(await pictureDefects(page, site)).toEqual([expect.stringMatching(/^pixels \d+ to \d+ from the left/)])
})

test('the other slides load by themselves, and no step waits for the network, also in Safari', async ({ page, visit, slides }) => {
  await asSafari(page)
  await page.setViewportSize({ width: 1280, height: 720 })
  // Some browsers request the icon late, others never.
  await page.route('**/favicon.svg', route => route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' }))
  const others = page.waitForResponse(files.slides)
  await visit(mainVariant)
  await (await others).finished()
  await page.evaluate(() => document.fonts.ready)
  await page.context().setOffline(true)
  await page.keyboard.press('End')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(slides.at(-1)!.title)
})

base('in the place of a slide that does not come stands that it is on its way, and then how to get it', async ({ page, site, slides }) => {
  let lose = (): void => {}
  const lost = new Promise<void>(resolve => lose = resolve)
  await page.route(files.slides, async (route) => {
    await lost
    await route.abort()
  })
  await page.goto(site)
  await slideIsReady(page)
  await page.keyboard.press('End')
  await expect(page.getByText('読み込み中…'), 'it is on its way → tooling/site/client/SlideComing.vue').toBeVisible()
  lose()
  await expect(page.getByText('読み込めませんでした'), 'it has not come → tooling/site/client/SlideFailed.vue').toBeVisible()
  await page.unroute(files.slides)
  await page.getByRole('button', { name: '読み込み直す' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(slides.at(-1)!.title)
})

for (const variant of variants) {
  base(`${variant}: nothing jumps in the single file`, async ({ page }) => {
    await watchShifts(page)
    for (const width of variant === mainVariant ? widths : [412]) {
      await page.setViewportSize({ width, height: 823 })
      await page.goto(pathToFileURL(singleFile(variant)).href)
      await settled(page)
      expect.soft(await shiftDefects(page), `${width} px`).toEqual([])
    }
  })
}

test('a jump when the style sheet arrives is found', async ({ page, site }) => {
  await watchShifts(page)
  await page.route(files.styles, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: `${await response.text()}.deck-article:first-child { margin-bottom: 150px }` })
  })
  await visitInOrder(page, site, 412, orders[3]!)
  expect((await shiftDefects(page)).join('\n')).toMatch(/^a shift of 0\.\d+: [\w-]+: [\w.-]+ .* → /)
})
