/** The pages that show slides: the print page, and the windows that are compared with it. */
import type { Buffer } from 'node:buffer'
import type { Browser, CDPSession, Page } from 'playwright/test'
import type { Variant } from '../../tooling/deck/config'
import type { PrintedPage } from '../../tooling/export/page/job'
import type { Look } from './look'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { test as base, expect } from 'playwright/test'
import { readDeck } from '../../tooling/check'
import { config } from '../../tooling/deck/config'
import { planDocument } from '../../tooling/export/plan'
import { presentCache, readNote } from '../../tooling/present/build'
import { servePresentation } from '../../tooling/present/server'
import { serveFolder } from '../../tooling/shared/serve'
import { composeForSharing } from '../../tooling/site/prerender'
import { folderOf } from '../../tooling/site/variants'
import { hostedSite, printBuild, singleFile } from '../helpers/places'
import { layOut } from '../helpers/print-page'
import { looksAlike } from './look'
import { seenProperties, takeLooks } from './snapshot'

export { expect }

/** A slide of the print page at a click. */
export interface PrintedLook extends Pick<PrintedPage, 'alias' | 'title'> {
  number: number
  click: number
  look: Look
}

/** The looks of a variant on the print page: the first and last click of each slide in light colours, and a slide of each layout in dark. */
export interface PrintedLooks {
  light: readonly PrintedLook[]
  dark: readonly PrintedLook[]
  /** Clicks after which a slide in light colours looks as it did before. */
  still: readonly PrintedLook[]
  /** A picture of the first slide in light colours as shared links show it, at its original size. */
  cover: Buffer
}

/** A window that shows one slide at a time. */
export interface Window {
  page: Page
  session: CDPSession
  /** Goes to a slide at a click. */
  go: (slide: number, click: number) => Promise<void>
  /** Changes to dark colours. */
  darken: () => Promise<void>
}

/** Opens a page without animations. A small one paints quickly, and the layout of a slide is the same in a large one. */
async function openPage(browser: Browser, url: string, viewport = { width: 800, height: 500 }): Promise<Pick<Window, 'page' | 'session'>> {
  const page = await browser.newPage({ viewport, reducedMotion: 'reduce', colorScheme: 'light', serviceWorkers: 'block' })
  await page.goto(url)
  return { page, session: await page.context().newCDPSession(page) }
}

async function openSite(browser: Browser, url: string): Promise<Window> {
  const opened = await openPage(browser, url)
  await opened.page.waitForFunction(() => !document.getElementById('first-slide'))
  return {
    ...opened,
    go: (slide, click) => opened.page.evaluate(place => location.hash = place, `#/${slide}?clicks=${click}`).then(() => {}),
    darken: () => opened.page.emulateMedia({ colorScheme: 'dark' }),
  }
}

/** The windows, each with a function that opens a variant in it. `atEnd` registers what must be closed at the end. */
export const windows: Readonly<Record<string, (variant: Variant, browser: Browser, atEnd: (close: () => Promise<unknown>) => void) => Promise<Window>>> = {
  'the hosted deck': async (variant, browser, atEnd) => {
    const served = await serveFolder(hostedSite)
    atEnd(served.close)
    return await openSite(browser, `${served.url}${folderOf(variant)}`)
  },
  'the deck as one file': async (variant, browser) => await openSite(browser, pathToFileURL(singleFile(variant)).href),
  'the stage of the talk': async (variant, browser, atEnd) => {
    const folder = path.join(presentCache, variant)
    const kept = await mkdtemp(path.join(tmpdir(), 'deck-looks-'))
    atEnd(() => rm(kept, { recursive: true }))
    const server = await servePresentation({ folder, ...(await readNote(folder))!, stateFile: path.join(kept, 'talk.json'), runs: path.join(kept, 'runs'), port: 0 })
    atEnd(server.close)
    const opened = await openPage(browser, server.url)
    const act = (action: object): Promise<void> => opened.page.evaluate(async (body) => {
      await fetch('/talk', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    }, JSON.stringify(action))
    return { ...opened, go: (slide, click) => act({ do: 'go', slide, click }), darken: () => act({ do: 'dark' }) }
  },
}

/** How long a window may take to show a slide, in ms. */
const patience = 10_000

/**
 * Shows a slide as it is on the print page, and takes its look.
 * @throws Error if the slide does not appear
 */
export async function lookIn({ page, session, go }: Window, { number, click, look: { properties, waiting } }: PrintedLook, dark: boolean): Promise<Look> {
  await go(number, click)
  // The number of parts that wait for a click shows which click is current.
  await page.waitForFunction(({ number, waiting, dark }) => {
    const slide = document.querySelector(`.deck-canvas > .slidev-page:not(.deck-ahead)[data-slidev-no="${number}"]`)
    return slide?.querySelector('h1') && slide.querySelectorAll('.slidev-vclick-hidden').length === waiting && document.documentElement.classList.contains('dark') === dark
  }, { number, waiting, dark }, { timeout: patience }).catch(() => {
    throw new Error(`Slide ${number} does not reach click ${click}, at which ${waiting} parts are waiting`)
  })
  await page.evaluate(async () => {
    // Layout starts the loading of the fonts.
    document.body.getBoundingClientRect()
    await document.fonts.ready
  })
  const [look] = await takeLooks(session, properties)
  return look!
}

interface PerWorker {
  /** All looks of a variant on the print page, taken once. */
  printed: (variant: Variant) => Promise<PrintedLooks>
}

interface PerTest {
  /** Opens a variant in a window, and closes it at the end. */
  open: (window: string, variant: Variant) => Promise<Window>
}

export const test = base.extend<PerTest, PerWorker>({
  open: async ({ browser }, use) => {
    const closers: (() => Promise<unknown>)[] = []
    await use(async (name, variant) => {
      const window = await windows[name]!(variant, browser, close => closers.unshift(close))
      closers.unshift(() => window.page.close())
      return window
    })
    for (const close of closers)
      await close()
  },
  printed: [async ({ browser }, use) => {
    const served = await serveFolder(printBuild)
    const { page, session } = await openPage(browser, `${served.url}?print`, { width: 1280, height: 720 })
    await page.waitForFunction(() => window.printDeck)
    // With the rules for print, which also apply to the PDFs.
    await page.emulateMedia({ media: 'print' })
    const properties = await seenProperties(page)

    async function print(variant: Variant, dark: boolean, range?: number[]): Promise<PrintedLook[]> {
      const { job } = await planDocument(variant, { withClicks: !range, dark, range })
      const { printed } = await layOut(page, job)
      const looks = await takeLooks(session, properties)
      return printed.map(({ alias, title, number, step }, i) => ({ alias, title, number: number!, click: step - 1, look: looks[i]! }))
    }

    async function take(variant: Variant): Promise<PrintedLooks> {
      const all = await print(variant, false)
      await page.evaluate(composeForSharing, config.variants[variant]!.share ?? '')
      const cover = await page.locator('.print-slide').first().screenshot()
      await page.evaluate(() => delete document.documentElement.dataset.share)
      const still = all.filter((shown, i) => shown.click > 0 && looksAlike(all[i - 1]!.look, shown.look))
      const lasts = all.filter((_, i) => (all[i + 1]?.click ?? 0) === 0)
      const light = all.filter(shown => shown.click === 0 || lasts.includes(shown))
      const layouts = (await readDeck(variant)).slides.map(({ frontmatter }) => frontmatter.layout)
      const sample = lasts.filter((_, i) => layouts.indexOf(layouts[i]) === i)
      const dark = await print(variant, true, sample.map(({ number }) => number))
      return { light, dark: dark.map((shown, i) => ({ ...shown, click: sample[i]!.click })), still, cover }
    }

    const taken = new Map<Variant, Promise<PrintedLooks>>()
    await use((variant) => {
      if (!taken.has(variant))
        taken.set(variant, take(variant))
      return taken.get(variant)!
    })
    await page.close()
    await served.close()
  }, { scope: 'worker' }],
})
