/** Slidev's features, one on each slide of a deck: Slidev's own stage shows what they should look like, click by click. */
import type { CDPSession, Page } from 'playwright/test'
import type { PrintedLook } from '../looks/pages'
import type { Made } from './made'
import { expect, test } from 'playwright/test'
import { serveFolder } from '../../tooling/shared/serve'
import { slidesOf } from '../helpers/copy'
import { layOut } from '../helpers/print-page'
import { differencesOf } from '../looks/look'
import { report } from '../looks/report'
import { seenProperties, takeLooks } from '../looks/snapshot'
import { fixture, makeAll } from './made'

/** How long a window may take to come to rest after a key, ms: Slidev's slowest movement takes 0.8 s. */
const patience = 4000

let made: Made
const closers: (() => Promise<unknown>)[] = []

async function serve(folder: string): Promise<string> {
  const served = await serveFolder(folder)
  closers.push(served.close)
  return served.url
}

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  test.setTimeout(300_000)
  made = await makeAll()
})

test.afterAll(async () => {
  made.commands.signal('SIGTERM', 'it alone')
  for (const close of closers)
    await close()
})

/** What may differ from window to window, with the reason. */
const allowed: readonly (readonly [what: RegExp, why: string])[] = [
  [/: visibility is visible instead of hidden$/, 'Slidev\'s own stage leaves what waits for a click to screen readers'],
  [/^svg\.rough-annotation.*: (?:transform is|is .* px at)|^path: (?:d|stroke-dasharray) is|^path: is .* px at/, 'v-mark draws by hand, at the scale of the window'],
  [/^line: marker-end is |^(?:defs|marker|polygon)\b.*: is /, 'the names of arrowheads are random, and what defines them is not drawn'],
  [/^(?:math|span\.katex-mathml)\b.*: is there as well$/, 'paper names a formula in its tag'],
  [/^a\.footnote-backref /, 'the arrow of Slidev\'s own stage is in few fonts'],
  [/^footer\.global-layer: is missing$/, 'the layer of the whole deck is beside the slides of Slidev\'s own stage'],
  [/lies over the slide$/, 'bars of windows do'],
]

/** Slides with a page of elsewhere, which Slidev's own stage shows as it is. */
const embedding = ['youtube', 'tweet', 'frame']

interface Shown {
  page: Page
  session: CDPSession
}

/** A file is at another address in each window. */
function isSameFile(what: string): boolean {
  const [, file, other] = /url\("http:\/\/[^/]+(\/[^"]*)"\) instead of url\("http:\/\/[^/]+(\/[^"]*)"\)$/.exec(what) ?? []
  return file !== undefined && file === other
}

/** What is different when the window has come to rest. */
async function compare({ page, session }: Shown, expected: PrintedLook): Promise<string | undefined> {
  const end = Date.now() + patience
  for (;;) {
    const [look] = await takeLooks(session, expected.look.properties)
    const differences = look
      ? differencesOf(expected.look, look).filter(({ part, message }) => !allowed.some(([pattern]) => pattern.test(`${part}: ${message}`)) && !isSameFile(message))
      : []
    if (look && differences.length === 0)
      return undefined
    if (Date.now() > end)
      return look ? report(expected, differences) : 'no slide'
    await page.waitForTimeout(50)
  }
}

test('build, export and present say nothing but what they do', () => {
  expect(made.commands.errors()).toBe('')
})

test('every feature looks on paper, on the site and in the talk as on Slidev\'s own stage, at every click', async ({ browser }) => {
  test.setTimeout(300_000)
  const open = async (url: string): Promise<Shown> => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, colorScheme: 'light', serviceWorkers: 'block' })
    await page.goto(url)
    return { page, session: await page.context().newCDPSession(page) }
  }
  const windows = {
    'Slidev\'s own stage': await open(await serve(made.slidev)),
    'the site': await open(await serve(made.site)),
    'the talk': await open(/Audience\s+(\S+)/.exec(made.commands.said())![1]!),
  }
  const paper = await open(`${await serve(made.print)}?print`)
  const numbers = (await slidesOf(fixture, 'slides.md')).map((_, i) => i + 1)
  const { printed } = await layOut(paper.page, { layout: 'slides', variant: 'features', numbers, withClicks: true, dark: false })
  const properties = await seenProperties(paper.page)
  const looks = await takeLooks(paper.session, properties)

  const wrong: string[] = []
  for (const [i, { alias, title, number, step }] of printed.entries()) {
    const expected: PrintedLook = { alias, title, number: number!, click: step - 1, look: looks[i]! }
    const told = await Promise.all(Object.entries(windows).map(async ([name, window]) => {
      if (window === windows['Slidev\'s own stage'] && embedding.includes(alias!))
        return undefined
      const differences = await compare(window, expected)
      return differences && `${name}: ${differences}`
    }))
    wrong.push(...told.filter(line => line !== undefined))
    for (const { page } of Object.values(windows))
      await page.keyboard.press('ArrowRight')
  }
  expect(wrong).toEqual([])
})
