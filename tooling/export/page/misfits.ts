/** Finds content that overflows its slide: it is cut off on screens and on paper. */

/** This many px may overflow: descenders, and shadows of letters. */
const tolerance = 4

const isClipped = (overflow: string): boolean => overflow !== 'visible'

/** The side at which a text overflows the frame that cuts it off, and by how many screen px. */
function beyond(box: DOMRect, frame: DOMRect): [side: string, px: number] | undefined {
  const sides = [['foot', box.bottom - frame.bottom], ['right edge', box.right - frame.right], ['top', frame.top - box.top], ['left edge', frame.left - box.left]] as const
  const [side, px] = sides.toSorted(([, a], [, b]) => b - a)[0]!
  return px > tolerance ? [side, px] : undefined
}

/** The nearest ancestor that cuts off overflow, or else the slide. */
function frameOf(element: Element, slide: Element): Element {
  for (let around = element; around !== slide; around = around.parentElement!) {
    const { overflowX, overflowY } = getComputedStyle(around)
    if (isClipped(overflowX) || isClipped(overflowY))
      return around
  }
  return slide
}

/** Whether a text is only for screen readers: such text is clipped to nothing. */
function isCutAway(element: Element, slide: Element): boolean {
  for (let around = element; around !== slide; around = around.parentElement!) {
    const { clip, clipPath, overflowX } = getComputedStyle(around)
    if (clip !== 'auto' || clipPath !== 'none' || (isClipped(overflowX) && around.clientWidth <= 1))
      return true
  }
  return false
}

function isShown(element: Element, slide: Element): boolean {
  return !element.closest('[aria-hidden="true"]') && element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !isCutAway(element, slide)
}

/**
 * Finds texts that overflow their slide, or a part of it that cuts them off, and pictures that overflow their slide: one
 * that is too tall for its page is not printed at all. Reports the first text and the first picture of each slide.
 */
export function findMisfits(report: (slide: Element, problem: string, fix: string) => void): void {
  for (const slide of document.querySelectorAll('.print-slide')) {
    const scale = slide.getBoundingClientRect().width / (slide as HTMLElement).offsetWidth
    const misfit = (what: string, [side, px]: [string, number], fix: string): void => report(slide, `${what} sticks out at the ${side} by ${Math.ceil(px / scale)} px`, fix)
    // If a part of the slide crops its picture, that is on purpose.
    for (const picture of slide.querySelectorAll<HTMLImageElement>('img:not([alt=""])')) {
      const found = frameOf(picture.parentElement!, slide) === slide && isShown(picture, slide) && beyond(picture.getBoundingClientRect(), slide.getBoundingClientRect())
      if (found) {
        misfit(`the picture "${picture.alt}"`, found, 'Show it smaller, for instance with width="600".')
        break
      }
    }
    const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const text = walker.currentNode as Text
      const words = text.data.trim()
      if (!words || text.parentElement!.closest('style, script, .katex-mathml') || !isShown(text.parentElement!, slide))
        continue
      const range = document.createRange()
      range.selectNodeContents(text)
      const frame = frameOf(text.parentElement!, slide)
      const found = [...range.getClientRects()].map(box => beyond(box, frame.getBoundingClientRect())).find(Boolean)
      if (found) {
        misfit(`"${words.length > 24 ? `${words.slice(0, 24)}…` : words}"`, found, 'Say less, split the slide, or write zoom: 0.8 in its frontmatter.')
        break
      }
    }
  }
}
