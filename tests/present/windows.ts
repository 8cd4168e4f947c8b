/** The windows of a talk as they are presented: from the kept build, in browsers of their own, with nothing going wrong unseen. */
import type { Browser, BrowserContextOptions, Page } from 'playwright/test'
import type { Variant } from '../../tooling/deck/config'
import type { PlannedSlide, PresentPlan } from '../../tooling/deck/plan'
import type { Presentation } from '../../tooling/present/build'
import type { PresentationState } from '../../tooling/present/client/state'
import type { PresentServer, ServeOptions } from '../../tooling/present/server'
import type { Line } from './line'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect } from 'playwright/test'
import { presentCache } from '../../tooling/present/build'
import { initialState } from '../../tooling/present/client/state'
import { servePresentation } from '../../tooling/present/server'
import { test as base } from '../helpers/engines/engines'
import { freePort } from '../helpers/ports'
import { findSlide, otherVariant } from '../helpers/slides'
import { createTcpProxy } from './line'

export { expect }

/** What is presented where a check does not ask for another variant: every window loads all slides, and here are few. */
const shortVariant = otherVariant

/** Its kept build. */
export const folder = path.join(presentCache, shortVariant)

interface PerTest {
  /** The variant that is presented. */
  variant: Variant
  kept: Pick<Presentation, 'plan' | 'sources'>
  plan: PresentPlan
  /** Serves the talk; called again, after closing, with the same place and clock. */
  serve: (options?: Partial<Pick<ServeOptions, 'folder' | 'port' | 'reset' | 'remote'>>) => Promise<PresentServer>
  /** Has the talk be somewhere before it is served. */
  begin: (state: Partial<PresentationState>) => Promise<void>
  /** Lays a line to a server that its windows take as their proxy. */
  line: (url: string) => Promise<Line>
  /** Opens a window in a browser of its own, and waits until its slide stands. */
  open: (address: string, options?: BrowserContextOptions & { before?: (page: Page) => Promise<unknown> }) => Promise<Page>
}

export const test = base.extend<PerTest & { stateFile: string }>({
  variant: [shortVariant, { option: true }],
  kept: async ({ variant }, use) => {
    await use(JSON.parse(await readFile(path.join(presentCache, variant, 'build.json'), 'utf8')))
  },
  plan: async ({ kept }, use) => {
    await use(kept.plan)
  },
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs from this pattern.
  stateFile: async ({}, use, testInfo) => {
    await use(testInfo.outputPath('talk.json'))
  },
  begin: async ({ stateFile }, use) => {
    await use(async (state) => {
      await mkdir(path.dirname(stateFile), { recursive: true })
      await writeFile(stateFile, JSON.stringify({ at: Date.now(), state: { ...initialState, ...state }, began: 0, shown: {} }))
    })
  },
  serve: async ({ variant, kept, stateFile }, use) => {
    const servers: PresentServer[] = []
    await use(async ({ folder = path.join(presentCache, variant), port, reset, remote } = {}) => {
      const server = await servePresentation({ ...kept, folder, stateFile, runs: `${stateFile}.runs`, port: port ?? await freePort(), reset, remote })
      servers.push(server)
      return server
    })
    for (const server of servers)
      await server.close()
  },
  // eslint-disable-next-line no-empty-pattern
  line: async ({}, use) => {
    const lines: Line[] = []
    await use(async (url) => {
      const line = await createTcpProxy(Number(new URL(url).port))
      lines.push(line)
      return line
    })
    lines.forEach(line => line.close())
  },
  open: async ({ browser }, use) => {
    const contexts: Awaited<ReturnType<Browser['newContext']>>[] = []
    const complaints: string[] = []
    await use(async (address, { before, ...options } = {}) => {
      const context = await browser.newContext({ locale: 'ja-JP', viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce', ...options })
      contexts.push(context)
      const page = await context.newPage()
      const { host } = new URL(address)
      page.on('pageerror', error => complaints.push(`error: ${error.message}`))
      page.on('request', request => new URL(request.url()).host !== host && !/^(?:data|blob):/.test(request.url()) && complaints.push(`foreign: ${request.url()}`))
      await before?.(page)
      await page.goto(address)
      await expect(page.locator('.deck-canvas h1').first()).toBeVisible()
      return page
    })
    expect(complaints, 'no error, and nothing asked of another machine').toEqual([])
    for (const context of contexts) {
      // A check may end while files that it tampers with are still on their way.
      await Promise.all(context.pages().map(page => page.unrouteAll({ behavior: 'ignoreErrors' })))
      await context.close()
    }
  },
})

/** What each slide of a build says, as HTML. */
export async function slideTexts(build = folder): Promise<string[]> {
  return (await readFile(path.join(build, 'index.html'), 'utf8')).match(/<article>.*?<\/article>/gs)!
}

/** The files of the build that hold slides, with their code. */
export async function slideFiles(build = folder): Promise<{ name: string, code: string }[]> {
  const assets = path.join(build, 'assets')
  const names = (await readdir(assets)).filter(name => /^md-.*\.js$/.test(name))
  return await Promise.all(names.map(async name => ({ name, code: await readFile(path.join(assets, name), 'utf8') })))
}

/** Waits until a window has the code of slides, which comes in idle time: from then on it needs no server. */
export async function hasCode(page: Page, files: readonly string[]): Promise<void> {
  await page.waitForFunction(files => files.every(file => performance.getEntriesByType('resource').some(({ name }) => name.endsWith(file))), files)
}

/** Takes the server away from windows that have all slides. */
export async function takeAway(server: { close: () => Promise<void> }, pages: Page | readonly Page[], build = folder): Promise<void> {
  const files = (await slideFiles(build)).map(({ name }) => name)
  await Promise.all([pages].flat().map(page => hasCode(page, files)))
  await server.close()
}

/** The first slide with two clicks or more, amid others. */
export function stepped({ slides }: PresentPlan): PlannedSlide {
  return findSlide(slides, 'a slide with two clicks amid others', ({ number, parts }) => parts.length > 2 && number > 1 && number < slides.length)
}

/** A slide from which on a talk that is late can leave one out. */
export function beforeDroppable({ slides }: PresentPlan): number {
  return Math.max(1, findSlide([...slides].reverse(), 'a slide that can be left out', ({ droppable }) => droppable).number - 1)
}

/** What a window shows, as `slide.click`: the slide by its number, the step by how many of its parts have come. */
export async function shown(page: Page): Promise<string> {
  return await page.locator('.deck-canvas').first().evaluate((canvas) => {
    const slide = canvas.querySelector('.slidev-page:not(.deck-ahead)')
    return `${slide?.getAttribute('data-slidev-no')}.${slide?.querySelectorAll('.slidev-vclick-target:not(.slidev-vclick-hidden)').length}`
  })
}

/** The number of the slide that a window shows. */
export async function slideOf(page: Page): Promise<number> {
  return Number.parseInt(await shown(page), 10)
}

/** Seconds on the clock of a presenter view. */
export async function secondsOn(page: Page): Promise<number> {
  const [minutes, seconds] = (await page.locator('.elapsed dd').textContent())!.split(' ')[0]!.split(':').map(Number)
  return minutes! * 60 + seconds!
}

/** The slide is as large as its window lets it be, in the middle, and nothing of it is cut. */
export async function expectWhole(page: Page, name: string): Promise<void> {
  const { width, height, scrolls } = await page.evaluate(() => ({
    width: innerWidth,
    height: innerHeight,
    scrolls: [document.documentElement.scrollWidth, document.documentElement.scrollHeight],
  }))
  const box = (await page.locator('.deck-canvas').boundingBox())!
  expect(box.width / box.height, name).toBeCloseTo(16 / 9, 3)
  expect(Math.min(width - box.width, height - box.height), `${name}: it is as large as it can be`).toBeCloseTo(0, 1)
  expect(box.x, `${name}: it is in the middle`).toBeCloseTo((width - box.width) / 2, 1)
  expect(box.y, `${name}: it is in the middle`).toBeCloseTo((height - box.height) / 2, 1)
  expect(scrolls, name).toEqual([width, height])
}
