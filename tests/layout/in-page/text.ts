/** The text of a slide: its glyphs, line by line, and their paragraphs. */
import type { Box, Paragraph, Run } from '../measurement'
import { parseColour } from '../../../tooling/shared/colour'
import { describe, isOffScreen, isSeen, isSvg, opacityOf, styleOf } from './elements'
import { clipOf, relative, sameLine, scaleOf, union } from './geometry'
import { stackAt } from './paint'

/** A paragraph being read, with its last line. */
type OpenParagraph = Paragraph & { line?: Box, breaks: number[] }

/** The element that an element's text wraps in. */
function paragraphElement(element: Element, root: Element): Element {
  if (isSvg(element))
    return element.closest('text') ?? element
  let block = element
  while (block.parentElement && block !== root && ['inline', 'contents'].includes(styleOf(block).display))
    block = block.parentElement
  return block
}

/** The largest distance between samples of the ground of a line, in px: no more than a gap between two shapes. */
const step = 8

/** Makes a run of the glyphs on one line, from their text and its place in the window. */
function toRun(root: Element, element: Element, text: string, around: Box, paragraph: number): Run {
  const style = styleOf(element)
  const size = Number.parseFloat(style.fontSize) * scaleOf(element)
  // The left half of a full-width bracket is empty.
  const isWide = text.startsWith('「') && style.getPropertyValue('text-spacing-trim') === 'space-all'
  const rect = { ...around, left: around.left + (isWide ? size / 2 : 0) }
  const middle = (rect.top + rect.bottom) / 2
  const em: Box = { left: rect.left, right: rect.right, top: middle - size / 2, bottom: middle + size / 2 }
  const colour = parseColour(isSvg(element) ? style.fill : style.color) ?? [0, 0, 0, 1]
  const inset = Math.min(2, (rect.right - rect.left) / 4)
  const length = rect.right - rect.left - 2 * inset
  const steps = Math.max(2, Math.ceil(length / step))
  const stacks = Array.from({ length: steps + 1 }, (_, i) => stackAt(element, root, rect.left + inset + length * i / steps, middle))
  const isDecoration = element.closest('[aria-hidden="true"]') !== null
  return {
    element: describe(element),
    text,
    box: relative(em, root),
    size,
    colour: [colour[0], colour[1], colour[2], colour[3] * opacityOf(element, root)],
    grounds: stacks.map(({ ground }) => ground ?? null),
    paragraph,
    isBody: !isSvg(element) && !isDecoration && element.closest('p, li, td, dd, blockquote') !== null,
    isDecoration,
    isFrame: element.closest('.wayfinding, .level') !== null,
    isName: element.closest('.node .name') !== null,
    clip: clipOf(element, em, root),
    cover: stacks.map(({ cover }) => cover).find(Boolean),
  }
}

/** Adds text to its paragraph, and notes where a line begins. */
function addText(paragraph: OpenParagraph, text: string, rect: Box | undefined, root: Element): void {
  if (!rect) {
    if (!/\s$/.test(paragraph.text))
      paragraph.text += ' '
    return
  }
  if (paragraph.line && !sameLine(paragraph.line, rect)) {
    if (!paragraph.text.endsWith('\n'))
      paragraph.breaks.push(paragraph.text.length)
    paragraph.line = rect
  }
  paragraph.line = paragraph.line ? union(paragraph.line, rect) : rect
  paragraph.box = paragraph.text ? union(paragraph.box, relative(rect, root)) : relative(rect, root)
  paragraph.text += text
}

/** Reads all text of a slide, and the elements that it is in. */
export function readText(root: Element): { runs: Run[], paragraphs: Paragraph[], elements: ReadonlySet<Element> } {
  const runs: Run[] = []
  const paragraphs: OpenParagraph[] = []
  const elements = new Set<Element>()
  /** Indexes of the paragraphs, by their elements. */
  const places = new Map<Element, number>()

  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  let lastSpan: Element | null = null
  while (walker.nextNode()) {
    const node = walker.currentNode
    if (node instanceof Element) {
      const paragraph = paragraphs[places.get(paragraphElement(node, root)) ?? -1]
      if (node.localName === 'br' && paragraph)
        paragraph.text = `${paragraph.text.trimEnd()}\n`
      continue
    }
    const element = node.parentElement
    if (!element || element.closest('script, style, title, desc, noscript, template') || !isSeen(element, root) || isOffScreen(element, root))
      continue
    const block = paragraphElement(element, root)
    const text = node.textContent ?? ''
    if (!places.has(block)) {
      if (!text.trim())
        continue
      places.set(block, paragraphs.length)
      paragraphs.push({ element: describe(block), text: '', breaks: [], isTitle: block.localName === 'h1', box: { left: 0, top: 0, right: 0, bottom: 0 } })
    }
    const place = places.get(block)!
    const paragraph = paragraphs[place]!
    if (!text.trim()) {
      addText(paragraph, text, undefined, root)
      continue
    }
    // A drawing breaks its lines by hand: each `tspan` is a line.
    if (element.localName === 'tspan' && lastSpan && lastSpan !== element && lastSpan.parentElement === element.parentElement && paragraph.text)
      paragraph.text = `${paragraph.text.trimEnd()}\n`
    lastSpan = element.localName === 'tspan' ? element : null
    elements.add(element)

    const range = document.createRange()
    let run: { text: string, rect: Box } | undefined
    const finish = (): void => {
      if (run?.text.trim())
        runs.push(toRun(root, element, run.text.trim(), run.rect, place))
      run = undefined
    }
    let offset = 0
    for (const char of text) {
      range.setStart(node, offset)
      range.setEnd(node, offset + char.length)
      offset += char.length
      // Make it a plain object: a `DOMRect` has no own properties to spread.
      const rect = [...range.getClientRects()].filter(({ width }) => width > 0).map(({ left, top, right, bottom }): Box => ({ left, top, right, bottom })).at(-1)
      if (!rect || /\s/.test(char)) {
        addText(paragraph, char, undefined, root)
        if (run && rect)
          run.text += char
        continue
      }
      addText(paragraph, char, rect, root)
      if (run && !sameLine(run.rect, rect))
        finish()
      run = run ? { text: run.text + char, rect: union(run.rect, rect) } : { text: char, rect }
    }
    finish()
  }
  return { runs, paragraphs: paragraphs.map(({ line: _, ...paragraph }) => ({ ...paragraph, text: paragraph.text.trimEnd() })), elements }
}
