/** Slidev's features, one per slide of a deck. Slidev's own stage shows what they should look like, click by click. */
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

/** How long a window may take to settle after a key, in ms. Slidev's slowest animation takes 0.8 s. */
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

/** Differences between windows that are allowed, with the reason. */
const allowed: readonly (readonly [what: RegExp, why: string])[] = [
  [/: visibility is visible instead of hidden$/, 'Slidev\'s own stage keeps parts that wait for a click visible to screen readers'],
  [/^svg\.rough-annotation.*: (?:transform is|is .* px at)|^path: (?:d|stroke-dasharray) is|^path: is .* px at/, 'v-mark draws by hand, at the scale of the window'],
  [/^line: marker-end is |^(?:defs|marker|polygon)\b.*: is /, 'the names of arrowheads are random, and their definitions are not drawn'],
  [/^(?:math|span\.katex-mathml)\b.*: is there as well$/, 'the PDF names a formula in its tag'],
  [/^a\.footnote-backref /, 'few fonts have the arrow of Slidev\'s own stage'],
  [/^footer\.global-layer: is missing$/, 'on Slidev\'s own stage, the global layer is outside the slides'],
  [/lies over the slide$/, 'bars of windows may lie over slides'],
]

/** Slides that embed another site's page, which Slidev's own stage displays live. */
const embedding = ['youtube', 'tweet', 'frame']

interface Shown {
  page: Page
  session: CDPSession
}

/** Whether only the address of a file differs, which depends on the window. */
function isSameFile(what: string): boolean {
  const [, file, other] = /url\("http:\/\/[^/]+(\/[^"]*)"\) instead of url\("http:\/\/[^/]+(\/[^"]*)"\)$/.exec(what) ?? []
  return file !== undefined && file === other
}

/** The differences that remain when the window has settled. */
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

test('build, export and present print no errors', () => {
  expect(made.commands.errors()).toBe('')
})

test('every feature looks the same on paper, on the site, in the talk and on Slidev\'s own stage, at every click', async ({ browser }) => {
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
