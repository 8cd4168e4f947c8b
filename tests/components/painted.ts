/** Reads from a painted slide what says where we are in the evening and in the stack. Runs in the page. */

export interface Words {
  text: string
  left: number
  right: number
  top: number
  color: string
}

/** Something painted in a colour that is not a known one. */
export interface Painted {
  color: string
  what: string
  top: number
  /** The texts of the parts around it, from the smallest to the slide. */
  texts: string[]
  /** Whether it is in a part of a drawing that names no layer. */
  isUnnamed: boolean
}

export interface PaintedSlide {
  title?: { left: number, top: number, size: number, weight: string, color: string, inset: number }
  /** The words outside the layout, from the top and from the left. */
  around: Words[]
  /** The text of the layout. */
  text: string
  /** The marks of the evening, and the bars of the glyph beside the eyebrow. */
  evening: { left: number, look: string }[]
  glyph: { top: number, fill: string }[]
  /** The marked place in the bar of the evening, with its fill and that of the slide around it. */
  current: { text: string, ground: string, around: string }[]
  /** The words of an opener's panel, and their background. */
  panel?: { text: string, background: string }
  painted: Painted[]
  /** Marks by their paths, with the words beside them, how far their middle is above that of the words, in em, and the layer of the part around them. */
  marks: { paths: string[], text: string, color: string, above: number, layer?: string }[]
  /** Links within the deck. */
  links: { name: string, target: string }[]
}

/**
 * Reads a slide of the print page.
 * @param slide its element
 * @param known colours to skip, as a browser writes them
 */
export function readSlide(slide: Element, known: readonly string[]): PaintedSlide {
  const origin = slide.getBoundingClientRect()
  const layout = slide.querySelector('.slidev-layout')!
  const clean = (text: string | null): string => (text ?? '').trim().replaceAll(/\s+/g, ' ')
  const textsOf = (root: Element): Text[] => {
    const found: Text[] = []
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      if (clean(walker.currentNode.textContent) && walker.currentNode.parentElement!.checkVisibility({ visibilityProperty: true }))
        found.push(walker.currentNode as Text)
    }
    return found
  }
  const boxOf = (node: Node): DOMRect => {
    const range = document.createRange()
    range.selectNodeContents(node)
    return range.getBoundingClientRect()
  }

  /** All text of a part, with a space between its elements. */
  const saidBy = (part: Element): string => textsOf(part).map(text => clean(text.data)).join(' ')

  const heading = layout.querySelector('h1')
  const style = heading && getComputedStyle(heading)
  const title = heading && style
    ? {
        left: heading.getBoundingClientRect().left - origin.left,
        top: heading.getBoundingClientRect().top - origin.top,
        size: Number.parseFloat(style.fontSize),
        weight: style.fontWeight,
        color: style.color,
        inset: Math.round(Number.parseFloat(style.textIndent)),
      }
    : undefined

  const around = textsOf(slide).filter(text => !layout.contains(text)).map((text) => {
    const { left, right, top } = boxOf(text)
    return { text: clean(text.data), left: left - origin.left, right: right - origin.left, top: top - origin.top, color: getComputedStyle(text.parentElement!).color }
  }).sort((a, b) => Math.abs(a.top - b.top) > 12 ? a.top - b.top : a.left - b.left)

  const evening = [...slide.querySelectorAll('.evening:not(.slidev-layout *) > *')].map((mark) => {
    const { left, height } = mark.getBoundingClientRect()
    return { left, look: `${Math.round(height)} px, ${getComputedStyle(mark).backgroundColor}` }
  })
  const glyph = [...slide.querySelectorAll('.layer-glyph rect')].map(bar => ({ top: bar.getBoundingClientRect().top, fill: getComputedStyle(bar).fill }))
  const panel = layout.querySelector('.panel')

  const painted: Painted[] = []
  for (const element of layout.querySelectorAll('*')) {
    const style = getComputedStyle(element)
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      continue
    const isShape = element instanceof SVGElement && element.localName !== 'svg'
    const hasWords = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && clean(node.textContent))
    const colours: [string, string][] = [
      ...hasWords ? [['text', isShape ? style.fill : style.color]] as [string, string][] : [],
      ...isShape && !hasWords && !['g', 'tspan', 'text', 'title', 'defs', 'marker', 'clipPath'].includes(element.localName) ? [['fill', style.fill], ['stroke', style.stroke]] as [string, string][] : [],
      ...isShape
        ? []
        : [
            ['ground', style.backgroundColor],
            ...(['Top', 'Right', 'Bottom', 'Left'] as const).filter(side => style[`border${side}Width`] !== '0px').map(side => ['border', style[`border${side}Color`]]),
            ...['::before', '::after'].map(name => getComputedStyle(element, name)).filter(({ content }) => content !== 'none').map(part => ['sign', part.backgroundColor]),
          ] as [string, string][],
    ]
    for (const [kind, color] of colours) {
      if (color === 'none' || /^rgba\(.*, 0\)$/.test(color) || known.includes(color))
        continue
      const texts: string[] = []
      for (let part: Element | null = element; part && part !== layout; part = part.parentElement)
        texts.push(saidBy(part))
      painted.push({ color, what: `${kind} of ${element.localName}${element.classList.length ? `.${[...element.classList].join('.')}` : ''} "${clean(element.textContent).slice(0, 30)}"`, top: element.getBoundingClientRect().top - origin.top, texts: [...new Set(texts)].filter(Boolean), isUnnamed: element.closest('.diagram') !== null && element.closest('.diagram [data-layer]') === null })
    }
  }

  const marks = [...layout.querySelectorAll('svg.mark, svg.slidev-icon')].map((mark) => {
    let part: Element | null = mark
    while (part && !saidBy(part))
      part = part.parentElement
    const beside = part && textsOf(part).find(text => mark.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)
    const words = beside && boxOf(beside.parentElement!.closest('text') ?? beside)
    const { top, bottom } = mark.getBoundingClientRect()
    return { above: words ? (words.top + words.bottom - top - bottom) / 2 / words.height : 0, paths: [...mark.querySelectorAll('path')].map(path => path.getAttribute('d')!), text: part ? saidBy(part) : '', color: getComputedStyle(mark).color, layer: mark.closest<SVGElement>('[data-layer]')?.dataset.layer }
  })

  const links = [...slide.querySelectorAll('a[href^="#"]')].map(link => ({ name: link.getAttribute('aria-label') ?? clean(link.textContent), target: link.getAttribute('href')!.slice(1) }))
  const current = [...layout.querySelectorAll('[aria-current] .bar')].map(bar => ({ text: saidBy(bar), ground: getComputedStyle(bar).backgroundColor, around: getComputedStyle(layout).backgroundColor }))
  return { title, around, text: saidBy(layout), evening, glyph, current, panel: panel ? { text: clean(panel.textContent).replaceAll(' ', ''), background: [panel, layout].map(element => getComputedStyle(element).backgroundColor).find(color => color !== 'rgba(0, 0, 0, 0)')! } : undefined, painted, marks, links }
}
