/** Where elements are, at what scale they are shown, and what cuts them off. */
import type { Box, Run } from '../measurement'
import { describe, styleOf } from './elements'

export const union = (a: Box, b: Box): Box => ({ left: Math.min(a.left, b.left), top: Math.min(a.top, b.top), right: Math.max(a.right, b.right), bottom: Math.max(a.bottom, b.bottom) })

/** A box in the slide's own px instead of the window's. */
export function relative({ left, top, right, bottom }: Box, root: Element): Box {
  const canvas = root.getBoundingClientRect()
  return { left: left - canvas.left, top: top - canvas.top, right: right - canvas.left, bottom: bottom - canvas.top }
}

/** Whether a rectangle is on the same line as another. */
export function sameLine(a: Box, b: Box): boolean {
  return (Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)) / Math.min(a.bottom - a.top, b.bottom - b.top) > 0.5
}

/** Whether a box is as large as its slide. */
export function fillsSlide({ left, top, right, bottom }: Box, root: Element): boolean {
  const { width, height } = root.getBoundingClientRect()
  return right - left >= width - 1 && bottom - top >= height - 1
}

/** How many px on the screen one px of the element takes. */
export function scaleOf(element: Element): number {
  if (element instanceof SVGGraphicsElement && element.localName !== 'svg') {
    const matrix = element.getScreenCTM()
    return matrix ? Math.hypot(matrix.b, matrix.d) : 1
  }
  for (let one: Element | null = element; one; one = one.parentElement) {
    if (one instanceof HTMLElement && one.offsetHeight > 0 && styleOf(one).display !== 'inline') {
      const { height } = one.getBoundingClientRect()
      // `offsetHeight` is rounded to whole px, `height` is not.
      return Math.abs(height - one.offsetHeight) <= 0.5 ? 1 : height / one.offsetHeight
    }
  }
  return 1
}

/** The ancestor that cuts off a box, and by how much. */
export function clipOf(element: Element, box: Box, root: Element): Run['clip'] {
  for (let one = element.parentElement; one && one !== root; one = one.parentElement) {
    const style = styleOf(one)
    const edge = one.getBoundingClientRect()
    const cutsX = style.overflowX !== 'visible' && style.display !== 'inline'
    const cutsY = style.overflowY !== 'visible' && style.display !== 'inline'
    // A box as large as the slide is its frame; another rule is about that.
    if (fillsSlide(edge, root))
      continue
    const amount = Math.max(
      cutsX ? Math.max(edge.left - box.left, box.right - edge.right) : 0,
      cutsY ? Math.max(edge.top - box.top, box.bottom - edge.bottom) : 0,
    )
    if (amount > 1)
      return { by: describe(one), amount }
  }
  return undefined
}
