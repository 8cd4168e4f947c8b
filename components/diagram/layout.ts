import type { Box, Cell, Grid, LabelPlace, Point, RouteOptions, Side, Size } from './geometry'
import type { NodeKind } from './shapes'
import type { LayerId, ProductName } from '@/data'
import { cellBox, centred, cutShort, enclosing, labelPlace, roundedPath, route } from './geometry'
import { isPeople, personWidth } from './shapes'

/** Properties that all parts of a drawing share. */
interface Part {
  /** The click that the part appears on, from 1; by default it is shown from the start. */
  step?: number
  /** The click from which the part is dimmed, from 1; 0 for dimmed from the start. */
  dims?: number
  /** The click on which the part is lit, from 1. Until then it is dimmed, so that the audience sees what is to come. */
  lights?: number
  /** The layer whose colours the part has. */
  layer?: LayerId
}

export interface NodeSpec extends Part, Cell, Partial<Size> {
  kind?: NodeKind
  /** Lines of the node's name. */
  label: string | readonly string[]
  /** Smaller lines under the name. */
  note?: string | readonly string[]
  /** Filled with the layer's solid colour, or with ink, as the subject of the drawing. */
  solid?: boolean
  /** The name is at the top, with space below for a node on top of this one. */
  nameOnTop?: boolean
  /** The cell of the node until a click, on which it moves to its own cell. */
  comesFrom?: Cell & { step: number }
  /** The alignment of the text in its box; centred by default. */
  align?: 'left'
  /** The product whose mark is in front of the name. */
  mark?: ProductName
  /** Crossed out, from the start or from a click: no longer in service, or not the right way. */
  failed?: boolean | number
  /** A short word in a badge. A person wears it; other nodes have it on the left, where arrows arrive. */
  badge?: string
}

export interface GroupSpec extends Part {
  /** Its name, at the upper left, or at the upper right if an arrow enters at the left; none by default. */
  label?: string
  labelSide?: 'left' | 'right'
  /** The product whose mark is in front of the name. */
  mark?: ProductName
  /** Ids of the nodes inside. */
  around: readonly string[]
  /** Padding between the nodes and the border, in px. */
  padding?: number
  /** The border is a wall that keeps others out. */
  wall?: boolean
}

export interface ArrowSpec extends Part, RouteOptions {
  from: string
  to: string
  label?: string | readonly string[]
  /** Its number in a sequence, as a badge on its line. */
  order?: number
  /** The side of the arrow that the label is on. */
  labelSide?: Side
  /** Where the label is on the arrow's longest piece, as a fraction of its length; by default the middle. */
  labelAt?: number
  /** Crossed out: not the right way. */
  failed?: boolean
  /**
   * Its kind: `flow` acts or carries (solid), `call` asks or looks (dotted), `secure` is an encrypted connection (thick),
   * `change` leads from what was to what is (broad and muted), `line` only joins (no head).
   */
  kind?: 'flow' | 'call' | 'secure' | 'change' | 'line'
  /** Heads at both ends. */
  both?: boolean
}

/** The grid that a drawing is laid out on. */
interface Arrangement {
  /** Size of the drawing, in px on the slide's canvas. */
  size: Size
  columns: readonly number[]
  rows: readonly number[]
  gap?: readonly [between: number, below: number]
}

/**
 * The same drawing for a column as narrow as a phone: its grid, and the differences of its parts. Every node has its own cell
 * there, in reading order from the top. By default, arrows leave and arrive at the facing sides. Text is as large as on the
 * slide, so up to a width of `narrowest` px it can be read on any phone.
 */
export interface NarrowSpec extends Arrangement {
  nodes: Readonly<Record<string, Cell & Partial<NodeSpec>>>
  groups?: Readonly<Record<string, Partial<GroupSpec>>>
  /** By `from-to`; `false` leaves the arrow out, if the order of the parts says the same. */
  arrows?: Readonly<Record<string, Partial<ArrowSpec> | false>>
}

/** A drawing: nodes on a grid, groups around them, arrows between them. The keys are their ids. */
export interface DiagramSpec extends Arrangement {
  nodes: Readonly<Record<string, NodeSpec>>
  groups?: Readonly<Record<string, GroupSpec>>
  arrows?: readonly ArrowSpec[]
  /** Required if the drawing is wider than `narrowest`. */
  narrow?: NarrowSpec
}

export const nameSize = 28
export const nameLeading = 36
export const labelSize = 24
export const lineHeight = 32
export const headingHeight = 40

/** Radius of a badge with a number or a word. */
export const badgeRadius = 18

/** Distance of a label from the line of an arrow with something broad on it: a badge or a broad head. */
const besideBroad = badgeRadius + 6

/** How far the mitred tip of a broad arrow extends beyond its point, in px. */
const broadTip = 6

/** The greatest width of a drawing in a narrow column, in its own px: text of 24 px is still 15 px on a screen of 320. */
export const narrowest = 440

/** The parts with their places, ready to be drawn. */
export interface Layout {
  /** The box of all nodes and groups together, with space for their lines. */
  bounds: Box
  nodes: readonly (NodeSpec & { id: string, box: Box, lines: readonly string[], notes: readonly string[], away?: Point })[]
  groups: readonly (GroupSpec & { id: string, box: Box })[]
  arrows: readonly (ArrowSpec & { id: string, points: readonly Point[], path: string, lines: readonly string[], place: LabelPlace })[]
}

/** Whether a part is dimmed at a click. */
export function standsBack({ dims = Infinity, lights = 0 }: Part, clicks: number): boolean {
  return clicks >= dims || clicks < lights
}

const arrowId = ({ from, to }: ArrowSpec): string => `${from}-${to}`

/** Removes the place on the wide grid, which means nothing on the narrow one. */
const noPlace = { columns: undefined, rows: undefined, width: undefined, height: undefined, align: undefined, comesFrom: undefined }
const noWay = { sides: undefined, shift: undefined, labelSide: undefined, labelAt: undefined }

/**
 * The specification of a drawing in a narrow column; a small drawing stays as it is.
 * @throws Error with the name of the part if a node has no cell there, an arrow is reversed, or an unknown part is changed; and
 * if a drawing that is too wide has no narrow layout
 */
export function narrowed(spec: DiagramSpec): DiagramSpec {
  if (!spec.narrow) {
    if (spec.size.width > narrowest)
      throw new Error(`A drawing of ${spec.size.width} px needs "narrow": a narrow column has room for ${narrowest}.`)
    return spec
  }
  const { nodes: places, groups: changes = {}, arrows: ways = {}, ...grid } = spec.narrow
  const { nodes, groups = {}, arrows = [] } = spec
  const known = new Set([...Object.keys(nodes), ...Object.keys(groups), ...arrows.map(arrowId)])
  const unknown = [places, changes, ways].flatMap(part => Object.keys(part)).find(id => !known.has(id))
  if (unknown)
    throw new Error(`"narrow" speaks of "${unknown}", which is no part of the drawing.`)
  const homeless = Object.keys(nodes).find(id => !places[id])
  if (homeless)
    throw new Error(`"narrow" gives no cell to "${homeless}".`)
  /** Whether two ends are the same, or one is a group around the other. */
  const isOne = (a: string, b: string): boolean => a === b || [[a, b], [b, a]].some(([group, node]) => groups[group!]?.around.includes(node!))
  const turned = arrows.find((arrow) => {
    const { from = arrow.from, to = arrow.to } = ways[arrowId(arrow)] || {}
    return isOne(from, arrow.to) || isOne(to, arrow.from)
  })
  if (turned)
    throw new Error(`"narrow" turns the arrow "${arrowId(turned)}" round.`)
  return {
    ...spec,
    gap: undefined,
    ...grid,
    nodes: Object.fromEntries(Object.entries(nodes).map(([id, node]) => [id, { ...node, ...noPlace, ...places[id]! }])),
    groups: Object.fromEntries(Object.entries(groups).map(([id, group]) => [id, { ...group, ...changes[id] }])),
    arrows: arrows.flatMap((arrow) => {
      const change = ways[arrowId(arrow)]
      return change === false ? [] : [{ ...arrow, ...noWay, ...change }]
    }),
  }
}

const linesOf = (label: string | readonly string[] = []): readonly string[] => typeof label === 'string' ? [label] : label

/** Space for the name below people, in px. */
const nameRoom = nameLeading + 4

/** The box of a node; people have their name below it. */
function boxOfNode(grid: Grid, { kind = 'service', ...node }: NodeSpec): Box {
  const box = centred(cellBox(grid, node), { width: node.width, height: node.height })
  return isPeople(kind) ? { ...box, below: nameRoom } : box
}

/** The part of a box that arrows lead to: the figure, in that of a person. */
const reached = (box: Box, kind?: NodeKind): Box => kind === 'person' ? { ...box, ...centred(box, { width: personWidth(box) + 16 }) } : box

/**
 * Places all parts of a drawing.
 * @throws Error with the name of the part if a group or an arrow refers to an unknown node, or a node's box is not finite
 */
export function layout(spec: DiagramSpec): Layout {
  const { size, columns, rows, gap = [40, 40] } = spec
  const grid: Grid = { ...size, columns, rows, gap }
  const nodes = Object.entries(spec.nodes).map(([id, node]) => {
    const box = boxOfNode(grid, node)
    const wrong = Object.entries(box).find(([, value]) => !Number.isFinite(value))
    if (wrong)
      throw new Error(`The node "${id}" has ${wrong[0]} ${wrong[1]}: give its grid and itself numbers.`)
    const before = node.comesFrom && cellBox(grid, node.comesFrom)
    return {
      ...node,
      id,
      box,
      lines: linesOf(node.label),
      notes: linesOf(node.note),
      away: before && { x: before.x + before.width / 2 - box.x - box.width / 2, y: before.y + before.height / 2 - box.y - box.height / 2 },
    }
  })
  const boxes = new Map(nodes.map(node => [node.id, node.box]))

  const boxOf = (id: string, part: string): Box => {
    const box = boxes.get(id)
    if (!box)
      throw new Error(`${part} speaks of "${id}", which is neither a node nor a group of the drawing.`)
    return box
  }

  const groups = Object.entries(spec.groups ?? {}).map(([id, group]) => {
    const box = enclosing(group.around.map(node => boxOf(node, `The group "${id}"`)), group.padding ?? 20, group.label ? headingHeight : 0)
    boxes.set(id, box)
    return { ...group, id, box }
  })

  const arrows = (spec.arrows ?? []).map((arrow) => {
    const part = `The arrow from "${arrow.from}" to "${arrow.to}"`
    const [from, to] = [arrow.from, arrow.to].map(id => reached(boxOf(id, part), spec.nodes[id]?.kind)) as [Box, Box]
    const way = route(from, to, arrow)
    const points = arrow.kind === 'change' ? cutShort(way, broadTip) : way
    const lines = linesOf(arrow.label)
    return {
      ...arrow,
      id: arrowId(arrow),
      points,
      path: roundedPath(points),
      lines,
      place: labelPlace(points, arrow.labelSide, lines.length * lineHeight, arrow.order || arrow.failed || arrow.kind === 'change' ? besideBroad : 10, arrow.labelAt),
    }
  })

  const bounds = enclosing([{ x: 0, y: 0, ...size }, ...nodes.map(node => node.box), ...groups.map(group => group.box)], 2)
  return { bounds, nodes, groups, arrows }
}
