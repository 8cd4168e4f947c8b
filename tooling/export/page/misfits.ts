/** What does not fit its slide: a screen cuts it off, and so does paper. */

/** So many px may stand out: descenders, and shadows of letters. */
const tolerance = 4

const isClipped = (overflow: string): boolean => overflow !== 'visible'

/** The side at which a text stands out of what cuts it off, and by how many px of the screen. */
function beyond(box: DOMRect, frame: DOMRect): [side: string, px: number] | undefined {
  const sides = [['foot', box.bottom - frame.bottom], ['right edge', box.right - frame.right], ['top', frame.top - box.top], ['left edge', frame.left - box.left]] as const
  const [side, px] = sides.toSorted(([, a], [, b]) => b - a)[0]!
  return px > tolerance ? [side, px] : undefined
}

/** The nearest element around that cuts off what stands out of it; the slide at last. */
function frameOf(element: Element, slide: Element): Element {
  for (let around = element; around !== slide; around = around.parentElement!) {
    const { overflowX, overflowY } = getComputedStyle(around)
    if (isClipped(overflowX) || isClipped(overflowY))
      return around
  }
  return slide
}

/** Is a text there for screen readers alone? Such a one is cut down to nothing. */
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
 * Finds the texts that stand out of their slides, or of a part of one that cuts them off, and the pictures that stand
 * out of their slides: one that is too high for its page is not printed at all. Of each slide the first of either.
 */
export function findMisfits(report: (slide: Element, problem: string, fix: string) => void): void {
  for (const slide of document.querySelectorAll('.print-slide')) {
    const scale = slide.getBoundingClientRect().width / (slide as HTMLElement).offsetWidth
    const tell = (what: string, [side, px]: [string, number], fix: string): void => report(slide, `${what} stands out at the ${side} by ${Math.ceil(px / scale)} px`, fix)
    // A part of the slide that crops its picture does so on purpose.
    for (const picture of slide.querySelectorAll<HTMLImageElement>('img:not([alt=""])')) {
      const found = frameOf(picture.parentElement!, slide) === slide && isShown(picture, slide) && beyond(picture.getBoundingClientRect(), slide.getBoundingClientRect())
      if (found) {
        tell(`the picture "${picture.alt}"`, found, 'Show it smaller, for instance with width="600".')
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
        tell(`"${words.length > 24 ? `${words.slice(0, 24)}…` : words}"`, found, 'Say less, split the slide, or write zoom: 0.8 in its frontmatter.')
        break
      }
    }
  }
}
