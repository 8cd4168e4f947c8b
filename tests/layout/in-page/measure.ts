/** Measures slides inside their page, and judges nothing. */
import type { Box, Measurement, Repetition } from '../measurement'
import { nameOf, takeDrawings } from '../../../tooling/check/drawings'
import { describe, isSeen, isSvg, styleOf } from './elements'
import { fillsSlide, relative } from './geometry'
import { isStroke, linesOf, paints, strokeOf } from './paint'
import { readText } from './text'

/** What leaves the page. */
export interface PageMeasurement {
  slides: Omit<Measurement, 'fonts'>[]
  /** The elements whose text was measured, in the order of the page. */
  marked: { slide: number, element: string }[]
}

/**
 * @param roots the slides
 * @param mark the attribute that marks the elements whose text is measured
 * @returns a `PageMeasurement` as JSON, because the objects of a whole deck take seconds to leave the page
 */
export function measure(roots: readonly HTMLElement[], mark: string): string {
  const measured = alone(roots, measureSlide)
  measured.forEach(({ elements }) => elements.forEach(element => element.setAttribute(mark, '')))
  const found: PageMeasurement = {
    slides: measured.map(({ measurement }) => measurement),
    marked: roots.flatMap((root, slide) => [...root.querySelectorAll(`[${mark}]`)].map(element => ({ slide, element: describe(element) }))),
  }
  return JSON.stringify(found)
}

/** Runs a task on each element while the others are not laid out. They would slow down each search for what is under a point. */
function alone<T>(elements: readonly HTMLElement[], task: (element: HTMLElement) => T): T[] {
  const hide = (element: HTMLElement): void => element.style.setProperty('display', 'none', 'important')
  const show = (element: HTMLElement): string => element.style.removeProperty('display')
  elements.forEach(hide)
  const done = elements.map((element) => {
    show(element)
    const result = task(element)
    hide(element)
    return result
  })
  elements.forEach(show)
  return done
}

const kindOf = (element: Element): string => [element.localName, ...element.classList].filter(name => !name.startsWith('slidev-vclick')).slice(0, 2).join('.')

/** The first line of the text that is an element's own. */
function firstLineOf(element: Element): DOMRect | undefined {
  const range = document.createRange()
  const text = [...element.childNodes].find(node => node instanceof Text && node.data.trim())
  if (text)
    range.selectNode(text)
  return text && range.getClientRects()[0]
}

/** What is repeated among these elements. */
function repetitionsOf(elements: ReadonlySet<Element>, boxOf: (element: Element) => Box, root: Element): Repetition[] {
  return [...elements].flatMap((around) => {
    const children = [...around.children].filter(child => elements.has(child))
    const groups = [...new Set(children.map(kindOf))].map(kind => children.filter(child => kindOf(child) === kind)).filter(group => group.length > 1)
    return groups.map(group => ({
      // A subgrid has the columns of the grid around it, as the row of a table has.
      isGrid: styleOf(around).display === 'grid' && !styleOf(around).gridTemplateColumns.startsWith('subgrid'),
      items: group.map(item => ({
        element: describe(item),
        box: boxOf(item),
        isRow: ['grid', 'table-row'].includes(styleOf(item).display),
        parts: [...item.querySelectorAll('*')].flatMap((part) => {
          const line = firstLineOf(part)
          return line && isSeen(part, root) ? [{ kind: kindOf(part), box: relative(line, root) }] : []
        }),
      })),
    }))
  }).filter(({ isGrid, items }) => isGrid || items.some(({ isRow }) => isRow))
}

function measureSlide(root: Element): { measurement: PageMeasurement['slides'][number], elements: ReadonlySet<Element> } {
  // Only elements in the window can be found under a point.
  root.scrollIntoView({ block: 'start', behavior: 'instant' })
  const { width, height } = root.getBoundingClientRect()
  const boxOf = (element: Element): Box => relative(element.getBoundingClientRect(), root)
  const { runs, paragraphs, elements } = readText(root)
  const seen = [...root.querySelectorAll('*')].filter(element => isSeen(element, root))
  const meant = seen.filter(element => !element.closest('[aria-hidden="true"]'))
  const drawings = takeDrawings([root])[0]!
  /** The part that a line or an outline belongs to, found by its position. */
  const partOf = (element: Element): string => {
    const { left, top } = boxOf(element.matches('.arrow > *') ? element.parentElement! : element)
    const found = drawings.flatMap(({ parts }) => parts.filter(({ box }) => box.left === left && box.top === top).map(part => nameOf(part, parts)))
    return found[0] ?? describe(element.parentElement!)
  }
  const measurement = {
    layout: [...root.querySelector('.slidev-layout')?.classList ?? []],
    canvas: { width, height },
    runs,
    paragraphs,
    pictures: meant
      .filter(element => element instanceof HTMLImageElement)
      .map(element => ({ element: describe(element), box: boxOf(element), isLoaded: element.complete && element.naturalWidth > 0 })),
    boxes: meant
      .filter(paints)
      .map(element => ({ element: describe(element), box: boxOf(element) }))
      .filter(({ box }) => !fillsSlide(box, root) && box.right > box.left && box.bottom > box.top),
    lines: seen.filter(element => !isSvg(element)).flatMap(element => linesOf(element).map(box => ({ element: describe(element), box: relative(box, root) }))),
    labels: meant.filter(element => element.matches('.node:not(.person) > .shape, .badge > rect')).flatMap(shape =>
      [...shape.parentElement!.querySelectorAll(':scope > text')].filter(text => text.textContent?.trim()).map((text, _, { length }) => ({
        element: describe(text),
        text: text.textContent?.trim() ?? '',
        box: boxOf(text),
        shape: boxOf(shape),
        isCentred: length === 1 && shape.matches('.tool > *, .badge > *'),
      }))),
    repetitions: repetitionsOf(new Set(meant.filter(element => !isSvg(element))), boxOf, root),
    drawings,
    strokes: seen.filter(isStroke).map(element => ({
      element: `${element.matches('.head') ? 'the head of ' : ''}${partOf(element)}`,
      box: boxOf(element),
      ...strokeOf(element, root),
    })),
  }
  return { measurement, elements }
}
