/** The presenter view: the script, the time, and room for both. */
import { plannedSpan } from '../../present/plan'
import { expect, test } from './windows'

test('the part of the script that is spoken stands out and is in sight', async ({ serve, open, plan }) => {
  const { url } = await serve()
  const presenter = await open(`${url}presenter`, { viewport: { width: 1280, height: 800 } })
  const slide = plan.slides.find(({ parts }) => parts.length > 4)!
  await presenter.keyboard.type(String(slide.number))
  await presenter.keyboard.press('Enter')
  const current = presenter.locator('.present-script [aria-current]')
  for (let click = 0; click < slide.parts.length; click++) {
    await expect(current.first()).toHaveAttribute('data-step', String(click))
    await expect(current.first()).toBeInViewport()
    for (const part of await current.all())
      await expect(part).toHaveAttribute('data-step', String(click))
    await presenter.keyboard.press('ArrowRight')
  }
})

test('the script can be made larger, and stays so', async ({ serve, open }) => {
  const { url } = await serve()
  const presenter = await open(`${url}presenter`)
  const size = (): Promise<number> => presenter.locator('.present-script').evaluate(pane => Number.parseFloat(getComputedStyle(pane).fontSize))
  const usual = await size()
  expect(usual).toBeGreaterThanOrEqual(24)
  await presenter.getByRole('button', { name: '文字を大きく' }).click()
  await presenter.keyboard.press('+')
  const larger = await size()
  expect(larger).toBeGreaterThan(usual)
  await presenter.reload()
  await expect(presenter.locator('.present-script')).toBeVisible()
  expect(await size()).toBe(larger)
  await presenter.getByRole('button', { name: '文字を小さく' }).click()
  expect(await size()).toBeLessThan(larger)
})

for (const [name, late, words, pace] of [
  ['on time', 0, /^予定どおり$/, 'on time'],
  ['too late', 90, /^1分3\d秒遅れ$/, 'far behind'],
  ['early', -40, /^(?:40|3\d)秒早い$/, 'ahead'],
] as const) {
  test(`a talk that is ${name} is told so`, async ({ begin, serve, open, plan }) => {
    // A step long enough not to be over before the window is open.
    const slide = plan.slides.find(({ number, parts }) => number > 5 && parts.at(-1)! > 15)!
    const place = { slide: slide.number, click: slide.parts.length - 1 }
    const { from, until } = plannedSpan(plan, place)
    const elapsed = late > 0 ? until + late : from + late
    await begin({ ...place, clock: { spent: 0, since: Date.now() - elapsed * 1000 } })
    const { url } = await serve()
    const presenter = await open(`${url}presenter`)
    const verdict = presenter.locator('.verdict')
    await expect(verdict).toHaveText(words)
    await expect(verdict).toHaveAttribute('data-pace', pace)
    // What can be left out is only told to those who need it.
    const toSkip = plan.slides.find(({ number, droppable }) => droppable && number > slide.number)!
    await expect(presenter.getByText(`飛ばすなら ${toSkip.number}「${toSkip.title}」`)).toHaveCount(pace === 'far behind' ? 1 : 0)
  })
}

test('each part of the talk has its share of the strip', async ({ serve, open, plan }) => {
  const { url } = await serve()
  const presenter = await open(`${url}presenter`)
  const parts = await presenter.locator('.present-strip li').all()
  expect(parts).toHaveLength(plan.sections.length)
  const widths = await Promise.all(parts.map(async part => (await part.boundingBox())!.width))
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const seconds = plan.sections.reduce((sum, section) => sum + section.seconds, 0)
  for (const [i, section] of plan.sections.entries())
    expect(widths[i]! / whole, section.title).toBeCloseTo(section.seconds / seconds, 2)
  await expect(parts[0]!).toHaveAttribute('aria-current', 'true')
})

test('a stage that is not open is missed', async ({ serve, open }) => {
  const { url } = await serve()
  const presenter = await open(`${url}presenter`)
  await expect(presenter.getByText('舞台が開いていません')).toBeVisible()
  const opened = presenter.context().waitForEvent('page')
  await presenter.getByRole('button', { name: '舞台を開く' }).click()
  const stage = await opened
  await expect(presenter.getByText('舞台が開いていません')).toHaveCount(0)
  await stage.close()
  await expect(presenter.getByText('舞台が開いていません')).toBeVisible()
})

test('all is in sight on a laptop, a projector and a phone', async ({ begin, serve, open }) => {
  // A notice and the advice for a late speaker take room, too.
  await begin({ slide: 6, black: true, clock: { spent: 0, since: Date.now() - 900_000 } })
  const { url } = await serve()
  await open(url)
  const presenter = await open(`${url}presenter`)
  await expect(presenter.getByText('飛ばすなら')).toBeVisible()
  for (const [name, width, height] of [['laptop', 1280, 800], ['low window', 1280, 640], ['projector', 1024, 768], ['phone', 390, 844], ['small phone', 360, 640]] as const) {
    await presenter.setViewportSize({ width, height })
    const boxes = await presenter.locator('.presenter :is(button, .present-script, figure, .present-pace, .present-strip, .present-notices p)').evaluateAll(elements => elements.map((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect()
      return { what: element.className || element.textContent, left, top, right, bottom }
    }))
    for (const { what, left, top, right, bottom } of boxes) {
      expect.soft(Math.min(left, top), `${name}: ${what} is cut at the left or top`).toBeGreaterThanOrEqual(0)
      expect.soft(right, `${name}: ${what} is cut at the right`).toBeLessThanOrEqual(width)
      expect.soft(bottom, `${name}: ${what} is cut at the bottom`).toBeLessThanOrEqual(height)
    }
    const script = (await presenter.locator('.present-script').boundingBox())!
    expect.soft(script.height, `${name}: the script has no room for three lines`).toBeGreaterThan(3 * 24 * 1.65)
  }
})
