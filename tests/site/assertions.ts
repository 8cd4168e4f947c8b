/**
 * The checks of the hosted deck, as functions. The tests run them on the site, and `defects.spec.ts` runs them on sites
 * with a planted defect. They return what is wrong, with place and fix.
 */
import type { Page } from 'playwright/test'
import type { Variant } from '../../tooling/deck/config'
import type { EnginePage } from '../helpers/engines/engines'
import type { SlideFacts } from './site'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { HtmlValidate } from 'html-validate'
import { expect as patient } from 'playwright/test'
import { config, variants } from '../../tooling/deck/config'
import { folderOf } from '../../tooling/site/variants'
import { showsSlide, slideIsReady } from './site'

/** A finding for each value that differs from what it should be. */
function differences(things: Readonly<Record<string, readonly [is: unknown, should: unknown]>>, fix: string): string[] {
  return Object.entries(things).flatMap(([name, [is, should]]) => is === should ? [] : [`${name} is ${JSON.stringify(is)} instead of ${JSON.stringify(should)} → ${fix}`])
}

/** Controls of the bar that have no name or show no focus. */
export async function controlDefects(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const control of await page.locator('.deck-bar').locator('button, a').all()) {
    await control.focus()
    // The focus shows only after a key is used.
    await page.keyboard.press('Shift')
    const name = /"(.*)"/.exec(await control.ariaSnapshot())?.[1] ?? ''
    const { outline, path } = await control.evaluate(element => ({
      outline: getComputedStyle(element).outlineStyle === 'none' ? 0 : Number.parseFloat(getComputedStyle(element).outlineWidth),
      path: `.deck-bar > :nth-child(${[...element.parentElement!.children].indexOf(element) + 1})`,
    }))
    if (!name)
      found.push(`${path} has no name → aria-label (tooling/site/client/ControlBar.vue)`)
    if (outline < 2)
      found.push(`${path} (${name}) shows no focus → :focus-visible in tooling/viewer/viewer.css`)
  }
  return found
}

/** Landmarks that are missing or too many, and a heading before the slide's title. */
export async function landmarkDefects(page: Page): Promise<string[]> {
  return differences({
    'the number of main': [await page.getByRole('main').count(), 1],
    'the number of navigation': [await page.getByRole('navigation', { name: 'スライドの操作' }).count(), 1],
    'the number of h1': [await page.getByRole('heading', { level: 1 }).count(), 1],
    'the first heading': [await page.getByRole('heading').first().evaluate(heading => heading.tagName), 'H1'],
  }, 'see tooling/site/client/HostedDeck.vue')
}

/** What the bar and the tab say wrongly about the current slide. */
export async function placeDefects(page: Page, variant: Variant, { no, title }: SlideFacts, total: number): Promise<string[]> {
  const deck = config.variants[variant]!.title
  const said = await page.locator('.deck-bar').evaluate(bar => ({
    place: bar.querySelector('.count')!.textContent,
    title: bar.querySelector('.title')!.textContent,
    share: new DOMMatrix(bar.querySelector<HTMLElement>('.deck-progress')!.style.transform).a.toFixed(2),
    tab: document.title,
  }))
  return differences({
    'the place': [said.place, `スライド ${no} / ${total}`],
    'the title': [said.title, title],
    'the progress': [said.share, (no / total).toFixed(2)],
    'the title of the tab': [said.tab, no === 1 ? deck : `${title} | ${deck}`],
  }, 'see ControlBar.vue and HostedDeck.vue in tooling/site/client')
}

/** Waits until all articles of the reading view are ready. */
export async function allAreReady(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelectorAll('.deck-article h1').length === Number(document.querySelector('.deck-reading')?.getAttribute('data-total')))
}

/** Text in the reading view below 16 px (14 px in drawings), and elements that stick out of the page, each with its slide. */
export async function narrowDefects(page: Pick<EnginePage, 'evaluate'>): Promise<string[]> {
  return await page.evaluate(() => {
    const name = (element: Element): string => `${element.closest('[data-alias]')?.getAttribute('data-alias')}: ${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} ${element.textContent?.trim().slice(0, 20)}`
    const found: string[] = []
    for (const element of document.querySelectorAll('.deck-reading *')) {
      if (element.closest('[aria-hidden="true"], .for-screen-readers') || !element.checkVisibility())
        continue
      // The parts of a group are checked on their own. Firefox counts what a nested picture clips as part of the group.
      if (!(element instanceof SVGGElement) && element.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5 && getComputedStyle(element).clipPath === 'none')
        found.push(`sticks out, ${name(element)}`)
      const hasText = [...element.childNodes].some(node => node instanceof Text && node.data.trim())
      // A drawing is scaled to its column.
      const matrix = element instanceof SVGGraphicsElement ? element.getScreenCTM() : null
      const size = Number.parseFloat(getComputedStyle(element).fontSize) * (matrix ? Math.hypot(matrix.b, matrix.d) : 1)
      if (hasText && size < (matrix ? 14 : 16) - 0.05)
        found.push(`too small, ${name(element)}`)
    }
    if (document.documentElement.scrollWidth > document.documentElement.clientWidth)
      found.push('the page scrolls sideways')
    return found
  })
}

/** Makes a page record its layout shifts from the start. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: { value: number, moved: string[] }[] = []
    Object.assign(globalThis, { shifts })
    const name = (node: Node | null): string => {
      const element = node instanceof Element ? node : node?.parentElement
      const place = element?.closest('[data-alias]')?.getAttribute('data-alias') ?? 'the page'
      return element ? `${place}: ${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} ${element.textContent?.trim().slice(0, 20)}` : 'something that is gone'
    }
    const at = ({ x, y, width, height }: DOMRect): string => `${Math.round(width)} × ${Math.round(height)} at ${Math.round(x)}, ${Math.round(y)}`
    new PerformanceObserver(list => list.getEntries().forEach((entry) => {
      const { value, sources } = entry as unknown as { value: number, sources: { node: Node | null, previousRect: DOMRect, currentRect: DOMRect }[] }
      shifts.push({ value, moved: sources.map(({ node, previousRect, currentRect }) => `${name(node)} (${at(previousRect)} → ${at(currentRect)})`) })
    })).observe({ type: 'layout-shift', buffered: true })
  })
}

/** The layout shifts of the page, if their sum is noticeable to a reader (more than 0.02). */
export async function shiftDefects(page: Page): Promise<string[]> {
  const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: { value: number, moved: string[] }[] }).shifts)
  if (shifts.reduce((sum, { value }) => sum + value, 0) <= 0.02)
    return []
  return shifts.map(({ value, moved }) => `a shift of ${value.toFixed(3)}: ${moved.join('; ')} → paint everything where it will stay (tooling/site/prerender.ts and fonts.ts, tooling/site/client/ReadingView.vue)`)
}

/** Every text in some data. */
function stringsIn(data: unknown): string[] {
  return typeof data === 'string' ? [data] : typeof data === 'object' && data ? Object.values(data).flatMap(stringsIn) : []
}

/** What a reader without scripts misses or cannot read, in the colour scheme of the device. */
export async function plainDefects(page: Page, slides: readonly SlideFacts[], colorScheme: 'light' | 'dark'): Promise<string[]> {
  const text = page.locator('.deck-text')
  const titles = await text.locator('h2').allTextContents()
  const all = await text.textContent() ?? ''
  const facts = stringsIn(config.facts)
  const shown = facts.filter(fact => all.includes(fact))
  const { ink, ground, scrolls } = await page.evaluate(() => {
    // The background of a text is that of the innermost element that has one.
    const brightness = (colour: string): number => Math.max(...colour.match(/[\d.]+/g)!.slice(0, 3).map(Number))
    let element = document.querySelector('.deck-text')
    const ink = element ? getComputedStyle(element).color : ''
    while (element?.parentElement && getComputedStyle(element).backgroundColor === 'rgba(0, 0, 0, 0)')
      element = element.parentElement
    const root = document.documentElement
    return { ink: brightness(ink || '0'), ground: brightness(element ? getComputedStyle(element).backgroundColor : '0'), scrolls: root.scrollHeight > root.clientHeight }
  })
  const bare = await text.locator('ul, ol').evaluateAll(lists => lists.filter(list => getComputedStyle(list).listStyleType === 'none').length)
  const [dark, light] = [64, 192]
  return [
    ...await text.isVisible() ? [] : ['the text is hidden → .deck-text in tooling/site/client/reading.css'],
    ...await page.locator('#first-slide').isHidden() ? [] : ['the picture of the first slide covers the text → tooling/viewer/viewer.css'],
    ...slides.filter(({ title }) => !titles.includes(title)).map(({ no, title }) => `slide ${no} (${title}) is missing → extractTexts() in tooling/deck/texts.ts`),
    ...await text.getByRole('link', { name: 'PDFを開く' }).count() === 1 ? [] : ['there is no link to the PDF → textSection() in tooling/site/build.ts'],
    ...shown.length > 0 || facts.length === 0 ? [] : ['no fact that components show is in the text → extractTexts() in tooling/deck/texts.ts'],
    ...!shown.some(fact => /^\d+:\d+$/.test(fact)) || await text.locator('time[datetime]').count() > 0 ? [] : ['no time is machine-readable → extractTexts() in tooling/deck/texts.ts'],
    ...bare === 0 ? [] : [`${bare} lists have neither bullets nor numbers → .deck-text in tooling/site/client/reading.css`],
    ...scrolls ? [] : ['the page does not scroll → html:not([data-view]) in tooling/site/client/reading.css'],
    ...(colorScheme === 'dark' ? ground <= dark && ink >= light : ground >= light && ink <= dark) ? [] : [`in ${colorScheme} colours the brightest part of the ink is ${ink} and of the ground ${ground}, of 255 → html:not([data-view]) in tooling/site/client/reading.css`],
  ]
}

/** Files that the worker keeps in a different version than the current one, or does not keep. */
export async function workerDefects(folder: string): Promise<string[]> {
  const worker = await readFile(path.join(folder, 'worker.js'), 'utf8')
  const kept = [...worker.matchAll(/\{url:[`"']([^`"']+)[`"'],revision:(?:null|[`"'](\w+)[`"'])\}/g)].map(([, url, revision]) => ({ url: url!, revision }))
  const wrong = await Promise.all(kept.map(async ({ url, revision }) => {
    if (!existsSync(path.join(folder, url)))
      return [`it keeps ${url}, which is not there`]
    const hash = createHash('sha256').update(await readFile(path.join(folder, url))).digest('hex').slice(0, 16)
    return !revision || revision === hash ? [] : [`it keeps ${url} as ${revision}, which is ${hash}`]
  }))
  const missed = variants.map(variant => `${folderOf(variant)}index.html`).filter(name => !kept.some(({ url }) => url === name)).map(name => `it does not keep ${name}`)
  return [...wrong.flat(), ...missed].map(defect => `${defect} → build the worker last (tooling/site/worker.ts)`)
}

/** The rules of HTML, and one that the validator lacks: no `main` inside a `noscript`. */
const html = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard'],
  elements: ['html5', { noscript: { inherit: 'noscript', permittedDescendants: [{ exclude: ['main'] }] } }],
})

/** Where a page is not valid HTML. */
export async function htmlDefects(page: string): Promise<string[]> {
  const { results } = await html.validateString(page)
  return results.flatMap(({ messages }) => messages.map(({ message, selector, line, column, ruleUrl }) => `${message}, ${selector ?? `line ${line}, column ${column}`} → ${ruleUrl}`))
}

/** Files outside the single file that it loads or links to. Links to the web are allowed. */
export function fileDefects(html: string): string[] {
  // The code of the deck contains such text, too. Only elements load something.
  const elements = html.replaceAll(/(<(script|style)[^>]*>)[\s\S]*?<\/\2>/g, '$1').match(/<[^>]+\s(?:src|href)=["'][^"']*["'][^>]*>/g) ?? []
  return elements.filter(element => !/(?:src|href)=["'](?:data:|#)/.test(element) && !/^<a\s[^>]*href=["']https:/.test(element)).map(element => `${element} → put it inside (inline() in tooling/site/build.ts)`)
}

/** The usual `expect`, or one with a shorter timeout where it must fail. */
type Expect = typeof patient

/** Expects the address of a slide to open it, also after a reload. */
export async function addressHolds(page: Page, url: string, title: string, expect: Expect = patient): Promise<void> {
  await page.goto(url)
  await slideIsReady(page)
  await expect(page.getByRole('heading', { level: 1 }), `${url} → see the routes in tooling/site/client/main.ts`).toHaveText(title)
  await page.reload()
  await slideIsReady(page)
  await expect(page.getByRole('heading', { level: 1 }), `${url} after a reload → see the routes in tooling/site/client/main.ts`).toHaveText(title)
}

/** Expects back and forward to retrace the moves. Begins at any slide that is neither the first nor the last. */
export async function historyHolds(page: Page, slides: readonly SlideFacts[], expect: Expect = patient): Promise<void> {
  const title = page.getByRole('heading', { level: 1 })
  const [first, last] = [slides[0]!.title, slides.at(-1)!.title]
  const way = [
    ['End', last, () => page.keyboard.press('End')],
    ['Home', first, () => page.keyboard.press('Home')],
    ['back', last, () => page.goBack()],
    ['forward', first, () => page.goForward()],
  ] as const
  for (const [name, there, go] of way) {
    await go()
    await expect(title, `${name} leads to "${there}" → add a history entry for every move`).toHaveText(there)
  }
}

/** Expects taps, swipes and pinches on the stage to move only as they should. Begins at slide `no`, which has no steps. */
export async function fingerMoves(page: Page, no: number, expect: Expect = patient): Promise<void> {
  const isAt = (there: number, what: string): Promise<void> => showsSlide(page, there, `${what} → see tooling/viewer/usePageTurns.ts and SlideView.vue`, expect)
  await page.keyboard.press('?')
  const [, back = '左'] = /([左右])[^左右、。]*タップ[^、。]*前/.exec(await page.locator('.deck-finger').textContent() ?? '') ?? []
  await page.keyboard.press('Escape')
  await expect(page.locator('dialog[open]')).toHaveCount(0)
  // Taps first, because the browser ignores a tap right after a swipe.
  const third = page.viewportSize()!.width / 3
  await page.touchscreen.tap(third + 20, 30)
  await isAt(no + 1, 'a tap moves on')
  await page.touchscreen.tap(back === '左' ? third - 20 : 2 * third + 20, 30)
  await isAt(no, `a tap on the ${back} third moves back, as the help card says`)
  await swipe(page, 600, 300)
  await isAt(no + 1, 'a swipe to the left moves on')
  await swipe(page, 300, 600)
  await isAt(no, 'a swipe to the right moves back')
  // Too short to be intended. If it moved, the checks below would end on a later slide.
  await swipe(page, 300, 320)
  await isAt(no, 'a short swipe does not move')
  await swipe(page, 400, 300, 80)
  await isAt(no, 'a swipe that goes up nearly as far as to the left does not move')
  await pinch(page)
  await isAt(no, 'two fingers do not move')
  await swipe(page, 600, 300)
  await isAt(no + 1, 'a swipe after a short one moves on')
}

/** Swipes with one finger across the stage. */
async function swipe(page: Page, from: number, to: number, up = 0): Promise<void> {
  const client = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', way: number): Promise<unknown> =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x: from + (to - from) * way, y: 250 - up * way }] })
  await touch('touchStart', 0)
  for (let i = 1; i <= 5; i++)
    await touch('touchMove', i / 5)
  await touch('touchEnd', 1)
}

/** Pinches with two fingers, the first one moving as far as a swipe. */
async function pinch(page: Page): Promise<void> {
  const client = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...xs: number[]): Promise<unknown> =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: xs.map((x, id) => ({ x, y: 250, id })) })
  await touch('touchStart', 700)
  await touch('touchStart', 700, 300)
  for (let i = 1; i <= 5; i++)
    await touch('touchMove', 700 - 36 * i, 300 + 10 * i)
  await touch('touchEnd')
}

/** Expects slides and steps to be announced to screen readers. Begins at the last step of the slide before one with steps. */
export async function changesAreSaid(page: Page, slide: SlideFacts, total: number, expect: Expect = patient): Promise<void> {
  const status = page.locator('p[role="status"][aria-live="polite"]')
  await expect(status, 'nothing is announced at first → see tooling/site/client/HostedDeck.vue').toHaveText('')
  await page.keyboard.press('ArrowDown')
  await expect(status, 'the slide is said → see tooling/site/client/HostedDeck.vue').toHaveText(`${slide.no}枚目、全${total}枚。${slide.title}`)
  await page.keyboard.press('ArrowRight')
  await expect(status, 'the step is announced → see tooling/site/client/HostedDeck.vue').toHaveText(`ステップ1、全${slide.steps}`)
}

/** Expects keys to move through steps and slides. Begins at a slide with steps. */
export async function keysMove(page: Page, slides: readonly SlideFacts[], first: SlideFacts, expect: Expect = patient): Promise<void> {
  for (const [key, place] of [
    ['ArrowRight', `${first.no}?clicks=1`],
    ['Space', `${first.no}?clicks=2`],
    ['ArrowLeft', `${first.no}?clicks=1`],
    ['PageUp', `${first.no}`],
    ['PageDown', `${first.no}?clicks=1`],
    ['ArrowDown', `${first.no + 1}`],
    ['ArrowUp', `${first.no}`],
    ['Shift+ArrowRight', `${first.no + 1}`],
    ['Shift+Space', `${first.no}?clicks=${first.steps}`],
    ['End', `${slides.length}`],
    ['Home', '1'],
  ]) {
    await page.keyboard.press(key!)
    const { no, alias } = slides[Number.parseInt(place!, 10) - 1]!
    const query = place!.slice(String(no).length).replace('?', '\\?')
    await expect(page, `${key} leads to ${place} → see tooling/viewer/keys.ts`).toHaveURL(new RegExp(`#/(?:${no}|${alias})${query}$`))
  }
}
