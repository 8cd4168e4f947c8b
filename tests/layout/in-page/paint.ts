/** What elements paint, and what is behind and over text. */
import type { Colour } from '../../../tooling/shared/colour'
import type { Box } from '../measurement'
import { over, parseColour } from '../../../tooling/shared/colour'
import { describe, isSvg, opacityOf, styleOf } from './elements'

/** What an element paints at a point: a plain colour, or `picture`. */
function paintOf(element: Element, root: Element, x: number, y: number): Colour | 'picture' | undefined {
  const style = styleOf(element)
  const fade = (colour: Colour | undefined, part = 1): Colour | undefined => colour && [colour[0], colour[1], colour[2], colour[3] * part * opacityOf(element, root)]
  if (element instanceof SVGGeometryElement) {
    const matrix = element.getScreenCTM()
    if (!matrix)
      return undefined
    const point = new DOMPoint(x, y).matrixTransform(matrix.inverse())
    const paint = (['stroke', 'fill'] as const).find(kind => style[kind] !== 'none' && (kind === 'stroke' ? element.isPointInStroke(point) : element.isPointInFill(point)))
    if (!paint)
      return undefined
    return style[paint].startsWith('url') ? 'picture' : fade(parseColour(style[paint]), Number(paint === 'fill' ? style.fillOpacity : style.strokeOpacity))
  }
  if (element.localName === 'img' || element.localName === 'image' || style.backgroundImage !== 'none')
    return 'picture'
  return isSvg(element) && element.localName !== 'svg' ? undefined : fade(parseColour(style.backgroundColor))
}

/** What stacked elements paint at a point, front to back; undefined where it is not a plain colour. */
function groundOf(stack: readonly Element[], root: Element, x: number, y: number): Colour | undefined {
  let ground: Colour = [0, 0, 0, 0]
  for (const one of stack) {
    const paint = paintOf(one, root, x, y)
    if (paint === 'picture')
      return undefined
    if (paint)
      ground = over(ground, paint)
    if (ground[3] > 0.99)
      break
  }
  // Paper is white.
  return over(ground, [255, 255, 255, 1])
}

/** What is behind an element's text at a point, and what covers it. */
export function stackAt(element: Element, root: Element, x: number, y: number): { ground: Colour | undefined, cover?: string } {
  const stack = document.elementsFromPoint(x, y).filter(one => root.contains(one))
  const place = Math.max(stack.findIndex(one => one === element || one.contains(element)), 0)
  const cover = stack.slice(0, place).filter(one => !element.contains(one) && !one.contains(element)).find((one) => {
    const paint = paintOf(one, root, x, y)
    return paint === 'picture' || (paint !== undefined && paint[3] > 0.5)
  })
  return { ground: groundOf(stack.slice(place), root, x, y), cover: cover && describe(cover) }
}

/** Where the ground of a line or an outline is sampled, as fractions of its length. */
const sampled = [0.1, 0.3, 0.5, 0.7, 0.9]

/** Whether an element is an outline, a line or a head of a drawing's part, with a length. */
export function isStroke(element: Element): element is SVGGeometryElement {
  return element instanceof SVGGeometryElement && element.matches('.node > .shape, .group > rect, .arrow > .line, .arrow > .head') && element.getTotalLength() > 0
}

/** The colours of a shape's line and fill, and what is behind points of its line. Arrows are left out of that: where they meet, they overlap. */
export function strokeOf(shape: SVGGeometryElement, root: Element): { colours: Colour[], grounds: (Colour | null)[] } {
  const style = styleOf(shape)
  const paints = [
    ...style.stroke !== 'none' && Number.parseFloat(style.strokeWidth) > 0 ? [{ text: style.stroke, opacity: style.strokeOpacity }] : [],
    ...style.fill === 'none' ? [] : [{ text: style.fill, opacity: style.fillOpacity }],
  ]
  const points = sampled.map(part => shape.getPointAtLength(shape.getTotalLength() * part).matrixTransform(shape.getScreenCTM()!))
  return {
    colours: paints.flatMap(({ text, opacity }) => {
      const colour = parseColour(text)
      return colour ? [[colour[0], colour[1], colour[2], colour[3] * Number(opacity) * opacityOf(shape, root)] as const] : []
    }),
    grounds: points.map(({ x, y }) => groundOf(document.elementsFromPoint(x, y).filter(one => root.contains(one) && !one.matches('.arrow > *') && one.compareDocumentPosition(shape) & Node.DOCUMENT_POSITION_FOLLOWING), root, x, y) ?? null),
  }
}

/** Whether an element paints something meaningful of its own. */
export function paints(element: Element): boolean {
  if (['img', 'table', 'video', 'canvas'].includes(element.localName) || (element.localName === 'svg' && !element.parentElement?.closest('svg')))
    return true
  const style = styleOf(element)
  return !isSvg(element) && ((parseColour(style.backgroundColor)?.[3] ?? 0) > 0 || Number.parseFloat(style.borderTopWidth) > 0 || Number.parseFloat(style.borderLeftWidth) > 0)
}

/** The thickest border, in px. An element that is no thicker than this in one direction is itself a line. */
const thickestLine = 12

/** The visible borders of an element, side by side, and the element itself if it is a line; in px of the window. */
export function linesOf(element: Element): Box[] {
  const { left, top, right, bottom } = element.getBoundingClientRect()
  const style = styleOf(element)
  const isPainted = (colour: string): boolean => (parseColour(colour)?.[3] ?? 0) > 0.05
  const widthOf = (side: 'Top' | 'Right' | 'Bottom' | 'Left'): number => isPainted(style[`border${side}Color`]) ? Number.parseFloat(style[`border${side}Width`]) : 0
  const boxes: Box[] = [
    { left, top, right, bottom: top + widthOf('Top') },
    { left: right - widthOf('Right'), top, right, bottom },
    { left, top: bottom - widthOf('Bottom'), right, bottom },
    { left, top, right: left + widthOf('Left'), bottom },
    ...isPainted(style.backgroundColor) ? [{ left, top, right, bottom }] : [],
  ]
  const thicknessOf = (box: Box): number => Math.min(box.right - box.left, box.bottom - box.top)
  return boxes.filter(box => thicknessOf(box) > 0 && thicknessOf(box) <= thickestLine)
}
