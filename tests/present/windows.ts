/** The windows of a talk as it is presented: from the kept build, each in its own browser context, with every error reported. */
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

/** The variant that is presented by default: every window loads all slides, and this one has few. */
const shortVariant = otherVariant

/** Its kept build. */
export const folder = path.join(presentCache, shortVariant)

export interface PerTest {
  /** The variant that is presented. */
  variant: Variant
  kept: Pick<Presentation, 'plan' | 'sources'>
  plan: PresentPlan
  /** Serves the talk. Called again after closing, it resumes with the same place and clock. */
  serve: (options?: Partial<Pick<ServeOptions, 'folder' | 'port' | 'reset' | 'remote' | 'beatMs'>>) => Promise<PresentServer>
  /** Puts the talk in a state before it is served. */
  begin: (state: Partial<PresentationState>) => Promise<void>
  /** Opens a line to a server, which its windows use as their proxy. */
  line: (url: string) => Promise<Line>
  /** Opens a window in its own browser context, and waits until its slide is displayed. */
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
    await use(async ({ folder = path.join(presentCache, variant), port, ...options } = {}) => {
      const server = await servePresentation({ ...kept, folder, stateFile, runs: `${stateFile}.runs`, port: port ?? await freePort(), ...options })
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
    expect(complaints, 'no errors, and no requests to other machines').toEqual([])
    for (const context of contexts) {
      // A check may end while files that it intercepts are still loading.
      await Promise.all(context.pages().map(page => page.unrouteAll({ behavior: 'ignoreErrors' })))
      await context.close()
    }
  },
})

/** The text of each slide of a build, as HTML. */
export async function slideTexts(build = folder): Promise<string[]> {
  return (await readFile(path.join(build, 'index.html'), 'utf8')).match(/<article>.*?<\/article>/gs)!
}

/** The files of the build that contain slides, with their code. */
export async function slideFiles(build = folder): Promise<{ name: string, code: string }[]> {
  const assets = path.join(build, 'assets')
  const names = (await readdir(assets)).filter(name => /^md-.*\.js$/.test(name))
  return await Promise.all(names.map(async name => ({ name, code: await readFile(path.join(assets, name), 'utf8') })))
}

/** Waits until a window has the code of these slides, which loads in idle time. After that it needs no server for them. */
export async function hasCode(page: Page, files: readonly string[]): Promise<void> {
  await page.waitForFunction(files => files.every(file => performance.getEntriesByType('resource').some(({ name }) => name.endsWith(file))), files)
}

/** Takes the server away from windows that have all slides. */
export async function takeAway(server: { close: () => Promise<void> }, pages: Page | readonly Page[], build = folder): Promise<void> {
  const files = (await slideFiles(build)).map(({ name }) => name)
  await Promise.all([pages].flat().map(page => hasCode(page, files)))
  await server.close()
}

/** The first slide with two clicks or more, between others. */
export function stepped({ slides }: PresentPlan): PlannedSlide {
  return findSlide(slides, 'a slide with two clicks between others', ({ number, parts }) => parts.length > 2 && number > 1 && number < slides.length)
}

/** A slide after which a late talk can leave one out. */
export function beforeDroppable({ slides }: PresentPlan): number {
  return Math.max(1, findSlide([...slides].reverse(), 'a slide that can be left out', ({ droppable }) => droppable).number - 1)
}

/** What a window shows, as `slide.click`: the number of the slide, and how many of its parts are visible. */
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

/** Waits until windows show a slide. */
export async function expectSlide(slide: number, ...pages: readonly Page[]): Promise<void> {
  for (const page of pages)
    await expect(page.locator('.deck-canvas').first().locator('.slidev-page:not(.deck-ahead)'), 'the slide of the window').toHaveAttribute('data-slidev-no', String(slide))
}

/** Seconds on the clock of a presenter view. */
export async function secondsOn(page: Page): Promise<number> {
  const [minutes, seconds] = (await page.locator('.elapsed dd').textContent())!.split(' ')[0]!.split(':').map(Number)
  return minutes! * 60 + seconds!
}

/** Expects the slide to be as large as its window allows, centred, and uncut. */
export async function expectWhole(page: Page, name: string): Promise<void> {
  const { width, height, scrolls } = await page.evaluate(() => ({
    width: innerWidth,
    height: innerHeight,
    scrolls: [document.documentElement.scrollWidth, document.documentElement.scrollHeight],
  }))
  const box = (await page.locator('.deck-canvas').boundingBox())!
  expect(box.width / box.height, name).toBeCloseTo(16 / 9, 3)
  expect(Math.min(width - box.width, height - box.height), `${name}: the slide is as large as it can be`).toBeCloseTo(0, 1)
  expect(box.x, `${name}: the slide is centred horizontally`).toBeCloseTo((width - box.width) / 2, 1)
  expect(box.y, `${name}: the slide is centred vertically`).toBeCloseTo((height - box.height) / 2, 1)
  expect(scrolls, name).toEqual([width, height])
}
