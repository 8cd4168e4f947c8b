/** What the print page says to someone who cannot see it, read from the page itself. Runs in the page. */

/** Left, top, right, bottom on the sheet, in px. */
export type Edges = readonly [left: number, top: number, right: number, bottom: number]

/** Something that a screen reader announces: its role, with its words. */
export interface Said {
  /** Sheet, from 1. */
  page: number
  /** The PDF's name for it; `Language` for words in another language. */
  role: string
  /** Its words, or its alternative text, without white space. */
  words: string
  /** What else is known of it: the scope of a header, the headers of a cell, the address of a link, a language. */
  about?: string
  /** The sheet and the height that a link within the document leads to. */
  target?: { page: number, top: number, id: string }
  /** Where it is painted; only for links and figures. */
  edges?: Edges
}

export interface PageSaid {
  said: Said[]
  /** All words of each sheet, without white space. */
  texts: string[]
  /** The places of the anchors. */
  anchors: Record<string, { page: number, top: number }>
  /** The top margin of a sheet, in px. */
  margin: number
}

const roles: Record<string, string> = { H1: 'H1', H2: 'H2', H3: 'H3', H4: 'H4', H5: 'H5', H6: 'H6', TABLE: 'Table', TR: 'TR', TH: 'TH', TD: 'TD', UL: 'L', OL: 'L', LI: 'LI', STRONG: 'Strong', EM: 'Em', IMG: 'Figure' }

const bare = (text: string): string => text.replace(/\s/g, '')

function roleOf(element: Element): string | undefined {
  const role = element.getAttribute('role')
  if (role === 'none' || role === 'presentation')
    return undefined
  if (role === 'img')
    return 'Figure'
  if (element.tagName === 'A')
    return element.hasAttribute('href') ? 'Link' : undefined
  return roles[element.tagName]
}

/** Is the element painted? `checkVisibility` takes one without a box of its own (`display: contents`) for hidden. */
function isPainted(element: Element): boolean {
  return getComputedStyle(element).display === 'contents' || element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
}

/** Is the element clipped to a point, for screen readers only? What is not painted cannot be in a PDF. */
function isForEarsAlone(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect()
  return element instanceof HTMLElement && width <= 1 && height <= 1 && getComputedStyle(element).overflow === 'hidden'
}

/** Do screen readers skip the element and everything in it? */
function isSilent(element: Element): boolean {
  return element.matches('style, script, template, title, desc, defs, [aria-hidden="true"], img[alt=""]')
    || !isPainted(element) || isForEarsAlone(element)
}

/** All words in a part of the page, in reading order. */
function wordsOf(node: Node): string {
  if (node instanceof Text)
    return bare(node.data)
  return node instanceof Element && (isSilent(node) || roleOf(node) === 'Figure') ? '' : [...node.childNodes].map(wordsOf).join('')
}

/** The painted area of a drawing, from the shapes in it. */
function painted(drawing: Element): Edges | undefined {
  const shapes = [...drawing.querySelectorAll<SVGGraphicsElement>('path, rect, circle, ellipse, line, polyline, polygon, text, image')]
    .filter(shape => !shape.closest('defs, marker, symbol, clipPath, mask, pattern') && shape.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .filter((shape) => {
      const { fill, stroke } = getComputedStyle(shape)
      return shape.matches('text, image') || fill !== 'none' || stroke !== 'none'
    })
  const boxes = (drawing instanceof SVGElement ? shapes : [drawing]).map(shape => shape.getBoundingClientRect()).filter(({ width, height }) => width > 0 || height > 0)
  return boxes.length === 0
    ? undefined
    : [Math.min(...boxes.map(({ left }) => left)), Math.min(...boxes.map(({ top }) => top)), Math.max(...boxes.map(({ right }) => right)), Math.max(...boxes.map(({ bottom }) => bottom))]
}

/** The headers of a cell: those of its column and of its row. */
function headersOf(cell: HTMLTableCellElement): string {
  const table = cell.closest('table')!
  const grid: HTMLTableCellElement[][] = [...table.rows].map(() => [])
  for (const [y, row] of [...table.rows].entries()) {
    for (const one of row.cells) {
      let x = 0
      while (grid[y]![x])
        x++
      for (let down = 0; down < one.rowSpan; down++) {
        for (let across = 0; across < one.colSpan; across++)
          (grid[y + down] ??= [])[x + across] = one
      }
    }
  }
  const columns = grid.find(row => row.includes(cell))!.flatMap((one, x) => one === cell ? [x] : [])
  const headers = [...table.querySelectorAll('th')].filter(header =>
    header.scope === 'col' ? grid.some(row => columns.some(x => row[x] === header)) : grid.some(row => row.includes(cell) && row.includes(header)))
  return headers.map(wordsOf).sort().join(', ')
}

function aboutOf(element: Element): string | undefined {
  if (element instanceof HTMLTableElement)
    return bare(element.caption?.textContent ?? '')
  if (element instanceof HTMLTableCellElement)
    return element.tagName === 'TH' ? { col: 'Column', row: 'Row' }[element.scope] : headersOf(element)
  return element instanceof HTMLAnchorElement && !element.getAttribute('href')!.startsWith('#') ? element.href : undefined
}

/** Margins of the sheets, in px. */
function margins(): { left: number, top: number } {
  const rule = [...document.styleSheets].flatMap(sheet => [...sheet.cssRules]).find(rule => rule instanceof CSSPageRule) as CSSPageRule | undefined
  return { left: Number.parseFloat(rule?.style.marginLeft ?? '') || 0, top: Number.parseFloat(rule?.style.marginTop ?? '') || 0 }
}

/** Reads the whole page, laid out for print. */
export function say(): PageSaid {
  const said: Said[] = []
  const texts: string[] = []
  const anchors: PageSaid['anchors'] = {}
  const margin = margins()
  const links: { one: Said, id: string }[] = []
  let page = 1
  /** The left edge of all sheets in the window, and the start of this one, taken from its first element. */
  let left: number | undefined
  let start: { left: number, top: number } | undefined

  const onSheet = ([left, top, right, bottom]: Edges): Edges =>
    [left - start!.left + margin.left, top - start!.top + margin.top, right - start!.left + margin.left, bottom - start!.top + margin.top]

  function breakPage(): void {
    page++
    start = undefined
  }

  function walk(node: Node, language: string): void {
    if (node instanceof Text) {
      texts[page - 1] = (texts[page - 1] ?? '') + bare(node.data)
      return
    }
    if (!(node instanceof Element) || node.matches('style, script'))
      return
    const style = getComputedStyle(node)
    if (style.breakBefore === 'page' && start)
      breakPage()
    const rect = node.getBoundingClientRect()
    if (!start && rect.height > 0)
      start = { left: left ??= rect.left, top: rect.top }
    if (node.id && start)
      anchors[node.id] = { page, top: rect.top - start.top + margin.top }
    if (isSilent(node))
      return
    const own = node.getAttribute('lang') ?? language
    if (own !== language && wordsOf(node))
      said.push({ page, role: 'Language', words: wordsOf(node), about: own })
    const role = roleOf(node)
    if (role && (role === 'Figure' || role === 'TD' || role === 'TH' || wordsOf(node) || node.querySelector('[role="img"], img'))) {
      const isFigure = role === 'Figure'
      const words = isFigure ? bare(node.getAttribute('aria-label') ?? node.getAttribute('alt') ?? '') : ['L', 'Table', 'TR'].includes(role) ? '' : wordsOf(node)
      const edges = isFigure ? painted(node) : role === 'Link' ? edgesOf(node) : undefined
      const one: Said = { page, role, words, about: aboutOf(node), edges: edges && onSheet(edges) }
      said.push(one)
      const href = role === 'Link' ? node.getAttribute('href')! : ''
      if (href.startsWith('#'))
        links.push({ one, id: decodeURIComponent(href.slice(1)) })
      if (isFigure)
        return
    }
    for (const kid of node.childNodes)
      walk(kid, own)
    if (style.breakAfter === 'page')
      breakPage()
  }

  walk(document.querySelector('#app')!, document.documentElement.lang)
  for (const { one, id } of links)
    one.target = { id, ...anchors[id]! }
  return { said, texts, anchors, margin: margin.top }
}

function edgesOf(link: Element): Edges {
  const { left, top, right, bottom } = link.getBoundingClientRect()
  return [left, top, right, bottom]
}
