/** Takes the looks of slides from the browser's own layout: every element and pseudo-element, every line of text. */
import type { CDPSession, Page } from 'playwright/test'
import type { Box, Line, Look, Part } from './look'

/** Properties that may differ because they are not visible. All others that the browser knows are compared. */
const unseen: readonly RegExp[] = [
  // Custom properties show in the properties that use them.
  /^--/,
  // Sizes and positions follow from other properties, and are compared as boxes.
  /^(?:(?:min-|max-)?(?:width|height)|top|right|bottom|left|perspective-origin|transform-origin)$/,
  // Aliases of properties whose names do not depend on writing direction or vendor.
  /(?:^|-)(?:block|inline)(?:-|$)|^border-(?:start|end)-|^corner-|^-webkit-(?!text-fill|text-stroke|line-clamp|box-reflect)/,
  // Properties that only matter to a pointer, a keyboard, a script or a printer.
  /^(?:cursor|pointer-events|touch-action|user-select|resize|caret-\w+|interactivity|interest-.*|app-region|window-drag|speak|reading-\w+|will-change|print-color-adjust|break-\w+|orphans|widows)$/,
  // How changes are animated. Their results are compared.
  /(?:^|-)(?:transition|animation|timeline|trigger|scroll|scrollbar|overscroll|anchor|container?|try)(?:-|$)/,
  // Settings that do not paint by themselves. The colours that result are compared.
  /^(?:color-scheme|forced-color-adjust|text-size-adjust|font-size-adjust)$/,
]

/** The properties to compare, out of all that the browser knows. */
export async function seenProperties(page: Page): Promise<string[]> {
  const names = await page.evaluate(() => [...getComputedStyle(document.documentElement)])
  return names.filter(name => !unseen.some(pattern => pattern.test(name)))
}

/** A node of the page with its layout. */
interface Node {
  name: string
  classes: readonly string[]
  parent?: Node
  children: Node[]
  /** Where it is drawn, in px of the page; undefined if it is not drawn. */
  box?: Box
  values: readonly string[]
  /** Its text, if it is a text node or a pseudo-element with text. */
  lines: Line[]
}

/** Reads the whole page at once, in the order of the document. */
async function readPage(session: CDPSession, properties: readonly string[]): Promise<Node[]> {
  const { documents: [page], strings } = await session.send('DOMSnapshot.captureSnapshot', { computedStyles: [...properties] })
  const { nodes, layout, textBoxes } = page!
  const string = (index: number): string => strings[index] ?? ''
  const box = ([x, y, width, height]: number[]): Box => ({ x: x!, y: y!, width: width!, height: height! })
  // Fallback fonts are only used for missing characters, which `layout/rules` forbids.
  const fonts = properties.indexOf('font-family')
  const value = (index: number, property: number): string => property === fonts ? string(index).split(',')[0]! : string(index)

  const tree = nodes.nodeName!.map((name, i): Node => {
    const attributes = nodes.attributes![i]!.map(string)
    const place = attributes.findIndex((attribute, at) => at % 2 === 0 && attribute === 'class')
    return { name: string(name).toLowerCase(), classes: place < 0 ? [] : attributes[place + 1]!.split(/\s+/), children: [], values: [], lines: [] }
  })
  nodes.parentIndex!.forEach((parent, i) => {
    tree[i]!.parent = tree[parent]
    tree[parent]?.children.push(tree[i]!)
  })
  layout.nodeIndex.forEach((node, i) => {
    // A pseudo-element appears a second time with its text.
    if (!tree[node]!.box)
      Object.assign(tree[node]!, { box: box(layout.bounds[i]!), values: layout.styles[i]!.map(value) })
  })
  textBoxes.layoutIndex.forEach((place, i) => {
    const [start, length] = [textBoxes.start[i]!, textBoxes.length[i]!]
    tree[layout.nodeIndex[place]!]!.lines.push({ text: string(layout.text[place]!).slice(start, start + length), box: box(textBoxes.bounds[i]!) })
  })
  return tree
}

/** Joins pieces of text that are side by side, for instance around a `<wbr>`. */
function joinLines(pieces: readonly Line[]): Line[] {
  const lines: Line[] = []
  for (const { text, box } of pieces) {
    const last = lines.at(-1)
    const middle = box.y + box.height / 2
    if (last && middle > last.box.y && middle < last.box.y + last.box.height && Math.abs(last.box.x + last.box.width - box.x) < 1)
      lines[lines.length - 1] = { text: last.text + text, box: { ...last.box, width: box.x + box.width - last.box.x } }
    else
      lines.push({ text, box })
  }
  return lines
}

/** Elements that only say where a line may or must break. The lines show where it does. */
const breaks = new Set(['wbr', 'br'])

/** The elements of texts in drawings. */
const drawnText = new Set(['text', 'tspan'])

/**
 * The box to compare for a text or group in a drawing. It has no height, because some releases of Chromium round that before
 * they scale the drawing. The parts of a group have their own boxes.
 */
const middleOf = ({ x, y, width, height }: Box): Box => ({ x, y: y + height / 2, width, height: 0 })

/** The lines of an element's own texts. An element between two texts separates them. */
function linesOf({ name, box, lines, children }: Node): Line[] {
  const texts = [[...lines]]
  for (const child of children) {
    if (child.name === '#text')
      texts.at(-1)!.push(...child.lines)
    else if (child.name !== '#comment' && !breaks.has(child.name))
      texts.push([])
  }
  const joined = texts.flatMap(joinLines)
  // Some releases of Chromium report the size of a line in a drawing before the drawing is scaled.
  return drawnText.has(name) && joined.length === 1 ? [{ ...joined[0]!, box: box! }] : joined
}

const textOf = ({ lines, children }: Node): string => [...lines.map(({ text }) => text), ...children.map(textOf)].join('')

/** Tag, class and first words. */
function describe(node: Node): string {
  const name = [node.name, ...node.classes.filter(name => name && !name.startsWith('slidev-vclick')).slice(0, 1)].join('.')
  const text = textOf(node).replaceAll(/\s+/g, ' ').trim()
  return text ? `${name} "${text.length > 18 ? `${text.slice(0, 18)}…` : text}"` : name
}

function partsOf(root: Node): Map<string, Part> {
  const relative = ({ x, y, width, height }: Box): Box => ({ x: x - root.box!.x, y: y - root.box!.y, width, height })
  const parts = new Map<string, Part>()
  function add(node: Node, place: string, inherited?: Part['values']): void {
    const { values } = node
    const placed = (box: Box): Box => relative(drawnText.has(node.name) || node.name === 'g' ? middleOf(box) : box)
    parts.set(place, { name: describe(node), box: placed(node.box!), lines: linesOf(node).map(({ text, box }) => ({ text, box: placed(box) })), values, inherited })
    const counts = new Map<string, number>()
    for (const child of node.children) {
      const number = (counts.get(child.name) ?? 0) + 1
      counts.set(child.name, number)
      // Values that the slide inherits are reported for the parts in which they show.
      if (child.box && child.name !== '#text' && !breaks.has(child.name))
        add(child, `${place} ${child.name}:${number}`, node === root ? undefined : values)
    }
  }
  add(root, 'slide', root.parent?.values)
  return parts
}

const ancestorsOf = ({ parent }: Node): Node[] => parent ? [...ancestorsOf(parent), parent] : []
const descendantsOf = ({ children }: Node): Node[] => children.flatMap(child => [child, ...descendantsOf(child)])

/** Properties that change how everything inside an element is painted. */
const effects = ['opacity', 'filter', 'mix-blend-mode', 'clip-path', 'mask-image'] as const

function overlap(a: Box, b: Box): boolean {
  return Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 1 && Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 1
}

function lookOf(root: Node, tree: readonly Node[], properties: readonly string[]): Look {
  const valueOf = (node: Node, property: string): string => node.values[properties.indexOf(property)] ?? ''
  const surroundings = ancestorsOf(root)
  const contents = descendantsOf(root)
  const own = new Set([...surroundings, root, ...contents])
  const grounds = surroundings.map(node => valueOf(node, 'background-color')).filter(colour => colour && colour !== 'rgba(0, 0, 0, 0)')
  const isSeen = (node: Node): boolean => valueOf(node, 'visibility') === 'visible' && valueOf(node, 'opacity') !== '0' && !node.classes.includes('for-screen-readers')

  return {
    properties,
    parts: partsOf(root),
    around: new Map([
      ['background-color', grounds.at(-1) ?? 'none'],
      ...effects.map(property => [property, [...new Set(surroundings.map(node => valueOf(node, property)).filter(Boolean))].join(', ')] as const),
    ]),
    over: tree.filter(node => node.box && node.name !== '#text' && overlap(node.box, root.box!) && !own.has(node) && isSeen(node)).map(describe),
    waiting: contents.filter(({ classes }) => classes.includes('slidev-vclick-hidden')).length,
  }
}

/**
 * The looks of all slides in the page, in document order, without the slide that is prepared out of view.
 * @param session with the page
 * @param properties to compare
 */
export async function takeLooks(session: CDPSession, properties: readonly string[]): Promise<Look[]> {
  const tree = await readPage(session, properties)
  return tree
    .filter(({ box, classes }) => box && classes.includes('slidev-page') && !classes.includes('deck-ahead'))
    .map(root => lookOf(root, tree, properties))
}
