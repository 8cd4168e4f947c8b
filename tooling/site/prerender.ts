/**
 * What the site takes from the deck as a browser renders it: the picture of the first slide, shown before any script has
 * run, its style sheet, the text for readers without scripts, and the share images.
 *
 * The functions that run in the page are self-contained: they are sent there as text.
 */
import type { Buffer } from 'node:buffer'
import type { Browser, Page } from 'playwright'
import type { FontText } from '../deck/firstFonts'
import type { Phrases } from '../deck/phrases'
import { findPhrases, insertBreaks, takeBlocks } from '../deck/phrases'
import { extractTexts } from '../deck/texts'
import { acceptFunctions, watchPage } from '../shared/watched'
import { shareImage } from './head'
import { firstSlides } from './plugins'

export interface Rendered {
  /** The first slide and the bar in both views, as static HTML. */
  firstSlide: string
  /** The rules of the deck's style sheets that apply to it. */
  firstStyles: string
  /** The characters in it, by font and weight. */
  characters: FontText[]
  /** All slides as plain headings, paragraphs, lists and tables. */
  text: string
  /** The phrases of all slides. */
  phrases: Phrases
}

/** Opens a built variant in one of its views and waits until it is fully rendered. */
async function open(browser: Browser, url: string, width: number, height: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: 'light', serviceWorkers: 'block', bypassCSP: true })
  const { inTime } = watchPage(page)
  await acceptFunctions(page)
  await inTime('the page to open', page.goto(url))
  await inTime('the first slide to be drawn', page.locator('.slidev-page h1').first().waitFor())
  await inTime('the fonts to be loaded', page.evaluate(() => document.fonts.ready.then(() => {})))
  return page
}

function slidesWithoutTitle(page: Page): Promise<string[]> {
  return page.evaluate(() => [...document.querySelectorAll('.deck-article')].filter(article => !article.querySelector('h1')).map(article => `slide ${article.getAttribute('data-alias')}`))
}

/**
 * The deck's root as HTML that a strict policy accepts: no inline styles (they become rules), no ids, no comments.
 * For the reading view, only the first articles.
 */
function serializeSlide([view, articles]: readonly [view: string, articles: number]): { html: string, rules: string } {
  const deck = document.querySelector('.deck-root')!.cloneNode(true) as HTMLElement
  deck.querySelector('.deck-ahead')?.remove()
  deck.querySelectorAll(`.deck-article:nth-child(n + ${articles + 1})`).forEach(article => article.remove())
  const used = new Set([...deck.outerHTML.matchAll(/(?:url\(#|aria-\w+="|href="#)([\w-]+)/g)].map(([, id]) => id))
  const rules: string[] = []
  deck.querySelectorAll('*').forEach((element) => {
    const style = element.getAttribute('style')
    if (style) {
      const name = `first-${view}-${rules.length}`
      // As strong as the inline style was.
      rules.push(`#first-slide .${name}{${style}}`)
      element.classList.add(name)
    }
    element.removeAttribute('style')
    if (!used.has(element.id))
      element.removeAttribute('id')
  })
  const bar = deck.querySelector('.deck-bar')!
  bar.toggleAttribute('inert', true)
  // Only one landmark of each kind: the picture's give way to the real ones, and lose their names.
  bar.removeAttribute('aria-label')
  const html = deck.outerHTML.replaceAll(/<!--[\s\S]*?-->/g, '').replaceAll(/<(\/?)(?:main|nav)\b/g, '<$1div')
  return { html: `<div class="for-${view === 'read' ? 'reading' : 'stage'}">${html}</div>`, rules: rules.join('') }
}

/** The rules of all style sheets that apply to anything in the page now, in either theme, in both views, in any browser. */
function takeStyles(): string {
  const root = document.documentElement
  const applies = (selector: string): boolean => {
    const plain = selector.replaceAll(/::[\w-]+(?:\([^)]*\))?/g, '').replaceAll(/(^|,)\s*(?=,|$)/g, '$1*')
    try {
      return document.querySelector(plain) !== null
    }
    catch {
      return false
    }
  }

  const needed = new Set<CSSRule>()
  const mark = (rules: CSSRuleList): void => {
    for (const rule of rules) {
      if (rule instanceof CSSStyleRule && applies(rule.selectorText))
        needed.add(rule)
      else if (rule instanceof CSSGroupingRule)
        mark(rule.cssRules)
    }
  }

  /** Whether a needed rule refers to this one by name. */
  const isNamed = (rule: CSSRule): boolean =>
    (rule instanceof CSSPropertyRule || rule instanceof CSSKeyframesRule || rule instanceof CSSCounterStyleRule)
    && [...needed].some(({ cssText }) => cssText.includes(rule.name))

  const collect = (rules: CSSRuleList): string => [...rules].map((rule) => {
    if (needed.has(rule) || isNamed(rule))
      return rule.cssText
    if (!(rule instanceof CSSGroupingRule) || rule instanceof CSSStyleRule || (rule instanceof CSSMediaRule && rule.conditionText === 'print'))
      return ''
    const inner = collect(rule.cssRules)
    return inner && `${rule.cssText.slice(0, rule.cssText.indexOf('{'))}{${inner}}`
  }).join('')

  root.dataset.phrases = ''
  for (const theme of ['light', 'dark']) {
    for (const view of ['stage', 'read']) {
      root.className = theme
      root.dataset.view = view
      for (const sheet of document.styleSheets)
        mark(sheet.cssRules)
    }
  }
  return [...document.styleSheets].map(sheet => collect(sheet.cssRules)).join('').replaceAll(/\s*\n\s*/g, '')
}

/** The characters in the page, by their first font family and weight. */
function takeCharacters(): Rendered['characters'] {
  const found = new Map<string, { family: string, weight: number, characters: Set<string> }>()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const style = getComputedStyle(walker.currentNode.parentElement!)
    const family = style.fontFamily.split(',')[0]!.replaceAll(/["']/g, '').trim()
    const weight = Number(style.fontWeight) >= 600 ? 700 : 400
    const key = `${family} ${weight}`
    if (!found.has(key))
      found.set(key, { family, weight, characters: new Set() })
    for (const character of walker.currentNode.textContent!.trim())
      found.get(key)!.characters.add(character)
  }
  return [...found.values()].map(({ family, weight, characters }) => ({ family, weight, text: [...characters].sort().join('') }))
}

/** The text for readers without scripts with breaks between its phrases. */
async function breakText(page: Page, html: string): Promise<string> {
  await page.evaluate(html => document.body.innerHTML = `<div class="deck-text">${html}</div>`, html)
  await page.evaluate(insertBreaks, await findPhrases(await page.evaluate(takeBlocks)))
  return await page.evaluate(() => document.querySelector('.deck-text')!.innerHTML)
}

/** Renders all parts of a built variant where it is served. The contents show the titles of its slides and sections. */
export async function prerender(browser: Browser, url: string, titles: readonly string[]): Promise<Rendered> {
  await using page = await open(browser, url, 390, 844)
  await watchPage(page).inTime('all slides to be drawn', page.waitForFunction(() => document.querySelectorAll('.deck-article h1').length === Number(document.querySelector('.deck-reading')?.getAttribute('data-total'))), { missing: () => slidesWithoutTitle(page) })
  const phrases = await findPhrases([...titles.map(title => [title]), ...await page.evaluate(takeBlocks)])

  const slidePage = await open(browser, url, 1280, 720)
  await slidePage.evaluate(insertBreaks, phrases)
  const slide = await slidePage.evaluate(serializeSlide, ['stage', 0] as const)
  await slidePage.close()

  await page.evaluate(insertBreaks, phrases)
  const read = await page.evaluate(serializeSlide, ['read', firstSlides] as const)
  const texts = await page.evaluate(extractTexts, true)

  const firstSlide = slide.html + read.html
  await page.evaluate(html => document.body.innerHTML = `<div id="first-slide">${html}</div>`, firstSlide)
  const firstStyles = await page.evaluate(takeStyles) + slide.rules + read.rules
  const characters = await page.evaluate(takeCharacters)
  const text = await breakText(page, texts.map(({ alias, html }) => `<article id="${alias}">${html}</article>`).join('\n'))
  return { firstSlide, firstStyles, characters, text, phrases }
}

/** Switches the deck's styles to the cover for shared links; they find the text about the variant in `--share`. */
export function composeForSharing(label: string): void {
  document.documentElement.dataset.share = ''
  document.documentElement.style.setProperty('--share', JSON.stringify(label))
}

/**
 * The cover as the image that shared links show: as wide as the image, with the top of its ground cut off. The deck may
 * restyle it for so small a card, by styles after `[data-share]`.
 */
export async function takeShareImage(browser: Browser, url: string, label = ''): Promise<Buffer> {
  const { width, height } = shareImage
  const slideHeight = width * 9 / 16
  await using page = await open(browser, url, width, slideHeight)
  // Only the slide.
  await page.addStyleTag({ content: '.deck-root { display: block !important } .deck-view { height: 100% } .deck-bar { display: none !important }' })
  await page.evaluate(composeForSharing, label)
  return await watchPage(page).inTime('the share image', page.screenshot({ clip: { x: 0, y: slideHeight - height, width, height } }))
}

/** The icon as a bitmap, in a size that systems ask for. */
export async function takeIcon(browser: Browser, svg: string, size: number): Promise<Buffer> {
  await using page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100vw; height: 100vh }</style>${svg}`)
  return await watchPage(page).inTime('the icon', page.screenshot({ omitBackground: true }))
}
