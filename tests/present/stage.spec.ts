/** The stage: what the room sees, also when something goes wrong. */
import type { Page } from 'playwright/test'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, folder, shown, slideOf, test } from './windows'

test('the slide fills a projector of any shape and is never cut', async ({ serve, open }) => {
  const { url } = await serve()
  const stage = await open(url)
  for (const [name, width, height] of [['4:3', 1024, 768], ['16:10', 1280, 800], ['16:9', 1920, 1080], ['upright', 768, 1024]] as const) {
    await stage.setViewportSize({ width, height })
    const box = (await stage.locator('.deck-canvas').boundingBox())!
    expect(box.width / box.height, name).toBeCloseTo(16 / 9, 3)
    expect(Math.min(width - box.width, height - box.height), `${name}: it is as large as it can be`).toBeCloseTo(0, 1)
    expect(box.x, `${name}: it is in the middle`).toBeCloseTo((width - box.width) / 2, 1)
    expect(box.y, `${name}: it is in the middle`).toBeCloseTo((height - box.height) / 2, 1)
    expect(await stage.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]), name).toEqual([width, height])
  }
})

test('b and the full stop make the stage black and light again, and nobody loses the place', async ({ serve, open }) => {
  const { url } = await serve()
  const [stage, presenter] = [await open(url), await open(`${url}presenter`)]
  const black = stage.locator('.present-black')
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

test('a number and Enter lead to its slide; g asks for one', async ({ serve, open, plan }) => {
  const { url } = await serve()
  const stage = await open(url)
  const last = plan.slides.length
  for (const key of [...String(last), 'Enter'])
    await stage.keyboard.press(key)
  await expect.poll(() => slideOf(stage)).toBe(last)
  // No slide has that number, and another key forgets the digits.
  for (const key of ['9', '9', 'Enter', '3', 'Escape', 'Enter'])
    await stage.keyboard.press(key)
  expect(await slideOf(stage)).toBe(last)

  await stage.keyboard.press('g')
  await expect(stage.getByRole('dialog', { name: '移動' }).getByRole('textbox')).toBeFocused()
  await stage.keyboard.type('3')
  await stage.keyboard.press('Enter')
  await expect.poll(() => slideOf(stage)).toBe(3)
  await stage.keyboard.press('g')
  await stage.getByRole('button', { name: plan.slides[4]!.title }).click()
  await expect.poll(() => slideOf(stage)).toBe(5)
  await expect(stage.getByRole('dialog')).toHaveCount(0)
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

test('the screen stays awake, also after the window was hidden', async ({ serve, open }) => {
  const { url } = await serve()
  const before = async (page: Page): Promise<unknown> => await page.addInitScript(() => {
    // A browser without a window has no screen to keep awake, and says so.
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

/** The files of the build that hold a slide with that title. */
async function codeOf(title: string): Promise<string[]> {
  const assets = path.join(folder, 'assets')
  const names = (await readdir(assets)).filter(name => /^md-.*\.js$/.test(name))
  const texts = await Promise.all(names.map(name => readFile(path.join(assets, name), 'utf8')))
  return names.filter((_, i) => texts[i]!.includes(title))
}

const defects = {
  'throws': (code: string) => ({ body: `${code.replace(/export\s*\{.*/s, '')}\nexport default { setup() { throw new Error('planted') } }`, contentType: 'text/javascript' }),
  'cannot be loaded': () => ({ status: 404, body: '' }),
} as const

for (const [what, answer] of Object.entries(defects)) {
  test(`a slide that ${what} shows its text, and only the presenter hears of it`, async ({ serve, open, plan }) => {
    const slide = plan.slides.find(({ alias }) => alias === 'flow-after')!
    const files = await codeOf(slide.title)
    expect(files).toHaveLength(1)
    const { url } = await serve()
    const before = async (page: Page): Promise<unknown> => await page.route(`**/assets/${files[0]}`, async (route) => {
      const response = await route.fetch()
      await route.fulfill(answer(await response.text()))
    })
    const [stage, presenter] = [await open(url, { before }), await open(`${url}presenter`)]
    await stage.keyboard.type(String(slide.number))
    await stage.keyboard.press('Enter')

    const text = stage.locator('.slide-text:not(.deck-ahead)')
    await expect(text.getByRole('heading', { level: 1 })).toHaveText(slide.title)
    for (const line of slide.lines)
      await expect(text).toContainText(line)
    await expect(stage.getByText('描けない')).toHaveCount(0)
    await expect(presenter.getByRole('status')).toContainText(`${slide.number}枚目は描けない部分があり`)
    // The talk goes on, and what is drawn again is well again.
    await stage.keyboard.press('ArrowDown')
    await expect.poll(() => slideOf(stage)).toBe(slide.number + 1)
    await stage.keyboard.press('ArrowUp')
    await expect(text).toBeVisible()
    await stage.unrouteAll()
    await stage.reload()
    await expect.poll(() => shown(stage)).toMatch(new RegExp(`^${slide.number}\\.`))
    await expect(presenter.getByText('描けない')).toHaveCount(0)
  })
}

test('a drawing that throws leaves what it would have shown, in words', async ({ serve, open, plan }) => {
  const slide = plan.slides.find(({ alias }) => alias === 'health-check-to-dns')!
  const { url } = await serve()
  const before = (page: Page): Promise<unknown> => page.route('**/assets/Diagram-*.js', async (route) => {
    const code = await (await route.fetch()).text()
    const planted = code.replace(/setup\(\w[^)]*\)\{/, '$&throw new Error("planted");')
    expect(planted, 'the defect is planted').not.toBe(code)
    await route.fulfill({ body: planted, contentType: 'text/javascript' })
  })
  const stage = await open(url, { before })
  await stage.keyboard.type(String(slide.number))
  await stage.keyboard.press('Enter')
  const text = stage.locator('.slide-text:not(.deck-ahead)')
  await expect(text.getByRole('heading', { level: 1 })).toHaveText(slide.title)
  await expect(text).toContainText('Consulがst-apiのチェックAPIを呼び')
})
