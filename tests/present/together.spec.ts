/** Windows that follow each other and keep the place and the clock. */
import type { Page, Route } from 'playwright/test'
import type { PerTest } from './windows'
import { rm } from 'node:fs/promises'
import { mainVariant } from '../../tooling/deck/config'
import { heartbeatMs } from '../../tooling/present/client/state'
import { expect, expectSlide, secondsOn, shown, slideOf, stepped, takeAway, test } from './windows'

/**
 * Intercepts a window's actions on their way to the server. It is installed before the first action, because a later start
 * could miss a key that follows at once.
 */
class Post {
  fate: 'arrives' | 'is lost' | 'hangs' = 'arrives'
  readonly #hanging: Route[] = []

  readonly before = (page: Page): Promise<unknown> => page.route('**/talk', (route) => {
    if (this.fate === 'arrives' || route.request().method() !== 'POST')
      return route.continue()
    if (this.fate === 'is lost')
      return route.abort()
    this.#hanging.push(route)
  })

  /** Lets everything arrive from now on, starting with the actions that hang. */
  async deliver(): Promise<void> {
    this.fate = 'arrives'
    await Promise.all(this.#hanging.map(route => route.continue()))
  }
}

/** A stage, and a presenter view on which the down arrow is pressed four times while its actions hang. */
async function pressWhileHanging({ serve, open }: Pick<PerTest, 'serve' | 'open'>): Promise<{ post: Post, stage: Page, presenter: Page }> {
  const { url } = await serve()
  const post = new Post()
  const [stage, presenter] = [await open(url), await open(`${url}presenter`, { before: post.before })]
  post.fate = 'hangs'
  // All in one task, so that all of them time out together.
  await presenter.evaluate(() => {
    for (let i = 0; i < 4; i++)
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }))
  })
  return { post, stage, presenter }
}

test.describe('where slides have clicks and links', () => {
  test.use({ variant: mainVariant })

  test('stage and two presenter views stay in step, whichever one moves', async ({ begin, serve, open, plan }) => {
    const { number } = stepped(plan)
    await begin({ slide: number - 1 })
    const { url } = await serve()
    const [stage, presenter, phone] = [await open(url), await open(`${url}presenter`), await open(`${url}presenter`, { viewport: { width: 390, height: 844 }, hasTouch: true })]
    const all = [stage, presenter, phone]
    await expect(stage).toHaveTitle(`投影画面 | ${plan.title}`)
    const entries = (): Promise<number[]> => Promise.all(all.map(page => page.evaluate(() => history.length)))
    const before = await entries()

    await presenter.keyboard.press('ArrowDown')
    await expectSlide(number, ...all)
    await phone.getByRole('button', { name: '次へ' }).tap()
    for (const page of all)
      await expect.poll(() => shown(page), 'a step of the slide').toMatch(new RegExp(`^${number}\\.[1-9]`))
    await stage.keyboard.press('End')
    await expectSlide(plan.slides.length, ...all)
    await stage.mouse.click(100, 400)
    await expectSlide(plan.slides.length - 1, ...all)
    await stage.mouse.click(1000, 400)
    await expectSlide(plan.slides.length, ...all)
    await presenter.getByRole('button', { name: '前へ' }).click()
    await expectSlide(plan.slides.length - 1, ...all)

    await stage.keyboard.press('Home')
    await expectSlide(1, ...all)
    expect(await entries(), 'a talk leaves no history entry for Back → createMemoryHistory() in tooling/present/client/main.ts').toEqual(before)
  })

  test('windows that are reloaded return to the same step and clock', async ({ serve, open, plan }) => {
    const { url } = await serve()
    const [stage, presenter] = [await open(url), await open(`${url}presenter`)]
    const { number: slide, parts } = stepped(plan)
    await presenter.keyboard.press('s')
    await presenter.keyboard.type(String(slide))
    await presenter.keyboard.press('Enter')
    await presenter.keyboard.press('ArrowRight')
    await presenter.keyboard.press('ArrowRight')
    await expect(presenter.locator('.current figcaption')).toContainText(`ステップ 2 / ${parts.length - 1}`)
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

  test('a link on a slide moves every window to its target', async ({ serve, open, plan }) => {
    const { url } = await serve()
    const [stage, presenter] = [await open(url), await open(`${url}presenter`)]
    const link = stage.locator('.slidev-page:not(.deck-ahead) a:not([href^="http"])').first()
    let from = 1
    for (; await link.count() === 0 && from < plan.slides.length; from++) {
      await stage.keyboard.press('ArrowDown')
      await expectSlide(from + 1, stage)
    }
    await expectSlide(from, presenter)
    const alias = (await link.getAttribute('href'))!.split('/').at(-1)
    const there = plan.slides.find(slide => slide.alias === alias)!.number
    // The same link works a second time, too.
    for (let times = 0; times < 2; times++) {
      await link.click()
      await expectSlide(there, stage, presenter)
      await presenter.keyboard.type(String(from))
      await presenter.keyboard.press('Enter')
      await expectSlide(from, stage, presenter)
    }
  })
})

test('a stage that was alone hands over its place, clock, blackout and colour scheme, and a restarted server keeps them', async ({ serve, open }) => {
  const first = await serve()
  const port = Number(new URL(first.url).port)
  const [stage, presenter] = [await open(first.url), await open(`${first.url}presenter`)]
  const notice = presenter.getByText('サーバーにつながりません')
  await takeAway(first, [stage, presenter])
  await expect(notice).toBeVisible()
  for (const key of ['ArrowDown', 'ArrowDown', 'b', 'd'])
    await stage.keyboard.press(key)
  await expect(stage.locator('.audience-black')).toBeVisible()
  await expectSlide(3, stage)

  const second = await serve({ port })
  await expectSlide(3, presenter)
  await expect(notice, 'the windows reconnect by themselves').toBeHidden()
  await expect(presenter.getByText('暗転中です')).toBeVisible()
  await expect(presenter.locator('html')).toHaveClass('dark')
  await expect(presenter.getByText('開始前')).toHaveCount(0)
  await expect.poll(() => secondsOn(presenter)).toBeGreaterThan(0)
  await expect(stage.locator('.audience-black')).toBeVisible()

  const before = await secondsOn(presenter)
  await second.close()
  await expect(notice).toBeVisible()
  await serve({ port })
  await expect(notice).toBeHidden()
  await expectSlide(3, stage, presenter)
  await expect(presenter.getByText('暗転中です')).toBeVisible()
  expect(await secondsOn(presenter)).toBeGreaterThanOrEqual(before)
})

test('a stage of the previous talk does not undo a restart', async ({ serve, open, stateFile }) => {
  const first = await serve()
  const [stage, presenter] = [await open(first.url), await open(`${first.url}presenter`)]
  await stage.keyboard.press('ArrowDown')
  await expectSlide(2, presenter)
  await takeAway(first, [stage, presenter])
  await stage.keyboard.press('ArrowDown')
  await expectSlide(3, stage)

  await rm(stateFile)
  await serve({ port: Number(new URL(first.url).port), reset: true })
  await expectSlide(1, presenter, stage)
  await expect(presenter.getByText('開始前')).toBeVisible()
  await stage.keyboard.press('ArrowDown')
  await expectSlide(2, presenter, stage)
})

test('a stage of the previous talk does not undo a restart when it reconnects late', async ({ serve, open, stateFile }) => {
  const first = await serve()
  const post = new Post()
  const [stage, presenter] = [await open(first.url, { before: post.before }), await open(`${first.url}presenter`)]
  post.fate = 'is lost'
  for (let i = 0; i < 4; i++)
    await stage.keyboard.press('ArrowDown')
  await expectSlide(5, stage)
  await takeAway(first, [stage, presenter])
  await rm(stateFile, { force: true })
  await serve({ port: Number(new URL(first.url).port), reset: true })
  await expect(presenter.getByText('サーバーにつながりません')).toHaveCount(0)
  await presenter.keyboard.press('ArrowDown')
  await expectSlide(2, presenter)
  expect(await slideOf(stage)).toBe(5)
  post.fate = 'arrives'
  await presenter.keyboard.press('ArrowDown')
  await expectSlide(3, presenter, stage)
})

test('the stage loses no key while the server does not answer', async ({ serve, open }) => {
  const { url } = await serve({ beatMs: 500 })
  const post = new Post()
  const [stage, presenter] = [await open(url, { before: post.before }), await open(`${url}presenter`)]
  post.fate = 'hangs'
  for (let i = 0; i < 5; i++)
    await stage.keyboard.press('ArrowDown')
  await expectSlide(6, stage)
  expect(await slideOf(presenter)).toBe(1)
  post.fate = 'arrives'
  // The stage hands over when it next hears from the server.
  await expectSlide(6, presenter, stage)
})

test('keys that come faster than the server answers all take effect', async ({ serve, open }) => {
  const { post, stage, presenter } = await pressWhileHanging({ serve, open })
  expect(await slideOf(stage), 'nothing is answered yet').toBe(1)
  await post.deliver()
  await expectSlide(5, stage, presenter)
})

test('keys that time out have no effect later', async ({ serve, open }) => {
  const { post, stage, presenter } = await pressWhileHanging({ serve, open })
  await expect(presenter.getByText('サーバーにつながりません')).toBeVisible()
  post.fate = 'arrives'
  await presenter.keyboard.press('b')
  await expect(stage.locator('.audience-black')).toBeVisible()
  expect(await slideOf(stage), 'the slide of the stage → deadline in tooling/present/client/usePresentation.ts').toBe(1)
})

test('keys that do not reach the server are reported, even while its messages arrive', async ({ serve, open }) => {
  const { url } = await serve()
  const post = new Post()
  const [stage, presenter] = [await open(url), await open(`${url}presenter`, { before: post.before })]
  post.fate = 'is lost'
  await presenter.keyboard.press('ArrowDown')
  const notice = presenter.getByText('サーバーにつながりません')
  await expect(notice).toBeVisible()
  await stage.keyboard.press('ArrowDown')
  await expectSlide(2, presenter)
  await expect(notice).toBeVisible()
  post.fate = 'arrives'
  await presenter.keyboard.press('ArrowDown')
  await expectSlide(3, stage, presenter)
  await expect(notice).toHaveCount(0)
})

test('a window of an earlier build loads the build that is served', async ({ serve, open, kept }) => {
  const { url } = await serve()
  let loads = 0
  const before = async (page: Page): Promise<void> => {
    page.on('load', () => loads++)
    await page.route('**/assets/index-*.js', async (route) => {
      const response = await route.fetch()
      const code = await response.text()
      expect(code.includes(kept.sources), 'the code names its build').toBe(true)
      await route.fulfill({ response, body: loads === 0 ? code.replace(kept.sources, 'before') : code })
    })
  }
  const stage = await open(url, { before })
  await expect.poll(() => loads).toBe(2)
  await stage.keyboard.press('ArrowDown')
  await expectSlide(2, stage)
})

for (const [what, wake] of [
  ['becomes visible again', (phone: Page) => phone.evaluate(() => void document.dispatchEvent(new Event('visibilitychange')))],
  ['has heard nothing for too long', (phone: Page) => phone.clock.fastForward(3 * heartbeatMs)],
] as const) {
  test(`a window that slept catches up when it ${what}`, async ({ serve, open, line }) => {
    const { url } = await serve()
    const { proxy, freeze } = await line(url)
    const [stage, phone] = [await open(url), await open(`${url}presenter`, { proxy: { server: proxy }, before: page => page.clock.install() })]
    freeze()
    await stage.keyboard.press('ArrowDown')
    await expectSlide(2, stage)
    expect(await slideOf(phone), 'the phone sleeps').toBe(1)
    await wake(phone)
    await expectSlide(2, phone)
  })
}
