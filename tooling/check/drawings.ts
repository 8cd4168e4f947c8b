/** Reads the drawings of a slide as painted: their parts, and which of them an arrow connects. */

export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

export interface Point { x: number, y: number }

/** A part of a drawing as painted at one click. Lengths are in px of the slide's canvas. */
export interface Part {
  /** `shapes` belong to no other part; an `item` is an entry of a styled list. */
  kind: 'node' | 'group' | 'arrow' | 'badge' | 'text' | 'shapes' | 'item'
  /** Its large text with lines joined, the number or word of a badge, or the position of an item. */
  name: string
  /** Its small text. */
  note: string
  /** Classes and layer that style it. */
  looks: string[]
  /** The badges on it; `×` for a cross. */
  badges: string[]
  isSeen: boolean
  /** The box of its outline, or of its text if it has no outline. */
  box: Box
  /** The box of its own text, without that of its badges. */
  textBox?: Box
  /** Points along the line of an arrow, from start to end, at most 6 px apart. */
  way?: readonly Point[]
  /** Whether the line has a head at its start and at its end. */
  heads?: readonly [start: boolean, end: boolean]
  /** How its outline or line is painted, apart from colours. */
  paint?: string
  /** The path of the mark beside its name. */
  mark?: string
}

export interface Drawing {
  /** Its text alternative; undefined if it is decoration. */
  alternative?: string
  parts: Part[]
  /** How much of its box stays empty because their aspect ratios differ, in px. */
  empty: number
  /** All text of the slide, without spaces. */
  around: string
}

/**
 * Reads the drawings of slides. Nodes, groups, arrows and badges are recognized by the classes that `Diagram` gives them.
 * Must be self-contained: it is sent to the page as text.
 */
export function takeDrawings(slides: readonly Element[]): Drawing[][] {
  return slides.map((slide) => {
    const origin = slide.getBoundingClientRect()
    const boxOf = (element: Element): Box => {
      const { left, top, right, bottom } = element.getBoundingClientRect()
      return { left: left - origin.left, top: top - origin.top, right: right - origin.left, bottom: bottom - origin.top }
    }
    const isSeen = (element: Element): boolean => {
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
        return false
      let opacity = 1
      for (let one: Element | null = element; one && one !== slide; one = one.parentElement)
        opacity *= Number(getComputedStyle(one).opacity)
      return opacity > 0.05
    }
    const isIn = (element: Element, parts: string): boolean => element.closest(parts) !== null

    /** Joins the lines of a text, with a space between Latin words. */
    const wordsOf = (texts: readonly Element[]): string => texts.flatMap(text => [...text.querySelectorAll('tspan')].length > 0 ? [...text.querySelectorAll('tspan')] : [text])
      .map(line => line.textContent!.replace(/\s+/g, ' ').trim())
      .reduce((said, line) => said + (/\w$/.test(said) && /^\w/.test(line) ? ' ' : '') + line, '')
    const looksOf = (element: Element): string[] => [
      ...[...element.classList].filter(name => !name.startsWith('slidev-') && !['node', 'group', 'arrow', 'badge'].includes(name)),
      ...element.getAttribute('data-layer') ? [`layer ${element.getAttribute('data-layer')}`] : [],
      ...element.querySelector(':scope > .mark') ? ['with a mark'] : [],
    ]
    const badgesOf = (element: Element): string[] => [...element.querySelectorAll(':scope > .badge')].filter(isSeen).map(badge => wordsOf([...badge.querySelectorAll('text')]) || (badge.querySelector('path') ? '×' : ''))

    /** The kinds of segments of an outline, its line width, and whether it is dashed and filled. */
    const paintOf = (shape: Element | null | undefined): string | undefined => {
      if (!shape)
        return undefined
      const { strokeWidth, strokeDasharray, fill, stroke } = getComputedStyle(shape)
      const pieces = shape.getAttribute('d')?.replace(/[^a-z]/gi, '').replace(/(.)\1+/g, '$1')
      return [
        pieces === undefined || shape.classList.contains('line') ? shape.localName === 'path' ? undefined : shape.localName : pieces,
        stroke === 'none' ? 'no line' : `${Number.parseFloat(strokeWidth)} px`,
        strokeDasharray === 'none' ? undefined : 'broken',
        fill === 'none' || fill === 'rgba(0, 0, 0, 0)' ? undefined : 'filled',
      ].filter(Boolean).join(' ')
    }

    /** Converts a point from a line's own coordinates to px of the slide. */
    const place = (element: SVGGraphicsElement, { x, y }: Point): Point => {
      const { x: left, y: top } = new DOMPoint(x, y).matrixTransform(element.getScreenCTM()!)
      return { x: left - origin.left, y: top - origin.top }
    }
    const wayOf = (arrow: Element): Pick<Part, 'way' | 'heads'> => {
      const line = arrow.querySelector<SVGPathElement>(':scope > .line')
      const heads = arrow.querySelector<SVGPathElement>(':scope > .head')
      if (!line?.getAttribute('d'))
        return {}
      const length = line.getTotalLength()
      const pieces = Math.max(1, Math.ceil(length / 6))
      const way = Array.from({ length: pieces + 1 }, (_, i) => place(line, line.getPointAtLength(length * i / pieces)))
      // Each head is drawn from one corner over its tip to the other corner.
      const tips = (heads?.getAttribute('d') ?? '').split('M').filter(Boolean).flatMap(head => [...head.matchAll(/(-?[\d.]+)[\s,]+(-?[\d.]+)/g)].slice(1, 2).map(([, x, y]) => place(heads!, { x: Number(x), y: Number(y) })))
      const isAt = (end: Point): boolean => tips.some(tip => Math.hypot(tip.x - end.x, tip.y - end.y) < 3)
      return { way, heads: [isAt(way[0]!), isAt(way.at(-1)!)] }
    }

    const shapes = 'rect, circle, ellipse, line, polyline, polygon, path'
    const parts = '.node, .group, .arrow, .badge'
    const readPart = (element: Element): Part => {
      const own = (names: string): Element[] => [...element.querySelectorAll(names)]
      const outline = element.querySelector(':scope > .shape, :scope > rect')
      const texts = own(':scope > text')
      const mark = element.querySelector(':scope > .mark path')?.getAttribute('d') ?? undefined
      const common = { mark, textBox: texts.map(boxOf).reduce<Box | undefined>((all, box) => all ? { left: Math.min(all.left, box.left), top: Math.min(all.top, box.top), right: Math.max(all.right, box.right), bottom: Math.max(all.bottom, box.bottom) } : box, undefined), looks: looksOf(element), badges: badgesOf(element), isSeen: isSeen(element), note: '', box: boxOf(outline ?? element.querySelector('text') ?? element) }
      if (element.matches('.node'))
        return { ...common, kind: 'node', name: wordsOf(own(':scope > .name')), note: wordsOf(own(':scope > .note')), paint: paintOf(outline) }
      if (element.matches('.group'))
        return { ...common, kind: 'group', name: wordsOf(own(':scope > text')), paint: paintOf(outline) }
      if (element.matches('.badge'))
        return { ...common, kind: 'badge', name: wordsOf(own('text')) || '×', looks: [] }
      return { ...common, kind: 'arrow', name: wordsOf(own(':scope > text')), ...wayOf(element), box: boxOf(element), paint: paintOf(element.querySelector(':scope > .line')) }
    }

    /** Reads a list. Only lists whose items also differ by layer or weight are kept. */
    const readList = (list: Element): Part[] => [...list.children].map((item, i): Part => {
      const texts = document.createTreeWalker(item, NodeFilter.SHOW_TEXT, text => text.textContent!.trim() ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP)
      const first = texts.nextNode()?.parentElement
      const isBold = first && !isIn(first, 'strong, b') && Number(getComputedStyle(first).fontWeight) >= 600
      const waiting = item.querySelectorAll('.slidev-vclick-hidden').length
      const layer = item.getAttribute('data-layer')
      return { kind: 'item', name: String(i + 1), note: '', looks: [...item.hasAttribute('aria-current') ? ['current'] : [], ...isBold ? ['bold'] : [], ...layer ? [`layer ${layer}`] : [], ...waiting > 0 ? [`${waiting} to come`] : []], badges: [], isSeen: isSeen(item), box: boxOf(item) }
    })
    const lists = [...slide.querySelectorAll('.slidev-layout :is(ol, ul)')].filter(list => !isIn(list, '[aria-hidden="true"]')).map(readList).filter(items => items.some(({ looks }) => looks.some(look => look.startsWith('layer '))) || new Set(items.map(({ looks }) => looks.includes('bold'))).size > 1)

    const around = slide.textContent!.replace(/\s/g, '')
    const emptyOf = (svg: SVGSVGElement): number => {
      const { width, height } = svg.viewBox.baseVal ?? { width: 0, height: 0 }
      const room = svg.getBoundingClientRect()
      if (width === 0 || height === 0 || svg.getAttribute('preserveAspectRatio')?.startsWith('none'))
        return 0
      const scale = Math.min(room.width / width, room.height / height)
      return Math.max(room.width - width * scale, room.height - height * scale)
    }

    // Skip the QR code of the deck's address: it is only there if an address is known.
    const drawn = [...slide.querySelectorAll<SVGSVGElement>('.slidev-layout svg')].filter(svg => !isIn(svg.parentElement!, 'svg, .qr-code')).map((svg) => {
      const label = svg.getAttribute('aria-label') ?? svg.querySelector(':scope > title')?.textContent ?? undefined
      const all = [...svg.querySelectorAll(parts)].filter(element => !element.parentElement!.closest(parts))
      const loose = [...svg.querySelectorAll(`text, ${shapes}`)].filter(element => !isIn(element, `${parts}, svg svg, defs, symbol, marker, clipPath, mask, pattern`))
      return {
        around,
        empty: emptyOf(svg),
        alternative: svg.getAttribute('aria-hidden') === 'true' ? undefined : label ?? '',
        parts: [
          ...all.map(readPart),
          ...loose.map((element): Part => {
            const { layer } = (element.closest<SVGElement>('[data-layer]') ?? svg).dataset
            const isText = element.localName === 'text'
            return { kind: isText ? 'text' : 'shapes', name: isText ? wordsOf([element]) : element.localName, note: '', looks: layer ? [`layer ${layer}`] : [], badges: [], isSeen: isSeen(element), box: boxOf(element) }
          }),
        ],
      }
    })
    return [...drawn, ...lists.map((parts): Drawing => ({ around, empty: 0, parts }))]
  })
}

/** The distance of a point from a box's outline, in px. */
function distance({ x, y }: Point, { left, top, right, bottom }: Box): number {
  const [across, down] = [Math.max(left - x, x - right), Math.max(top - y, y - bottom)]
  return across <= 0 && down <= 0 ? -Math.max(across, down) : Math.hypot(Math.max(across, 0), Math.max(down, 0))
}

/** Whether a node has no box as its outline: a person, or plain text. */
export const isOpen = ({ looks }: Part): boolean => looks.some(name => ['plain', 'person', 'people'].includes(name))

/** The node or group whose outline is nearest to a point, and its distance in px. */
export function partAt(point: Point, parts: readonly Part[]): { part: Part, distance: number } | undefined {
  return parts
    .filter(({ kind }) => kind === 'node' || kind === 'group')
    // If a part has no outline, its text counts too: an arrow to a person may end at the name below.
    .map(part => ({ part, distance: Math.round(Math.min(distance(point, part.box), isOpen(part) && part.textBox ? distance(point, part.textBox) : Infinity)) }))
    // If a node touches the border of its group, the node is meant.
    .sort((a, b) => a.distance - b.distance || (a.part.kind === 'group' ? 1 : 0) - (b.part.kind === 'group' ? 1 : 0))[0]
}

/** The text of a part: large or, failing that, small. */
export const wordsOf = ({ name, note, badges }: Part): string => name || note || badges.join(' ')

/** What an arrow connects, such as `窓口 → 台帳`, whether or not the two are shown yet. */
export function joined({ way, heads }: Part, parts: readonly Part[]): string {
  if (!way || !heads)
    return 'nothing'
  const [from, to] = [way[0]!, way.at(-1)!].map((point) => {
    const at = partAt(point, parts)
    return (at && wordsOf(at.part)) || '…'
  })
  return `${from} ${heads[0] ? (heads[1] ? '↔' : '←') : heads[1] ? '→' : '—'} ${to}`
}

/** A description of a part for someone to find it by. */
export function nameOf(part: Part, parts: readonly Part[]): string {
  const words = wordsOf(part)
  return [part.kind, ...part.kind === 'arrow' ? [joined(part, parts)] : [], ...words ? [`"${words}"`] : []].join(' ')
}
