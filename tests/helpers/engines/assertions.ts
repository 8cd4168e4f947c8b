/** What is looked for in every engine, as functions. They return what is wrong, each with its place and its fix. */
import type { Page } from 'playwright/test'
import type { EnginePage } from './engines'
import { boundariesOf } from '../../../tooling/deck/phrases'
import { brokenWord } from '../../layout/rules/broken-word'

/** Texts that are set in more than one line. */
interface Wrapped {
  /** What a person finds it by: `li "ドリコムは…"`. */
  element: string
  text: string
  /** Where in the text a new line begins because the last one was full. */
  breaks: number[]
}

interface Lines {
  wrapped: Wrapped[]
  /** Texts of several lines without any phrases, and phrases that are boxes of their own. */
  unphrased: string[]
  /** Whether the engine ends lines between phrases by itself. */
  hasOwnPhrases: boolean
}

/** Where lines end below the elements of a selector. Self-contained: it is sent to the page as text. */
function takeLines(selector: string): Lines {
  const range = document.createRange()

  /** The offsets of the characters that begin a line in some texts that are set together. */
  function breaksOf(texts: readonly Text[]): number[] {
    const breaks: number[] = []
    let line: DOMRect | undefined
    let start = 0
    for (const text of texts) {
      range.selectNodeContents(text)
      // A text within a line is looked at as a whole.
      const step = range.getClientRects().length > 1 ? 1 : text.length
      for (let i = 0; i < text.length; i += step) {
        range.setStart(text, i)
        range.setEnd(text, i + step)
        const rect = [...range.getClientRects()].findLast(({ width }) => width > 0)
        if (!rect || !text.data.slice(i, i + step).trim())
          continue
        // Boxes of lines that stand close overlap a little.
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

/** Whether a phrase ends at a place. Punctuation and spaces end one, too. */
function mayEndPhrase(text: string, at: number, boundaries: readonly number[]): boolean {
  return boundaries.includes(at) || /[\p{P}\s]$/u.test(text.slice(0, at)) || /^[\p{Ps}\p{Pi}\s]/u.test(text.slice(at))
}

/** Whether a line may end at a place: between phrases, or within one that has a line of its own and does not fit. */
function mayBreak(text: string, at: number, breaks: readonly number[], boundaries: readonly number[]): boolean {
  const line = Math.max(0, ...breaks.filter(start => start < at))
  return Array.from({ length: at - line }, (_, i) => at - i).findIndex(place => mayEndPhrase(text, place, boundaries)) <= 0
}

/** Lines below the elements of a selector that end within a word or, where breaks were put in, within a phrase. */
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
    ...unphrased.map(element => `${element} has no phrases → put the text into an element of its own where it stands in a flexbox or grid; else see takeBlocks() in tooling/deck/phrases.ts`),
    ...words.map(({ element, measure }) => `${element} breaks a word: ${measure} → give it more room; see tooling/viewer/phrases.ts`),
    ...hasOwnPhrases ? [] : seen.filter(({ isBetweenPhrases }) => !isBetweenPhrases).map(({ element, where }) => `${element} breaks a phrase: ${where} → see tooling/viewer/phrases.ts`),
    ...seen.filter(({ isForbidden }) => isForbidden).map(({ element, where }) => `${element} has at the beginning or end of a line what must not stand there: ${where} → see tooling/deck/phrases.ts`),
  ]
}

/**
 * Slides that are not as large as their place allows, not in its middle (the presenter view's: not at its left), or turned.
 * Self-contained: it is sent to the page as text.
 */
export function canvasDefects(): string[] {
  const [width, height] = [1280, 720]
  return [...document.querySelectorAll('.deck-canvas')].filter(canvas => canvas.checkVisibility()).flatMap((canvas) => {
    const place = canvas.parentElement!.getBoundingClientRect()
    const is = canvas.getBoundingClientRect()
    const scale = Math.min(place.width / width, place.height / height)
    const should = { left: place.left + (canvas.closest('.presenter') ? 0 : (place.width - width * scale) / 2), top: place.top + (place.height - height * scale) / 2, width: width * scale, height: height * scale }
    const sides = (Object.keys(should) as (keyof typeof should)[]).filter(side => Math.abs(is[side] - should[side]) > 1)
    // What is upside down may fill its place.
    const { a, d } = new DOMMatrix(getComputedStyle(canvas).transform)
    return [
      ...sides.map(side => `the ${side} of the slide in .${canvas.parentElement!.parentElement!.className} is ${is[side]} instead of ${should[side]} → see .deck-canvas in tooling/viewer/viewer.css`),
      ...a > 0 && d > 0 ? [] : [`the slide in .${canvas.parentElement!.parentElement!.className} is turned → see .deck-canvas in tooling/viewer/viewer.css`],
    ]
  })
}

/** Text of the slides that is shown outside of them. Self-contained. */
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
        found.push(`"${text.data.trim()}" stands outside of the slide`)
    }
    return found
  })
}

/** Two characters beside each other, and the place between them, in px of the page. */
interface Seam {
  pair: string
  x: number
  top: number
  bottom: number
}

/** Where Japanese meets Latin letters and digits on the slide that is shown, in large type. Self-contained. */
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
 * Characters that are drawn over their neighbours, which no measure of the page tells.
 * @param page whose slide is looked at
 * @param eyes a page of Chromium, which reads the picture
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
    ...seams.length === 0 ? ['no Latin beside Japanese on this slide → look at another one'] : [],
    ...seams.filter((_, i) => contrasts[i]! > 128).map(({ pair, x, top }) => `"${pair}" lie over each other at ${x}, ${top} → see text-autospace in styles/type.css`),
  ]
}
