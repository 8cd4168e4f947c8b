/** The browser engines that people use, to run the same checks in each. Missing ones are named at the end of the run. */
import type { Buffer } from 'node:buffer'
import type { Browser, Page } from 'playwright/test'
import { existsSync } from 'node:fs'
import process from 'node:process'
import { test as base, expect, firefox } from 'playwright/test'
import { launchBrowser } from '../../../tooling/shared/browser'
import { lookedIn, notHere } from '../../../tooling/shared/testRun'
import { isWebKitHere, startWebKit } from './webkit'

/** A page in one of the engines. Functions are sent to it as text, and must be self-contained. */
export interface EnginePage {
  goto: (url: string) => Promise<void>
  evaluate: <T, A = undefined>(ask: (arg: A) => T, arg?: A) => Promise<T>
  /** Presses a key, or several together: `Shift+ArrowRight`. */
  press: (keys: string) => Promise<void>
  /** Sets the size of the page in px. */
  resize: (width: number, height: number) => Promise<void>
  /** The visible part of the page, as a PNG. */
  screenshot: () => Promise<Buffer>
  /** The browser's complaints since the last call. WebKit's driver reports none. */
  complaints: () => string[]
}

interface Started {
  page: EnginePage
  version: string
  close: () => Promise<void>
}

interface Engine {
  isHere: () => boolean
  /** How to get it if it is missing. */
  missing: string
  start: () => Promise<Started>
}

async function started(browser: Browser): Promise<Started> {
  const page: Page = await browser.newPage({ reducedMotion: 'reduce' })
  const complaints: string[] = []
  page.on('console', message => ['error', 'warning'].includes(message.type()) && complaints.push(`console ${message.type()}: ${message.text()}`))
  page.on('pageerror', error => complaints.push(`error: ${error.message}`))
  page.on('response', response => response.status() >= 400 && complaints.push(`${response.status()}: ${response.url()}`))
  return {
    version: browser.version(),
    page: {
      goto: async url => void await page.goto(url),
      evaluate: async (ask, arg) => await page.evaluate(ask as any, arg) as any,
      press: keys => page.keyboard.press(keys),
      resize: (width, height) => page.setViewportSize({ width, height }),
      async screenshot() {
        const known = complaints.length
        const picture = await page.screenshot()
        // The page's policy forbids the style that Playwright inserts for a screenshot.
        complaints.length = known
        return picture
      },
      complaints: () => complaints.splice(0),
    },
    close: () => browser.close(),
  }
}

const firefoxPath = process.env.DECK_FIREFOX ?? '/usr/bin/firefox-esr'

export const engines = {
  Chromium: {
    isHere: () => true,
    missing: '',
    start: async () => started(await launchBrowser()),
  },
  Firefox: {
    isHere: () => existsSync(firefoxPath),
    missing: 'DECK_FIREFOX may name one',
    // This channel uses WebDriver BiDi, which the standard releases of Firefox support.
    start: async () => started(await firefox.launch({ executablePath: firefoxPath, channel: 'moz-firefox' })),
  },
  WebKit: {
    isHere: isWebKitHere,
    missing: 'Debian has it in webkit2gtk-driver and xvfb; DECK_WEBKIT may name a WebKitWebDriver',
    start: async () => {
      const { session, close } = await startWebKit()
      return {
        version: session.version,
        page: {
          goto: url => session.goto(url),
          evaluate: (ask, arg) => session.evaluate(ask, arg as any),
          press: keys => session.press(keys),
          resize: (width, height) => session.resize(width, height),
          screenshot: () => session.screenshot(),
          complaints: () => [],
        },
        close,
      }
    },
  },
} as const satisfies Record<string, Engine>

export type EngineName = keyof typeof engines
export const engineNames = Object.keys(engines) as EngineName[]

interface PerTest {
  /** The engine of the page. */
  engine: EngineName
  window: EnginePage
}

export const test = base.extend<PerTest, { startEngine: (engine: EngineName) => Promise<Started> }>({
  engine: ['Chromium', { option: true }],
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs from this pattern.
  startEngine: [async ({}, use) => {
    const running: Partial<Record<EngineName, Promise<Started>>> = {}
    await use(engine => running[engine] ??= engines[engine].start())
    for (const started of Object.values(running))
      await (await started).close()
  }, { scope: 'worker' }],
  window: async ({ engine, startEngine }, use, testInfo) => {
    const { page, version } = await startEngine(engine)
    testInfo.annotations.push({ type: lookedIn, description: `${engine} ${version}` })
    // Discard complaints of the previous page, which may have been left while it was loading.
    page.complaints()
    await use(page)
    expect(page.complaints(), 'complaints of the browser').toEqual([])
    await page.goto('about:blank')
  },
})

/** Runs the same checks in every engine. One worker runs those of an engine, and starts it once. */
export function inEveryEngine(checks: (engine: EngineName) => void): void {
  for (const engine of engineNames) {
    test.describe(engine, () => {
      test.describe.configure({ mode: 'default' })
      test.use({ engine })
      test.beforeEach(() => {
        if (engines[engine].isHere())
          return
        test.info().annotations.push({ type: notHere, description: engine })
        console.log(`There is no ${engine} here: ${engines[engine].missing}.`)
        test.skip()
      })
      checks(engine)
    })
  }
}

/** Waits until a page gives the expected answer. */
export async function becomes<T>(page: EnginePage, ask: () => T, answer: T, what: string): Promise<void> {
  await expect.poll(() => page.evaluate(ask), { message: what, timeout: 20_000, intervals: [20, 50, 100] }).toEqual(answer)
}
