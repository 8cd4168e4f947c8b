/** Windows that follow each other, and lose neither the place nor the clock. */
import type { Page } from 'playwright/test'
import { expect, secondsOn, shown, slideOf, test } from './windows'

/** The first slide of the cut that has steps. */
const stepped = (parts: readonly (readonly number[])[]): number => parts.findIndex(parts => parts.length > 2) + 1

async function expectTogether(pages: readonly Page[], slide: number): Promise<void> {
  for (const page of pages)
    await expect.poll(() => slideOf(page)).toBe(slide)
}

test('stage and two presenter views are in step, whoever moves', async ({ serve, open, plan }) => {
  const { url } = await serve()
  const [stage, presenter, phone] = [await open(url), await open(`${url}presenter`), await open(`${url}presenter`, { viewport: { width: 390, height: 844 }, hasTouch: true })]
  const all = [stage, presenter, phone]

  await presenter.keyboard.press('ArrowDown')
  await expectTogether(all, 2)
  await phone.getByRole('button', { name: '次へ' }).tap()
  await expect.poll(() => shown(phone)).not.toBe('2.0')
  for (const page of all)
    await expect.poll(() => shown(page)).toBe(await shown(phone))
  await stage.keyboard.press('End')
  await expectTogether(all, plan.slides.length)
  await stage.mouse.click(100, 400)
  await expectTogether(all, plan.slides.length - 1)
  await presenter.getByRole('button', { name: '前へ' }).click()
  for (const page of all)
    await expect.poll(() => shown(page)).toBe(await shown(presenter))

  // Keys that come faster than the server answers are all obeyed.
  await stage.keyboard.press('Home')
  await expectTogether(all, 1)
  for (let i = 0; i < 8; i++)
    await presenter.keyboard.press('ArrowDown')
  await expectTogether(all, 9)
})

test('a link on a slide leads every window there', async ({ serve, open, begin, plan }) => {
  const agenda = plan.slides.find(({ alias }) => alias === 'agenda')!
  await begin({ slide: agenda.number })
  const { url } = await serve()
  const [stage, presenter] = [await open(url), await open(`${url}presenter`)]
  const links = stage.locator('.slidev-page:not(.deck-ahead) a')
  await links.first().click()
  await expect.poll(() => slideOf(presenter)).not.toBe(agenda.number)
  await expectTogether([stage], await slideOf(presenter))
})

test('windows that are loaded again come back to the same step and clock', async ({ serve, open, plan }) => {
  const { url } = await serve()
  const [stage, presenter] = [await open(url), await open(`${url}presenter`)]
  const slide = stepped(plan.slides.map(({ parts }) => parts))
  await presenter.keyboard.press('s')
  await presenter.keyboard.type(String(slide))
  await presenter.keyboard.press('Enter')
  await presenter.keyboard.press('ArrowRight')
  await presenter.keyboard.press('ArrowRight')
  await expect(presenter.locator('.current figcaption')).toContainText(`ステップ 2 / ${plan.slides[slide - 1]!.parts.length - 1}`)
  await expect.poll(() => shown(stage)).toBe(await shown(presenter))
  const place = await shown(stage)

  await expect.poll(() => secondsOn(presenter)).toBeGreaterThan(0)
  const before = await secondsOn(presenter)
  for (const page of [stage, presenter]) {
    await page.reload()
    await expect.poll(() => shown(page)).toBe(place)
  }
  expect(await secondsOn(presenter)).toBeGreaterThanOrEqual(before)
})

test('a server that is started again loses neither, and the windows find it by themselves', async ({ serve, open }) => {
  const first = await serve()
  const [stage, presenter] = [await open(first.url), await open(`${first.url}presenter`)]
  await presenter.keyboard.press('s')
  await presenter.keyboard.press('ArrowDown')
  await presenter.keyboard.press('ArrowDown')
  await expectTogether([stage, presenter], 3)
  await expect.poll(() => secondsOn(presenter)).toBeGreaterThan(0)
  const before = await secondsOn(presenter)

  await first.close()
  await expect(presenter.getByText('サーバーにつながりません')).toBeVisible()
  // The show goes on in the window that is used.
  await stage.keyboard.press('ArrowDown')
  await expectTogether([stage], 4)

  await serve({ port: Number(new URL(first.url).port) })
  await expect(presenter.getByText('サーバーにつながりません')).toBeHidden()
  await expectTogether([stage, presenter], 4)
  expect(await secondsOn(presenter)).toBeGreaterThanOrEqual(before)
})

test('a window that slept hears what happened meanwhile', async ({ serve, open }) => {
  const { url } = await serve()
  const [stage, phone] = [await open(url), await open(`${url}presenter`)]
  await phone.context().setOffline(true)
  await stage.keyboard.press('ArrowDown')
  await expectTogether([stage], 2)
  await phone.context().setOffline(false)
  await phone.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expectTogether([phone], 2)
})
