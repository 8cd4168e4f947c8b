import type { Page } from 'playwright/test'
import type { Drawing, Part } from '../../tooling/check/drawings'
import { takeDrawings } from '../../tooling/check/drawings'
import { folderOf, pdfOf } from '../../tooling/site/variants'
import { heightDefects } from '../helpers/phone'
import { middle, plain, stepped } from '../helpers/slides'
import { measureSlides, settle } from '../layout/measure'
import { report } from '../layout/report'
import { rules } from '../layout/rules'
import { allAreReady, narrowDefects, plainDefects } from './assertions'
import { unlikeWide } from './drawings'
import { expect, mainVariant, otherVariant, slideIsReady, test, variants } from './site'

/** Links inside slides that a finger may miss: a point up to 22 px above or below their middle hits something else. */
function missedLinks(page: Page): Promise<string[]> {
  return page.locator('.deck-article a:visible').evaluateAll(links => links.flatMap((link) => {
    link.scrollIntoView({ block: 'center' })
    const missed = [...link.getClientRects()].flatMap(({ left, right, top, bottom }) => {
      const [x, y] = [(left + right) / 2, (top + bottom) / 2]
      const found = [-21.5, 0, 21.5].filter(above => document.elementFromPoint(x, y + above)?.closest('a') !== link)
      return found.length > 0 ? [`${Math.round(bottom - top)} px high, and not hit at ${found.join(' and ')} px from its middle`] : []
    })
    return missed.map(what => `${link.closest('[data-alias]')!.getAttribute('data-alias')}: the link "${link.textContent!.trim().slice(0, 20)}" is ${what} → make it 44 px high (.deck-article a in tooling/site/client/reading.css), with no other link that close`)
  }))
}

/** Changes the size of the window, and waits until the page is laid out again. */
async function resize(page: Page, width: number, height: number): Promise<void> {
  await page.setViewportSize({ width, height })
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}

test('on phones of every width texts are large enough, a finger hits every link, and underlines are whole', async ({ page, visit }) => {
  await page.setViewportSize({ width: 320, height: 780 })
  await visit(mainVariant)
  await allAreReady(page)
  expect.soft(await narrowDefects(page), '320 px').toEqual([])
  for (const width of [360, 390, 430]) {
    await resize(page, width, 780)
    expect.soft(await narrowDefects(page), `${width} px`).toEqual([])
    expect.soft((await missedLinks(page)).join('\n'), `${width} px`).toBe('')
  }
  // An underline covers inline text, but skips inline boxes.
  const bare = await page.locator('.deck-article a').evaluateAll(links => links.filter(link => getComputedStyle(link).textDecorationLine === 'underline').flatMap(link => [...link.querySelectorAll<HTMLElement>('*')]
    .filter(part => part.textContent!.trim() && (/^inline-./.test(getComputedStyle(part).display) || getComputedStyle(part).position === 'absolute'))
    .map(part => `"${part.textContent!.trim()}" in the link "${link.textContent!.trim()}" has no underline → make it inline, or remove the underline`)))
  expect(bare).toEqual([])

  // The checks report a link that is too low, one that is covered by another, and small and wide text.
  await page.locator('.deck-article').evaluateAll((articles) => {
    const [low, covered] = [...document.querySelectorAll<HTMLElement>('.deck-article a')].filter(link => link.checkVisibility())
    low!.style.padding = '0'
    const other = covered!.cloneNode(true) as HTMLElement
    Object.assign(other.style, { position: 'absolute', padding: '20px 0', translate: '-100% 30px' })
    covered!.after(other)
    const [first, second] = articles.map(article => article.querySelector('h1'))
    first!.style.fontSize = '11px'
    second!.style.width = '900px'
  })
  expect(await missedLinks(page)).toHaveLength(2)
  expect((await narrowDefects(page)).map(defect => defect.split(',')[0])).toEqual(expect.arrayContaining(['too small', 'sticks out']))
})

/** The rules for slides without a fixed size: `narrowDefects` checks sizes, `access.spec.ts` fonts, a title may have several lines, and rows become cards. */
const flowing = rules.filter(({ id }) => !['size', 'font', 'title-lines', 'edge', 'lone-character', 'repetition'].includes(id))

/** A message for each violation of a layout rule in the reading view. */
async function brokenIn(page: Page): Promise<string[]> {
  await settle(page)
  const articles = page.locator('.deck-article')
  const slides = await measureSlides(articles, false)
  const aliases = await articles.evaluateAll(all => all.map(article => article.getAttribute('data-alias')))
  return slides.flatMap((measurement, i) => {
    const findings = flowing.flatMap(rule => rule.evaluate(measurement).map(finding => ({ rule, finding })))
    return findings.length > 0 ? [report(aliases[i]!, findings)] : []
  })
}

/** Drawings that are not centred in their column. */
function looseDrawings(page: Page): Promise<string[]> {
  return page.locator('.deck-article svg.diagram').evaluateAll(drawings => drawings.flatMap((drawing) => {
    const { left, right } = drawing.getBoundingClientRect()
    const column = drawing.parentElement!.getBoundingClientRect()
    const isMiddle = Math.abs(left - column.left - column.right + right) < 2 * Number.parseFloat(getComputedStyle(drawing.parentElement!).paddingLeft) + 2
    return isMiddle ? [] : [`${drawing.getAttribute('aria-label')!.slice(0, 20)} … ${Math.round(left)} to ${Math.round(right)} in ${Math.round(column.left)} to ${Math.round(column.right)}`]
  }))
}

test.describe('at every width', () => {
  // The check adds a style that stops animations.
  test.use({ bypassCSP: true })

  test('every drawing is complete and the same as on the slide, and every layout rule is kept', async ({ page, visit }) => {
    test.slow()
    await page.addInitScript(() => localStorage.setItem('deck-view', 'read'))
    await page.setViewportSize({ width: 360, height: 2000 })
    await visit(mainVariant)
    await allAreReady(page)
    const drawings = new Map<number, Drawing[]>()
    // The edges of the two layouts of the reading view, and the width of most phones.
    for (const width of [360, 390, 699, 700, 1440]) {
      await resize(page, width, 2000)
      expect.soft(await narrowDefects(page), `${width} px`).toEqual([])
      expect.soft((await brokenIn(page)).join('\n'), `${width} px`).toBe('')
      expect.soft(await looseDrawings(page), `${width} px`).toEqual([])
      if (width === 390 || width === 1440)
        drawings.set(width, (await page.locator('.deck-article').evaluateAll(takeDrawings)).flat().filter(({ alternative }) => alternative))
    }
    const [wide, narrow] = [drawings.get(1440)!, drawings.get(390)!]
    const wideOf = ({ alternative }: Drawing): Drawing => wide.find(drawing => drawing.alternative === alternative)!
    expect(narrow.map(({ alternative }) => alternative), 'every drawing is also drawn in a narrow column').toEqual(wide.map(({ alternative }) => alternative))
    expect(narrow.flatMap(drawing => unlikeWide(drawing, wideOf(drawing))).join('\n')).toBe('')

    // An arrow that shows a change may have other words.
    const isNamedArrow = ({ kind, name, looks }: Part): boolean => kind === 'arrow' && name !== '' && !looks.includes('change')
    // The check reports a name, a label and an arrow that differ from the slide.
    const turned = structuredClone(narrow.find(({ parts }) => parts.some(isNamedArrow))!)
    const original = wideOf(turned)
    const arrow = turned.parts.find(isNamedArrow)!
    for (const change of [() => arrow.name = '別の名前', () => arrow.heads = [true, false], () => turned.parts.find(({ kind }) => kind === 'node')!.name = '別の名前']) {
      change()
      expect(unlikeWide(turned, original).join('\n')).toMatch(/is not so on the slide → correct/)
    }
    // The rules report a name that overflows its node.
    await page.locator('.deck-article .node:not(.plain) .name tspan').first().evaluate(name => name.textContent += 'の、とても長い名前')
    expect((await brokenIn(page)).join('\n')).toContain('label: text.name')
  })
})

test('a window zoomed to 400 % shows the reading view, too', async ({ page, visit }) => {
  await page.setViewportSize({ width: 320, height: 180 })
  await visit(otherVariant, '#/2')
  expect(await page.evaluate(() => matchMedia('(pointer: fine)').matches), 'the device has a mouse').toBe(true)
  await expect(page.locator('html'), 'the window shows the reading view → narrowQuery in tooling/viewer/settings.ts').toHaveAttribute('data-view', 'read')
  await allAreReady(page)
  expect(await narrowDefects(page)).toEqual([])
  await expect(page.locator('.deck-bar').getByRole('button', { name: '目次' })).toBeInViewport()
  await page.keyboard.press('o')
  const { height, lines } = await page.locator('.deck-share button').evaluate(button => ({ height: button.clientHeight, lines: button.scrollHeight }))
  expect(lines, 'px of the words of the button that copies the link, which is as high as they are → button in tooling/site/client/ShareLink.vue').toBeLessThanOrEqual(height)
})

test('an address opens the reading view at its slide, and scrolling updates it', async ({ page, visit, slides }) => {
  await page.setViewportSize({ width: 390, height: 780 })
  const { no, alias } = middle(slides)
  await visit(mainVariant, `#/${no}`)
  const article = page.locator(`[data-alias="${alias}"]`)
  await expect(article).toBeInViewport()
  await expect.poll(() => article.evaluate(element => Math.abs(element.getBoundingClientRect().top))).toBeLessThan(30)
  /** Scrolls until the slide after the next begins in the upper third, where the eye reads. Any slide after it begins below. */
  const readOn = (): Promise<void> => page.locator(`[data-alias="${slides[no + 1]!.alias}"]`).evaluate(element => scrollBy(0, element.getBoundingClientRect().top - innerHeight * 0.3))
  await readOn()
  await expect(page).toHaveURL(new RegExp(`#/${no + 2}$`))
  await page.getByRole('button', { name: '前へ' }).click()
  await expect(page).toHaveURL(new RegExp(`#/(?:${no + 1}|${slides[no]!.alias})$`))
  const fix = '→ onScroll in tooling/site/client/ReadingView.vue'
  await readOn()
  await expect(page, `a slide that begins in the upper third is current ${fix}`).toHaveURL(new RegExp(`#/${no + 2}$`))
  const at = await page.evaluate(() => scrollY)
  await page.getByRole('button', { name: '目次' }).focus()
  expect(await page.evaluate(() => scrollY), 'scrollY after a button of the bar takes the focus → .deck-bar in tooling/site/client/reading.css').toBe(at)
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  await expect(page, `at the end, the last slide is current ${fix}`).toHaveURL(new RegExp(`#/${slides.length}$`))
  // The reading view shows whole slides, so it has no clicks.
  const { no: clicked } = stepped(slides)
  await visit(mainVariant, `#/${clicked}`)
  await page.getByRole('button', { name: '次へ' }).click()
  await expect(page).toHaveURL(new RegExp(`#/(?:${clicked + 1}|${slides[clicked]!.alias})$`))
  await expect(page.locator('p[role="status"]'), 'scrolling is not announced → see tooling/site/client/HostedDeck.vue').toHaveText('')
})

test('an address opens the reading view at its slide even if the fonts arrive late', async ({ page, visit, slides }) => {
  await page.setViewportSize({ width: 390, height: 780 })
  let release = (): void => {}
  const held = new Promise<void>(resolve => release = resolve)
  await page.route('**/*.woff2', async (route) => {
    await held
    await route.continue()
  })
  const { no, alias } = middle(slides)
  const visiting = visit(mainVariant, `#/${no}`)
  await expect(page.locator('.deck-article')).toHaveCount(slides.length)
  release()
  await visiting
  const top = (): Promise<number> => page.locator(`[data-alias="${alias}"]`).evaluate(article => Math.abs(article.getBoundingClientRect().top))
  await page.evaluate(() => document.fonts.ready)
  await expect.poll(top).toBeLessThan(2)
  await expect(page).toHaveURL(new RegExp(`#/${no}$`))
})

test('late content does not scroll a reader back to the slide of the address', async ({ page, visit, slides }) => {
  await page.setViewportSize({ width: 390, height: 780 })
  const { no } = middle(slides)
  await visit(mainVariant, `#/${no}`)
  await allAreReady(page)
  const top = (no: number): Promise<number> => page.locator('.deck-article').nth(no - 1).evaluate(article => article.getBoundingClientRect().top)
  const ways: readonly (readonly [name: string, go: () => Promise<void>])[] = [
    ['a finger', () => page.mouse.down()],
    ['the wheel', () => page.mouse.wheel(0, 1)],
    ['a key', () => page.keyboard.press('Shift')],
  ]
  await page.mouse.move(4, 400)
  for (const [i, [name, go]] of ways.entries()) {
    const there = i % 2 ? 2 : no
    await page.evaluate(no => location.hash = `#/${no}`, there)
    await expect.poll(async () => Math.abs(await top(there))).toBeLessThan(2)
    await go()
    // A drawing at the end grows late, when the reader is elsewhere.
    await page.evaluate(() => {
      scrollBy(0, 200)
      const last = [...document.querySelectorAll<HTMLElement>('.deck-article')].at(-1)!
      last.style.minHeight = `${last.offsetHeight + 100}px`
      return new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    })
    expect(await top(there), `px from the top, after ${name} → scrollToArticle() in tooling/site/client/ReadingView.vue`).toBeLessThan(-100)
    await page.mouse.up()
  }
})

test.describe('on a phone', () => {
  test.use({ isMobile: true, hasTouch: true, viewport: { width: 390, height: 780 } })

  test('who turns the phone goes on at the same slide', async ({ page, visit, slides }) => {
    const { no, alias, title } = middle(slides)
    await visit(mainVariant, `#/${no}`)
    await allAreReady(page)
    await page.setViewportSize({ width: 780, height: 390 })
    await expect(page.locator('.deck-viewport').getByRole('heading', { level: 1 }), 'on its side → onBeforeUnmount in tooling/site/client/ReadingView.vue').toHaveText(title)
    const top = (): Promise<number> => page.locator(`[data-alias="${alias}"]`).evaluate(article => Math.abs(article.getBoundingClientRect().top))
    await page.getByRole('button', { name: '縦に並べて読む' }).tap()
    await expect.poll(top, 'px from the top').toBeLessThan(2)
    // A finger reads on within the slide.
    await page.evaluate(() => {
      dispatchEvent(new Event('touchmove'))
      scrollBy(0, 60)
    })
    await page.setViewportSize({ width: 390, height: 780 })
    await expect.poll(top, 'px from the top, upright again → onResize() in tooling/site/client/ReadingView.vue').toBeLessThan(2)
    await expect(page).toHaveURL(new RegExp(`#/(?:${no}|${alias})$`))
  })
})

test('the views switch at the same slide, and the choice is remembered', async ({ page, visit, slides }) => {
  await page.setViewportSize({ width: 390, height: 780 })
  const { no, alias, title } = middle(slides)
  await visit(mainVariant, `#/${no}`)
  await page.getByRole('button', { name: '1枚ずつ見る' }).click()
  await expect(page.locator('.deck-viewport').getByRole('heading', { level: 1 })).toHaveText(title)
  await page.reload()
  await slideIsReady(page)
  await expect(page.locator('.deck-viewport').getByRole('heading', { level: 1 })).toHaveText(title)
  await page.getByRole('button', { name: '縦に並べて読む' }).click()
  await expect(page.locator(`[data-alias="${alias}"]`)).toBeInViewport()
})

test('a tablet shows the stage whole, upright and sideways', async ({ page, visit, slides }) => {
  await page.setViewportSize({ width: 768, height: 1024 })
  await visit(mainVariant, `#/${plain(slides).no}`)
  expect(await heightDefects(page)).toEqual([])
  for (const [width, height] of [[768, 1024], [1024, 768]] as const) {
    await resize(page, width, height)
    const canvas = (await page.locator('.deck-canvas').boundingBox())!
    const bar = (await page.locator('.deck-bar').boundingBox())!
    expect(canvas.x).toBeGreaterThanOrEqual(-0.5)
    expect(canvas.x + canvas.width).toBeLessThanOrEqual(width + 0.5)
    // The bar does not cover the slide.
    expect(canvas.y + canvas.height).toBeLessThanOrEqual(bar.y + 0.5)
  }
})

test('beside a slide is its own background, or a panel if it has none', async ({ page, visit, slides }) => {
  await page.setViewportSize({ width: 768, height: 1024 })
  await visit(mainVariant, '#/1')
  const kinds = new Set<boolean>()
  for (const no of [1, plain(slides).no]) {
    await page.evaluate(no => location.hash = `#/${no}`, no)
    await expect(page.locator(`.slidev-page-${no}:not(.deck-ahead) .slidev-layout`)).toBeVisible()
    const [own, common] = await Promise.all([page.locator('.slidev-page:not(.deck-ahead) .slidev-layout'), page.locator('body')].map(part => part.evaluate(part => getComputedStyle(part).backgroundColor)))
    kinds.add(own === common)
    await expect.poll(() => page.locator('.deck-viewport').evaluate((viewport) => {
      const { backgroundColor } = getComputedStyle(viewport)
      document.body.style.color = 'var(--panel)'
      const panel = getComputedStyle(document.body).color
      document.body.style.color = ''
      return backgroundColor === panel ? 'a panel' : backgroundColor
    }), `slide ${no} → takeGround in SlideView.vue`).toBe(own === common ? 'a panel' : own)
  }
  expect([...kinds], 'slides of both kinds').toHaveLength(2)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  for (const variant of variants) {
    test(`${variant}: all slides are available as text, light and dark`, async ({ page, site, facts }) => {
      await page.goto(`${site}${folderOf(variant)}`)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        expect(await plainDefects(page, facts[variant]!, colorScheme)).toEqual([])
      }
      const links = await page.locator('.deck-text > p').first().getByRole('link').evaluateAll(links => links.map(link => (link as HTMLAnchorElement).href))
      expect(links, 'its PDF and the other variants → textOf() in tooling/site/build.ts').toEqual([pdfOf(variant), ...variants.filter(other => other !== variant).map(folderOf)].map(place => `${site}${place}`))
    })
  }
})
