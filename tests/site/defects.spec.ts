/** Plants each defect that the checks of the hosted deck look for on its way to the browser. The checks must find it. */
import type { Page } from 'playwright/test'
import { readFile } from 'node:fs/promises'
import { fieldDefects, heightDefects, zoomDefects } from '../helpers/phone'
import { middle, plain, stepped } from '../helpers/slides'
import { schemeDefects, unseenStates } from '../helpers/states'
import { tabDefects } from '../helpers/tab'
import { addressHolds, changesAreSaid, controlDefects, fileDefects, fingerMoves, historyHolds, keysMove, landmarkDefects, plainDefects } from './assertions'
import { base, complaintsOf, mainVariant, expect as patient, singleFile, test as siteTest, slideIsReady } from './site'

/** With a planted defect, the checks must fail, so waiting longer is useless. */
const expect = patient.configure({ timeout: 1000 })

/** The site, with a page that is allowed to complain. */
const test = siteTest.extend({
  page: async ({ browser, contextOptions }, use) => {
    const context = await browser.newContext({ ...contextOptions, serviceWorkers: 'block' })
    await use(await context.newPage())
    await context.close()
  },
})

/** Changes the main variant's page, or one of its files, on its way to the browser. */
async function plant(page: Page, change: (text: string) => string, file = /\/some\/deep\/path\/$/): Promise<void> {
  await page.route(file, async (route) => {
    const response = await route.fetch()
    const text = await response.text()
    patient(change(text), 'the planted defect changes the file').not.toBe(text)
    await route.fulfill({ response, body: change(text) })
  })
}

/** Removes the page's policy, which would block the planted defect. */
const withoutPolicy = (html: string): string => html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')

/** Expects each pattern to match one of the findings. */
function expectAll(findings: readonly string[], told: readonly RegExp[]): void {
  patient(told.filter(pattern => !findings.some(finding => pattern.test(finding))), findings.join('\n')).toEqual([])
}

test('what a browser complains about or requests from other sites is reported', async ({ page, site }) => {
  // None of these requests leaves the machine.
  await page.route('https://elsewhere.example/**', route => route.fulfill({ body: '' }))
  await plant(page, html => withoutPolicy(html).replace('<div id="app">', () => `
    <img alt="" src="https://elsewhere.example/dot.png"><script src="https://elsewhere.example/count.js"></script><img alt="" src="gone.png">
    <script>console.error("planted error"); console.warn("planted warning"); throw new Error("planted throw")</script><div id="app">`))
  const complaints = complaintsOf(page, new URL(site).origin)
  await page.goto(site)
  expectAll(complaints, [
    /^foreign: https:\/\/elsewhere\.example\/dot\.png/,
    /^foreign: https:\/\/elsewhere\.example\/count\.js/,
    /^404: .+\/gone\.png/,
    /^console error: planted error/,
    /^console warning: planted warning/,
    /^error: planted throw/,
  ])
})

test('what the policy forbids and what is missing is reported', async ({ page, site }) => {
  await page.route(/\.woff2$/, route => route.fulfill({ status: 404, body: '' }))
  await plant(page, html => html.replace('<div id="app">', '<p style="color: red">planted</p><img alt="" src="https://elsewhere.example/dot.png"><div id="app">'))
  const complaints = complaintsOf(page, new URL(site).origin)
  await page.goto(site)
  await slideIsReady(page)
  await page.evaluate(() => document.fonts.ready)
  expectAll(complaints, [/^404: .+\.woff2/, /^console error: .*inline style violates.*Content Security Policy/, /^console error: .*elsewhere\.example.*Content Security Policy/])
})

base('a single file that needs another file is reported', async () => {
  const html = await readFile(singleFile(mainVariant), 'utf8')
  patient(fileDefects(html)).toEqual([])
  for (const element of ['<img alt="" src="picture.png">', '<link rel="stylesheet" href="./style.css">', '<script src="https://elsewhere.example/count.js"></script>'])
    patient(fileDefects(html.replace('<div id="app">', `${element}<div id="app">`)), element).toHaveLength(1)
})

test.describe('without scripts', () => {
  test.use({ contextOptions: { javaScriptEnabled: false, colorScheme: 'dark' } })

  test('a text that is missing, covered, hidden or too bright is reported', async ({ page, site, slides }) => {
    const { alias, no } = middle(slides)
    await plant(page, html => html.replace(new RegExp(`<article id="${alias}">[\\s\\S]*?</article>`), ''))
    await plant(page, css => `${css.replaceAll('background:canvas', 'background:#fff')}#first-slide{display:block!important}`, /style-[\w-]+\.css$/)
    await page.goto(site)
    patient(await plainDefects(page, slides, 'dark')).toEqual([/^the picture of the first slide covers/, new RegExp(`^slide ${no} \\(.+\\) is missing`), /^in dark colours .+ of the ground 255/].map(told => patient.stringMatching(told)))
    await page.locator('.deck-text').evaluate(text => text.toggleAttribute('hidden', true))
    expectAll(await plainDefects(page, slides, 'dark'), [/^the text is hidden/])
  })
})

test('a control without a name or a visible focus, and wrong landmarks, are reported', async ({ page, visit, slides }) => {
  await visit(mainVariant, `#/${plain(slides).no}`)
  await page.evaluate(() => {
    const [nameless, unseen] = document.querySelectorAll<HTMLElement>('.deck-bar button')
    nameless!.removeAttribute('aria-label')
    nameless!.removeAttribute('title')
    unseen!.style.outline = 'none'
    document.body.insertAdjacentHTML('afterbegin', '<main><h2>planted</h2></main>')
  })
  patient(await controlDefects(page)).toEqual([
    patient.stringMatching(/:nth-child\(1\) has no name/),
    patient.stringMatching(/:nth-child\(2\) \(次へ\) shows no focus/),
  ])
  patient(await landmarkDefects(page)).toEqual([patient.stringMatching(/^the number of main is 2/), patient.stringMatching(/^the first heading is "H2"/)])
  await page.evaluate(() => document.querySelectorAll<HTMLElement>('.deck-bar button')[1]!.style.opacity = '0')
  patient(await tabDefects(page)).toEqual([patient.stringMatching(/^button "" in deck-bar has the focus and no name/), ...['is not seen', 'does not show it'].map(what => patient.stringMatching(`^button "次へ" in deck-bar has the focus and ${what}`))])
})

test('a height that the browser\'s bars cover, a button that zooms on quick taps, and a field that zooms the page and brings up letters for a number are reported', async ({ page, visit }) => {
  await visit(mainVariant)
  await page.evaluate(() => {
    document.styleSheets[0]!.insertRule('@media screen { .planted { & > p { min-height: 100vh } } }')
    document.querySelector<HTMLElement>('.deck-bar button')!.style.touchAction = 'auto'
    const field = Object.assign(document.createElement('input'), { ariaLabel: '番号' })
    field.style.fontSize = '15px'
    document.querySelector('.deck-bar')!.append(field)
  })
  patient(await heightDefects(page)).toEqual([patient.stringMatching(/^& > p has min-height: 100vh → /)])
  patient(await zoomDefects(page, '.deck-bar')).toEqual([patient.stringMatching(/^前へ is enlarged/)])
  patient(await fieldDefects(page, '.deck-bar')).toEqual([/has letters of 15px/, /brings up the keyboard of letters/].map(what => patient.stringMatching(what)))
})

test('an invisible state and a scroll bar in the wrong colour scheme are reported', async ({ page, visit }) => {
  await visit(mainVariant)
  patient([...await unseenStates(page), ...await schemeDefects(page)]).toEqual([])
  await page.evaluate(() => {
    document.querySelectorAll('.deck-bar button')[1]!.setAttribute('aria-pressed', 'true')
    document.documentElement.style.colorScheme = 'dark'
  })
  patient(await unseenStates(page)).toEqual([patient.stringMatching(/^button "次へ" has aria-pressed="true", and looks as it does without/)])
  patient(await schemeDefects(page)).toContainEqual(patient.stringMatching(/^html\.\S+ has color-scheme: dark on rgb\(255, 255, 255\) → light/))
})

test.describe('what does not work', () => {
  test.use({ contextOptions: { hasTouch: true, viewport: { width: 844, height: 390 } } })

  test('an address that opens another slide is reported', async ({ page, site, slides }) => {
    await page.addInitScript(() => location.hash = '')
    const { no, title } = middle(slides)
    await patient(addressHolds(page, `${site}#/${no}`, title, expect)).rejects.toThrow(`#/${no} → see the routes`)
  })

  test('a history that forgets moves is reported', async ({ page, visit, slides }) => {
    await page.addInitScript(() => History.prototype.pushState = History.prototype.replaceState)
    await visit(mainVariant, '#/2')
    await patient(historyHolds(page, slides, expect)).rejects.toThrow(/^back leads to/)
  })

  test('a key that does nothing is reported', async ({ page, visit, slides }) => {
    await page.addInitScript(() => addEventListener('keydown', event => (event as KeyboardEvent).key === 'PageUp' && event.stopImmediatePropagation(), true))
    const first = stepped(slides)
    await visit(mainVariant, `#/${first.no}`)
    await patient(keysMove(page, slides, first, expect)).rejects.toThrow(/^PageUp leads to/)
  })

  test('a swipe and a tap that do nothing are reported', async ({ page, visit, slides }) => {
    const { no } = plain(slides)
    await visit(mainVariant, `#/${no}`)
    await page.evaluate(() => addEventListener('click', event => event.stopImmediatePropagation(), true))
    await patient(fingerMoves(page, no, expect)).rejects.toThrow(/^a tap moves on/)
    await visit(mainVariant, `#/${no}`)
    await page.reload()
    await page.evaluate(() => addEventListener('pointerup', event => event.stopImmediatePropagation(), true))
    await patient(fingerMoves(page, no, expect)).rejects.toThrow(/^a swipe to the left moves on/)
  })

  test('a change that is not announced is reported', async ({ page, visit, slides }) => {
    const slide = stepped(slides)
    await visit(mainVariant, `#/${slide.no - 1}?clicks=99`)
    await page.evaluate(() => Object.defineProperty(document.querySelector('p[role="status"]')!, 'textContent', { get: () => '', set() {} }))
    await patient(changesAreSaid(page, slide, slides.length, expect)).rejects.toThrow(/^the slide is said/)
  })
})
