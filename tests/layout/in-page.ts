/** Measures slides inside their page; it measures and does not judge. */
import type { Colour } from '../../tooling/shared/colour'
import type { Box, Measurement, Paragraph, Run } from './measurement'

export type PageMeasurement = Omit<Measurement, 'fonts'>

/**
 * The function is sent to the browser as it stands, so everything that it needs is inside it.
 * @param roots the slides
 * @param mark attribute to mark the elements with whose text is measured
 */
export function measureInPage(roots: readonly Element[], mark: string): { slides: PageMeasurement[], marked: { slide: number, element: string }[] } {
  const marked: { slide: number, element: string }[] = []
  return { slides: roots.map(measure), marked }

  function measure(root: Element, slide: number): PageMeasurement {
    // Only what is in the window can be found under a point.
    root.scrollIntoView({ block: 'start', behavior: 'instant' })
    const canvas = root.getBoundingClientRect()

    const relative = ({ left, top, right, bottom }: Box): Box => ({ left: left - canvas.left, top: top - canvas.top, right: right - canvas.left, bottom: bottom - canvas.top })
    const union = (a: Box, b: Box): Box => ({ left: Math.min(a.left, b.left), top: Math.min(a.top, b.top), right: Math.max(a.right, b.right), bottom: Math.max(a.bottom, b.bottom) })
    const isSvg = (element: Element): element is SVGElement => element instanceof SVGElement

    /** Tag, class and first words of an element. */
    const describe = (element: Element): string => {
      const name = [element.localName, ...[...element.classList].filter(part => !part.startsWith('slidev-vclick')).slice(0, 1)].join('.')
      const text = (element.getAttribute('alt') ?? element.textContent ?? '').replace(/\s+/g, ' ').trim()
      return text ? `${name} "${text.length > 18 ? `${text.slice(0, 18)}…` : text}"` : name
    }

    /** Reads a computed colour; undefined where it is none, such as a gradient's reference. */
    const colourOf = (text: string): Colour | undefined => {
      const [, kind, list] = /^(rgba?|color)\((.*)\)$/.exec(text) ?? []
      const parts = list?.replace('srgb', '').split(/[\s,/]+/).filter(Boolean).map(Number)
      if (!parts || parts.length < 3 || parts.some(Number.isNaN))
        return undefined
      const scale = kind === 'color' ? 255 : 1
      return [parts[0]! * scale, parts[1]! * scale, parts[2]! * scale, parts[3] ?? 1]
    }

    const styles = new Map<Element, CSSStyleDeclaration>()
    const styleOf = (element: Element): CSSStyleDeclaration => {
      if (!styles.has(element))
        styles.set(element, getComputedStyle(element))
      return styles.get(element)!
    }

    /** How much of an element is seen, after all its ancestors. */
    const opacityOf = (element: Element | null): number => {
      let opacity = 1
      for (let one = element; one && one !== root.parentElement; one = one.parentElement)
        opacity *= Number(styleOf(one).opacity)
      return opacity
    }
    const isSeen = (element: Element): boolean => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && opacityOf(element) > 0.05
    /** Text for screen readers only is one pixel large. */
    const isOffScreen = (element: Element): boolean => {
      for (let one: Element | null = element; one && one !== root; one = one.parentElement) {
        const { width, height } = one.getBoundingClientRect()
        if (styleOf(one).position === 'absolute' && width <= 1 && height <= 1)
          return true
      }
      return false
    }

    /** What an element paints at a point; `picture` where that is no plain colour. */
    const paintOf = (element: Element, x: number, y: number): Colour | 'picture' | undefined => {
      const style = styleOf(element)
      const fade = (colour: Colour | undefined, part = 1): Colour | undefined => colour && [colour[0], colour[1], colour[2], colour[3] * part * opacityOf(element)]
      if (element instanceof SVGGeometryElement) {
        const matrix = element.getScreenCTM()
        if (!matrix)
          return undefined
        const point = new DOMPoint(x, y).matrixTransform(matrix.inverse())
        const paint = (['stroke', 'fill'] as const).find(kind => style[kind] !== 'none' && (kind === 'stroke' ? element.isPointInStroke(point) : element.isPointInFill(point)))
        if (!paint)
          return undefined
        return style[paint].startsWith('url') ? 'picture' : fade(colourOf(style[paint]), Number(paint === 'fill' ? style.fillOpacity : style.strokeOpacity))
      }
      if (element.localName === 'img' || element.localName === 'image' || style.backgroundImage !== 'none')
        return 'picture'
      return isSvg(element) && element.localName !== 'svg' ? undefined : fade(colourOf(style.backgroundColor))
    }

    const over = (front: Colour, back: Colour): Colour => {
      const alpha = front[3] + back[3] * (1 - front[3])
      const mix = (i: 0 | 1 | 2): number => alpha === 0 ? 0 : (front[i] * front[3] + back[i] * back[3] * (1 - front[3])) / alpha
      return [mix(0), mix(1), mix(2), alpha]
    }

    /** What lies behind an element's text at a point, and what lies over it. */
    const stackAt = (element: Element, x: number, y: number): { ground: Colour | undefined, cover?: string } => {
      const stack = document.elementsFromPoint(x, y).filter(one => root.contains(one))
      const place = stack.findIndex(one => one === element || one.contains(element))
      const above = stack.slice(0, Math.max(place, 0)).filter(one => !element.contains(one) && !one.contains(element))
      const cover = above.find((one) => {
        const paint = paintOf(one, x, y)
        return paint === 'picture' || (paint !== undefined && paint[3] > 0.5)
      })
      let ground: Colour = [0, 0, 0, 0]
      for (const one of stack.slice(Math.max(place, 0))) {
        const paint = paintOf(one, x, y)
        if (paint === 'picture')
          return { ground: undefined, cover: cover && describe(cover) }
        if (paint)
          ground = over(ground, paint)
        if (ground[3] > 0.99)
          break
      }
      // Paper is white.
      return { ground: over(ground, [255, 255, 255, 1]), cover: cover && describe(cover) }
    }

    /** How many px on the screen one px of the element's own is. */
    const scaleOf = (element: Element): number => {
      if (element instanceof SVGGraphicsElement && element.localName !== 'svg') {
        const matrix = element.getScreenCTM()
        return matrix ? Math.hypot(matrix.b, matrix.d) : 1
      }
      for (let one: Element | null = element; one; one = one.parentElement) {
        if (one instanceof HTMLElement && one.offsetHeight > 0 && styleOf(one).display !== 'inline') {
          const { height } = one.getBoundingClientRect()
          // The one is rounded to whole px, the other is not.
          return Math.abs(height - one.offsetHeight) <= 0.5 ? 1 : height / one.offsetHeight
        }
      }
      return 1
    }

    /** The ancestor that cuts off a box, and by how much. */
    const clipOf = (element: Element, box: Box): Run['clip'] => {
      for (let one = element.parentElement; one && one !== root; one = one.parentElement) {
        const style = styleOf(one)
        const edge = one.getBoundingClientRect()
        const cutsX = style.overflowX !== 'visible' && style.display !== 'inline'
        const cutsY = style.overflowY !== 'visible' && style.display !== 'inline'
        // What is as large as the slide is its frame; leaving that is another matter.
        if (edge.width >= canvas.width - 1 && edge.height >= canvas.height - 1)
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

    /** The element whose lines are broken together. */
    const paragraphElement = (element: Element): Element => {
      if (isSvg(element))
        return element.closest('text') ?? element
      let block = element
      while (block.parentElement && block !== root && ['inline', 'contents'].includes(styleOf(block).display))
        block = block.parentElement
      return block
    }

    const runs: Run[] = []
    const paragraphs: (Paragraph & { line?: Box, breaks: number[] })[] = []
    const places = new Map<Element, number>()

    /** A rectangle that stands on the same line as another. */
    const sameLine = (a: Box, b: Box): boolean =>
      (Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)) / Math.min(a.bottom - a.top, b.bottom - b.top) > 0.5

    function addRun(element: Element, text: string, rect: Box, paragraph: number): void {
      const style = styleOf(element)
      const size = Number.parseFloat(style.fontSize) * scaleOf(element)
      const middle = (rect.top + rect.bottom) / 2
      const em: Box = { left: rect.left, right: rect.right, top: middle - size / 2, bottom: middle + size / 2 }
      const colour = colourOf(isSvg(element) ? style.fill : style.color) ?? [0, 0, 0, 1]
      const inset = Math.min(2, (rect.right - rect.left) / 4)
      const stacks = [rect.left + inset, (rect.left + rect.right) / 2, rect.right - inset].map(x => stackAt(element, x, middle))
      const isDecoration = element.closest('[aria-hidden="true"]') !== null
      runs.push({
        element: describe(element),
        text,
        box: relative(em),
        size,
        colour: [colour[0], colour[1], colour[2], colour[3] * opacityOf(element)],
        grounds: stacks.map(({ ground }) => ground),
        paragraph,
        isBody: !isSvg(element) && !isDecoration && element.closest('p, li, td, dd, blockquote') !== null,
        isDecoration,
        isFrame: element.closest('.wayfinding, .level') !== null,
        isName: element.closest('.node .name') !== null,
        clip: clipOf(element, em),
        cover: stacks.map(({ cover }) => cover).find(Boolean),
      })
    }

    /** Adds text to its paragraph, and notes where a line begins. */
    function addText(paragraph: typeof paragraphs[number], text: string, rect: Box | undefined): void {
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
      paragraph.box = paragraph.text ? union(paragraph.box, relative(rect)) : relative(rect)
      paragraph.text += text
    }

    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    let lastSpan: Element | null = null
    while (walker.nextNode()) {
      const node = walker.currentNode
      if (node instanceof Element) {
        const paragraph = paragraphs[places.get(paragraphElement(node)) ?? -1]
        if (node.localName === 'br' && paragraph)
          paragraph.text = `${paragraph.text.trimEnd()}\n`
        continue
      }
      const element = node.parentElement
      if (!element || element.closest('script, style, title, desc, noscript, template') || !isSeen(element) || isOffScreen(element))
        continue
      const block = paragraphElement(element)
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
        addText(paragraph, text, undefined)
        continue
      }
      // A drawing breaks its lines by hand: each part that has a place of its own is a line.
      if (element.localName === 'tspan' && lastSpan && lastSpan !== element && lastSpan.parentElement === element.parentElement && paragraph.text)
        paragraph.text = `${paragraph.text.trimEnd()}\n`
      lastSpan = element.localName === 'tspan' ? element : null

      if (!element.hasAttribute(mark)) {
        element.setAttribute(mark, '')
        marked.push({ slide, element: describe(element) })
      }

      const range = document.createRange()
      let run: { text: string, rect: Box } | undefined
      const finish = (): void => {
        if (run?.text.trim())
          addRun(element, run.text.trim(), run.rect, place)
        run = undefined
      }
      let offset = 0
      for (const char of text) {
        range.setStart(node, offset)
        range.setEnd(node, offset + char.length)
        offset += char.length
        const rect = [...range.getClientRects()].findLast(({ width }) => width > 0)
        if (!rect || /\s/.test(char)) {
          addText(paragraph, char, undefined)
          if (run && rect)
            run.text += char
          continue
        }
        addText(paragraph, char, rect)
        if (run && !sameLine(run.rect, rect))
          finish()
        run = run ? { text: run.text + char, rect: union(run.rect, rect) } : { text: char, rect }
      }
      finish()
    }

    const seen = [...root.querySelectorAll('*')].filter(element => isSeen(element))
    const meant = seen.filter(element => !element.closest('[aria-hidden="true"]'))
    const paints = (element: Element): boolean => {
      if (['img', 'table', 'video', 'canvas'].includes(element.localName) || (element.localName === 'svg' && !element.parentElement?.closest('svg')))
        return true
      const style = styleOf(element)
      return !isSvg(element) && ((colourOf(style.backgroundColor)?.[3] ?? 0) > 0 || Number.parseFloat(style.borderTopWidth) > 0 || Number.parseFloat(style.borderLeftWidth) > 0)
    }
    const fillsSlide = ({ left, top, right, bottom }: Box): boolean => right - left >= canvas.width - 1 && bottom - top >= canvas.height - 1

    const layout = root.querySelector('.slidev-layout')
    return {
      slide: {
        name: root.id,
        title: root.querySelector('h1')?.textContent?.trim() ?? '',
        layout: [...layout?.classList ?? []],
      },
      canvas: { width: canvas.width, height: canvas.height },
      runs,
      paragraphs: paragraphs.map(({ line: _, ...paragraph }) => ({ ...paragraph, text: paragraph.text.trimEnd() })),
      pictures: meant
        .filter(element => element instanceof HTMLImageElement)
        .map(element => ({ element: describe(element), box: relative(element.getBoundingClientRect()), isLoaded: element.complete && element.naturalWidth > 0 })),
      boxes: meant
        .filter(paints)
        .map(element => ({ element: describe(element), box: element.getBoundingClientRect() }))
        .filter(({ box }) => !fillsSlide(box) && box.width > 0 && box.height > 0)
        .map(({ element, box }) => ({ element, box: relative(box) })),
      labels: meant.filter(element => element.matches('.node:not(.person) > .shape')).flatMap(shape =>
        [...shape.parentElement!.querySelectorAll(':scope > text')].filter(text => text.textContent?.trim()).map(text => ({
          element: describe(text),
          text: text.textContent?.trim() ?? '',
          box: relative(text.getBoundingClientRect()),
          shape: relative(shape.getBoundingClientRect()),
        }))),
    }
  }
}
