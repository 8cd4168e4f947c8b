/**
 * The fonts in which a page is drawn: by their character maps, which are the same on every machine, and by the fonts that the
 * browser says it used, which also reveals text that is not set in the deck's fonts at all.
 */
import type { Page } from 'playwright/test'
import type { CharacterMap } from '../../tooling/deck/glyphs'
import { Buffer } from 'node:buffer'
import { codesOf, missingIn, readCharacterMap } from '../../tooling/deck/glyphs'

/** How the text directly in an element is drawn. */
export interface FontUse {
  /** Fonts that the browser used, except for the deck's. */
  foreign: readonly string[]
  /** Characters that are missing from the page's fonts for this text. */
  missing: readonly string[]
}

/** The text directly in an element, and the style that chooses its font. */
interface SetText {
  text: string
  /** The font families, as listed in the style sheet. */
  families: string[]
  weight: number
  /** Everything by which the browser chooses fonts. Texts with equal values are drawn in the same fonts. */
  choice: string
}

/** A font that the page provides. */
interface PageFont {
  family: string
  weight: number
  url: string
}

/** Runs in the page. */
function readPage(mark: string): { texts: SetText[], fonts: PageFont[] } {
  const unquoted = (name: string): string => name.trim().replace(/^(["'])(.*)\1$/, '$2')
  const fontsIn = (sheet: CSSStyleSheet): PageFont[] => [...sheet.cssRules].flatMap((rule) => {
    if (rule instanceof CSSImportRule)
      return rule.styleSheet ? fontsIn(rule.styleSheet) : []
    const source = rule instanceof CSSFontFaceRule && /url\("([^"]*)"\)/.exec(rule.style.getPropertyValue('src'))?.[1]
    return source
      ? [{ family: unquoted(rule.style.getPropertyValue('font-family')), weight: Number.parseInt(rule.style.getPropertyValue('font-weight')) || 400, url: new URL(source, sheet.href ?? document.baseURI).href }]
      : []
  })
  const texts = [...document.querySelectorAll(`[${mark}]`)].map((element) => {
    const { fontFamily, fontWeight, fontStyle, fontStretch, fontVariant } = getComputedStyle(element)
    const text = [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.textContent).join('\n')
    const language = element.closest('[lang]')?.getAttribute('lang')
    return { text, families: fontFamily.split(',').map(unquoted), weight: Number(fontWeight), choice: JSON.stringify([text, fontFamily, fontWeight, fontStyle, fontStretch, fontVariant, language]) }
  })
  return { texts, fonts: [...document.styleSheets].flatMap(fontsIn) }
}

const maps = new Map<string, CharacterMap>()

/**
 * The fonts that the browser used for the texts of a page, by the page's fonts and `choice`. They are cached, because a slide
 * is checked at every click and at several widths.
 */
const taken = new WeakMap<Page, Map<string, Promise<readonly string[]>>>()

async function mapOf(page: Page, url: string): Promise<CharacterMap> {
  if (!maps.has(url)) {
    const file = url.startsWith('data:') ? Buffer.from(url.slice(url.indexOf(',') + 1), 'base64') : await (await page.request.get(url)).body()
    // Loading this takes half a second of CPU time, which most tests do not need.
    const { decompress } = await import('wawoff2')
    // Copy the result, because it is a view of the module's own memory.
    maps.set(url, readCharacterMap(file.subarray(0, 4).toString() === 'wOF2' ? Uint8Array.from(await decompress(file)) : file))
  }
  return maps.get(url)!
}

/**
 * How the text directly in the marked elements is drawn, in the order of the document.
 * @param page that shows them, with its fonts loaded
 * @param mark attribute of the elements
 */
export async function fontsOf(page: Page, mark: string): Promise<FontUse[]> {
  const { texts, fonts } = await page.evaluate(readPage, mark)
  const own = new Map<PageFont, CharacterMap>()
  for (const font of fonts)
    own.set(font, await mapOf(page, font.url))
  /** The fonts of the page for a text, in the order in which the browser tries them. */
  const mapsFor = ({ families, weight }: SetText): CharacterMap[] => families.flatMap((family) => {
    const weights = fonts.filter(font => font.family === family).sort((a, b) => Math.abs(a.weight - weight) - Math.abs(b.weight - weight))
    return weights.slice(0, 1).map(font => own.get(font)!)
  })

  const session = await page.context().newCDPSession(page)
  await session.send('DOM.enable')
  await session.send('CSS.enable')
  const { root } = await session.send('DOM.getDocument', { depth: 0 })
  const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: `[${mark}]` })
  const known = taken.get(page) ?? new Map<string, Promise<readonly string[]>>()
  taken.set(page, known)
  async function foreignTo(nodeId: number): Promise<readonly string[]> {
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId })
    return fonts.filter(({ familyName, isCustomFont }) => !isCustomFont || !familyName.startsWith('IBM Plex')).map(({ familyName }) => familyName)
  }
  const urls = fonts.map(({ url }) => url).join()
  const uses = await Promise.all(nodeIds.map(async (nodeId, i) => {
    const key = `${urls} ${texts[i]!.choice}`
    if (!known.has(key))
      known.set(key, foreignTo(nodeId))
    return {
      foreign: await known.get(key)!,
      missing: missingIn(texts[i]!.text, mapsFor(texts[i]!)).map(character => `"${character}" (${codesOf(character)})`),
    }
  }))
  await session.detach()
  return uses
}

/** What is wrong with the fonts of a text, and the fix; undefined if nothing is. */
export function fontDefect({ foreign, missing }: FontUse): { message: string, fix: string } | undefined {
  if (missing.length > 0)
    return { message: `${missing.join(', ')} not in its fonts`, fix: 'is the file with this text among those that tooling/deck/fonts.ts reads, and is its font one of the deck\'s?' }
  if (foreign.length > 0)
    return { message: `drawn in ${foreign.join(', ')}`, fix: 'set it in --font-sans or --font-mono' }
}

/** Marks the elements that have their own text. */
const mark = 'data-has-text'

/** Text of a page that is not drawn in its own fonts: element by element, with what is wrong and the fix. */
export async function fallbackFontText(page: Page): Promise<string[]> {
  const elements = await page.evaluate(async (mark) => {
    await document.fonts.ready
    for (const element of document.body.querySelectorAll('*'))
      element.toggleAttribute(mark, element.checkVisibility() && [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent!.trim()))
    return [...document.querySelectorAll(`[${mark}]`)].map(element => element.outerHTML)
  }, mark)
  return (await fontsOf(page, mark)).flatMap((use, i) => {
    const defect = fontDefect(use)
    return defect ? [`${elements[i]}: ${defect.message} → ${defect.fix}`] : []
  })
}
