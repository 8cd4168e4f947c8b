/** What someone sees of elements: words, boxes and colours. */
import type { Locator } from 'playwright/test'

export interface Seen {
  /** Its words, with white space collapsed. */
  text: string
  left: number
  top: number
  width: number
  height: number
  /** The box of its words and of the icons in their line; without words, its own box. */
  words: { left: number, right: number, top: number, bottom: number }
  color: string
  background: string
  /** Style and colour of its top border. */
  border: string
  /** Its opacity with all its ancestors, from 0 to 1; 0 where it is hidden. */
  opacity: number
  bold: boolean
  size: number
}

/** Reads all elements at once. */
export async function see(elements: Locator): Promise<Seen[]> {
  return await elements.evaluateAll(all => all.map((element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    const range = document.createRange()
    range.selectNodeContents(element)
    const texts: DOMRect[] = []
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      if (walker.currentNode.textContent!.trim()) {
        range.selectNodeContents(walker.currentNode)
        texts.push(...range.getClientRects())
      }
    }
    // Icons positioned over it are not part of its line.
    texts.push(...[...element.querySelectorAll('svg')].filter(svg => getComputedStyle(svg).position === 'static').map(svg => svg.getBoundingClientRect()))
    const boxes = texts.length > 0 ? texts : [element.getBoundingClientRect()]
    const style = getComputedStyle(element)
    let opacity = style.visibility === 'hidden' || !element.checkVisibility() ? 0 : 1
    for (let part: Element | null = element; part; part = part.parentElement)
      opacity *= Number(getComputedStyle(part).opacity)
    return {
      text: element.textContent!.trim().replaceAll(/\s+/g, ' '),
      left,
      top,
      width,
      height,
      words: {
        left: Math.min(...boxes.map(box => box.left)),
        right: Math.max(...boxes.map(box => box.right)),
        top: Math.min(...boxes.map(box => box.top)),
        bottom: Math.max(...boxes.map(box => box.bottom)),
      },
      color: style.color,
      background: style.backgroundColor,
      border: style.borderTopWidth === '0px' ? 'none' : `${style.borderTopStyle} ${style.borderTopColor}`,
      opacity,
      bold: Number(style.fontWeight) > 500,
      size: Number.parseFloat(style.fontSize),
    }
  }))
}

/** A colour from the facts, as a browser writes it. */
export function rgb(hex: string): string {
  return `rgb(${[1, 3, 5].map(i => Number.parseInt(hex.slice(i, i + 2), 16)).join(', ')})`
}
