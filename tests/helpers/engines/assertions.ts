/** The checks for every engine, as functions. They return what is wrong, with place and fix. */
import type { Page } from 'playwright/test'
import type { EnginePage } from './engines'
import { boundariesOf } from '../../../tooling/deck/phrases'
import { brokenWord } from '../../layout/rules/broken-word'

/** A text that takes more than one line. */
interface Wrapped {
  /** A readable name: `li "ドリコムは…"`. */
  element: string
  text: string
  /** Where in the text a new line begins because the previous one was full. */
  breaks: number[]
}

interface Lines {
  wrapped: Wrapped[]
  /** Texts of several lines without any phrases, and phrases that are separate boxes. */
  unphrased: string[]
  /** Whether the engine breaks lines between phrases by itself. */
  hasOwnPhrases: boolean
}

/** The line breaks inside the elements of a selector. Self-contained, because it is sent to the page as text. */
function takeLines(selector: string): Lines {
  const range = document.createRange()

  /** The offsets of the characters that begin a line in consecutive texts. */
  function breaksOf(texts: readonly Text[]): number[] {
    const breaks: number[] = []
    let line: DOMRect | undefined
    let start = 0
    for (const text of texts) {
      range.selectNodeContents(text)
      // A text within one line is checked as a whole.
      const step = range.getClientRects().length > 1 ? 1 : text.length
      for (let i = 0; i < text.length; i += step) {
        range.setStart(text, i)
        range.setEnd(text, i + step)
        const rect = [...range.getClientRects()].findLast(({ width }) => width > 0)
        if (!rect || !text.data.slice(i, i + step).trim())
          continue
        // Boxes of adjacent lines overlap a little.
        if (line && (Math.min(line.bottom, rect.bottom) - Math.max(line.top, rect.top)) / Math.min(line.height, rect.height) < 0.5)
          breaks.push(start + i)
        line = rect
      }
      start += text.length
    }
    return breaks
  }

  const found: Wrapped[] = []
  let block: { element: Element, texts: Text[] } | undefined
  function finish(): void {
    const breaks = breaksOf(block?.texts ?? [])
    const text = block?.texts.map(({ data }) => data).join('') ?? ''
    if (breaks.length > 0)
      found.push({ element: `${block!.element.localName} "${text.trim().slice(0, 12)}…"`, text, breaks })
    block = undefined
  }
  function visit(node: Node, element: Element): void {
    if (node instanceof Text && getComputedStyle(element).visibility !== 'hidden') {
      block ??= { element, texts: [] }
      block.texts.push(node)
    }
    if (!(node instanceof HTMLElement) || ['SCRIPT', 'STYLE', 'TEMPLATE', 'RT', 'RP'].includes(node.tagName))
      return
    const { display } = getComputedStyle(node)
    if (display === 'none')
      return
    const isInline = ['inline', 'contents', 'ruby'].includes(display) && node.tagName !== 'BR'
    if (!isInline)
      finish()
    node.childNodes.forEach(child => visit(child, node))
    if (!isInline)
      finish()
  }
  document.querySelectorAll(selector).forEach(element => visit(element, element))

  const inside = (wanted: string): Element[] => [...document.querySelectorAll(selector)].flatMap(element => [...element.querySelectorAll(wanted)])
  const isOneLine = (element: Element): boolean => {
    range.selectNodeContents(element)
    return new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom / 8))).size <= 1
  }
  const unphrased = [
    ...inside('[data-unphrased]').filter(element => !isOneLine(element)),
    ...inside('wbr').map(({ parentElement }) => parentElement!).filter(parent => /flex|grid/.test(getComputedStyle(parent).display)),
  ].map(({ localName, textContent }) => `${localName} "${textContent}"`)
  return { wrapped: found, unphrased, hasOwnPhrases: CSS.supports('word-break', 'auto-phrase') }
}

/** Whether a phrase ends at a place. Punctuation and spaces also end phrases. */
function mayEndPhrase(text: string, at: number, boundaries: readonly number[]): boolean {
  return boundaries.includes(at) || /[\p{P}\s]$/u.test(text.slice(0, at)) || /^[\p{Ps}\p{Pi}\s]/u.test(text.slice(at))
}

/** Whether a line may end at a place: between phrases, or within a phrase that starts a line and does not fit. */
function mayBreak(text: string, at: number, breaks: readonly number[], boundaries: readonly number[]): boolean {
  const line = Math.max(0, ...breaks.filter(start => start < at))
  return Array.from({ length: at - line }, (_, i) => at - i).findIndex(place => mayEndPhrase(text, place, boundaries)) <= 0
}

/** Lines inside the elements of a selector that end within a word or, where break points were inserted, within a phrase. */
export async function lineDefects(page: EnginePage, selector: string): Promise<string[]> {
  const { wrapped, unphrased, hasOwnPhrases } = await page.evaluate(takeLines, selector)
  const boundaries = await boundariesOf(wrapped.map(({ text }) => text))
  const seen = wrapped.flatMap(({ element, text, breaks }, i) => breaks.map(at => ({
    element,
    where: `${text.slice(Math.max(at - 6, 0), at)}|${text.slice(at, at + 6)}`,
    isBetweenPhrases: mayBreak(text, at, breaks, boundaries[i]!),
    isForbidden: /^[\p{Pe}\p{Pf}、。ーぁぃぅぇぉっゃゅょァィゥェォッャュョ]/u.test(text.slice(at)) || /[\p{Ps}\p{Pi}]$/u.test(text.slice(0, at)),
  })))
  const words = brokenWord.evaluate({
    paragraphs: wrapped.map(({ element, text, breaks }, i) => ({
      element,
      text,
      // A hyphen may end a line.
      breaks: breaks.filter(at => text[at - 1] !== '-' && !boundaries[i]!.includes(at)),
      isTitle: false,
      box: { left: 0, top: 0, right: 0, bottom: 0 },
    })),
  })
  return [
    ...unphrased.map(element => `${element} has no phrases → if it is in a flexbox or grid, put the text into its own element; otherwise see takeBlocks() in tooling/deck/phrases.ts`),
    ...words.map(({ element, measure }) => `${element} breaks a word: ${measure} → give it more space; see tooling/viewer/phrases.ts`),
    ...hasOwnPhrases ? [] : seen.filter(({ isBetweenPhrases }) => !isBetweenPhrases).map(({ element, where }) => `${element} breaks a phrase: ${where} → see tooling/viewer/phrases.ts`),
    ...seen.filter(({ isForbidden }) => isForbidden).map(({ element, where }) => `${element} has a character at the beginning or end of a line that must not be there: ${where} → see tooling/deck/phrases.ts`),
  ]
}

/**
 * Slides that are not as large as their container allows, not in its middle (in the presenter view: not at its left), or flipped.
 * Self-contained, because it is sent to the page as text.
 */
export function canvasDefects(): string[] {
  const [width, height] = [1280, 720]
  return [...document.querySelectorAll('.deck-canvas')].filter(canvas => canvas.checkVisibility()).flatMap((canvas) => {
    const place = canvas.parentElement!.getBoundingClientRect()
    const is = canvas.getBoundingClientRect()
    const scale = Math.min(place.width / width, place.height / height)
    const should = { left: place.left + (canvas.closest('.presenter') ? 0 : (place.width - width * scale) / 2), top: place.top + (place.height - height * scale) / 2, width: width * scale, height: height * scale }
    const sides = (Object.keys(should) as (keyof typeof should)[]).filter(side => Math.abs(is[side] - should[side]) > 1)
    // A slide that is upside down may fill its container, too.
    const { a, d } = new DOMMatrix(getComputedStyle(canvas).transform)
    return [
      ...sides.map(side => `the ${side} of the slide in .${canvas.parentElement!.parentElement!.className} is ${is[side]} instead of ${should[side]} → see .deck-canvas in tooling/viewer/viewer.css`),
      ...a > 0 && d > 0 ? [] : [`the slide in .${canvas.parentElement!.parentElement!.className} is flipped → see .deck-canvas in tooling/viewer/viewer.css`],
    ]
  })
}

/** Text of the slides that is drawn outside them. Self-contained. */
export function outsideDefects(): string[] {
  return [...document.querySelectorAll('.deck-canvas')].flatMap((canvas) => {
    const edge = canvas.getBoundingClientRect()
    const range = document.createRange()
    const walker = document.createTreeWalker(canvas, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    while (walker.nextNode()) {
      const text = walker.currentNode as Text
      if (!text.data.trim() || !text.parentElement!.checkVisibility({ visibilityProperty: true }) || text.parentElement!.closest('.for-screen-readers'))
        continue
      range.selectNodeContents(text)
      if ([...range.getClientRects()].some(({ left, top, right, bottom }) => left < edge.left - 1 || top < edge.top - 1 || right > edge.right + 1 || bottom > edge.bottom + 1))
        found.push(`"${text.data.trim()}" is outside the slide`)
    }
    return found
  })
}

/** Two adjacent characters, and the place between them, in px of the page. */
interface Seam {
  pair: string
  x: number
  top: number
  bottom: number
}

/** Places where Japanese is next to Latin letters or digits on the current slide, in large type. Self-contained. */
function takeSeams(): Seam[] {
  const mixed = /^(?:[\p{Script=Latin}\d][\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][\p{Script=Latin}\d])$/u
  const found: Seam[] = []
  const range = document.createRange()
  const walker = document.createTreeWalker(document.querySelector('.slidev-page:not(.deck-ahead)')!, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const text = walker.currentNode as Text
    for (let i = 1; i < text.length && Number.parseFloat(getComputedStyle(text.parentElement!).fontSize) >= 24; i++) {
      range.setStart(text, i - 1)
      range.setEnd(text, i)
      const before = range.getBoundingClientRect()
      range.setStart(text, i)
      range.setEnd(text, i + 1)
      const after = range.getBoundingClientRect()
      if (mixed.test(text.data.slice(i - 1, i + 1)) && after.left > before.left)
        found.push({ pair: text.data.slice(i - 1, i + 1), x: Math.round((before.right + after.left) / 2), top: Math.round(after.top), bottom: Math.round(after.bottom) })
    }
  }
  return found
}

/**
 * Characters that overlap their neighbours, which measuring the page does not reveal.
 * @param page with the slide
 * @param eyes a page in Chromium that reads the picture
 */
export async function overlapDefects(page: EnginePage, eyes: Page): Promise<string[]> {
  const seams = await page.evaluate(takeSeams)
  const contrasts = await eyes.evaluate(async ({ png, seams }) => {
    const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob())
    const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d')!
    canvas.drawImage(picture, 0, 0)
    return seams.map(({ x, top, bottom }) => {
      const greens = canvas.getImageData(x, top, 1, bottom - top).data.filter((_, i) => i % 4 === 1)
      return Math.max(...greens) - Math.min(...greens)
    })
  }, { png: (await page.screenshot()).toString('base64'), seams })
  return [
    ...seams.length === 0 ? ['no Latin next to Japanese on this slide → use another slide'] : [],
    ...seams.filter((_, i) => contrasts[i]! > 128).map(({ pair, x, top }) => `"${pair}" overlap at ${x}, ${top} → see text-autospace in styles/type.css`),
  ]
}
