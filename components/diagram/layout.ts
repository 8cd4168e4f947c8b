import type { Box, Cell, Grid, LabelPlace, Point, RouteOptions, Side, Size } from './geometry'
import type { NodeKind } from './shapes'
import type { LayerId, ProductName } from '@/data'
import { cellBox, centred, cutShort, enclosing, labelPlace, roundedPath, route } from './geometry'
import { isPeople, personWidth } from './shapes'

/** What all parts of a drawing share. */
interface Part {
  /** The click that the part appears on, from 1; shown from the start without it. */
  step?: number
  /** The click on which the part steps back, from 1; 0 where it does so from the start. */
  dims?: number
  /** The click on which the part takes its colours, from 1; until then it stands back, for the room to see what is to come. */
  lights?: number
  /** The layer whose hue the part takes. */
  layer?: LayerId
}

export interface NodeSpec extends Part, Cell, Partial<Size> {
  kind?: NodeKind
  /** Lines of the node's name. */
  label: string | readonly string[]
  /** Smaller lines under the name. */
  note?: string | readonly string[]
  /** Filled with the layer's solid colour, or with ink: what the drawing is about. */
  solid?: boolean
  /** The name stands at the top, with room below for a node that stands on this one. */
  nameOnTop?: boolean
  /** Where the node stands until a click, on which it moves to its own place. */
  comesFrom?: Cell & { step: number }
  /** Where the text of a node stands in its box; in the middle without it. */
  align?: 'left'
  /** The product whose mark stands before the name. */
  mark?: ProductName
  /** Crossed out, from the start or from a click on: no longer in service, or not the way to go. */
  failed?: boolean | number
  /** A short word in a badge: a person wears it, of anything else it is at the entrance, at the left. */
  badge?: string
}

export interface GroupSpec extends Part {
  /** Its name at the upper left, or at the upper right where an arrow comes in at the left; none without it. */
  label?: string
  labelSide?: 'left' | 'right'
  /** The product whose mark stands before the name. */
  mark?: ProductName
  /** Ids of the nodes inside. */
  around: readonly string[]
  /** Room between the nodes and the border, px. */
  padding?: number
  /** A wall: a border that keeps out. */
  wall?: boolean
}

export interface ArrowSpec extends Part, RouteOptions {
  from: string
  to: string
  label?: string | readonly string[]
  /** Its place in an order, as a badge on its line. */
  order?: number
  /** Where the label stands beside the arrow. */
  labelSide?: Side
  /** How far along the arrow's longest piece the label stands, as a part of it; at the middle without it. */
  labelAt?: number
  /** Crossed out: not the way to go. */
  failed?: boolean
  /**
   * What it does: `flow` acts or carries (solid), `call` asks or looks (dotted), `secure` is an encrypted connection
   * (thick), `change` leads from what was to what is (broad and quiet), `line` only joins (no head).
   */
  kind?: 'flow' | 'call' | 'secure' | 'change' | 'line'
  /** Heads at both ends. */
  both?: boolean
}

/** The grid that a drawing is laid out on. */
interface Arrangement {
  /** Size of the drawing, px on the slide's canvas. */
  size: Size
  columns: readonly number[]
  rows: readonly number[]
  gap?: readonly [between: number, below: number]
}

/**
 * The same drawing for a column as narrow as a phone: its grid, and what differs of its parts. Every node has a cell of its
 * own there, in reading order from the top; arrows leave and arrive at the sides that face each other, as long as nothing
 * else is said. Text is as large as on the slide, so up to `narrowest` px of width it can be read on any phone.
 */
export interface NarrowSpec extends Arrangement {
  nodes: Readonly<Record<string, Cell & Partial<NodeSpec>>>
  groups?: Readonly<Record<string, Partial<GroupSpec>>>
  /** By `from-to`; `false` leaves the arrow out where the order of the parts says the same. */
  arrows?: Readonly<Record<string, Partial<ArrowSpec> | false>>
}

/** A drawing: nodes on a grid, groups around them, arrows between them; names are its ids. */
export interface DiagramSpec extends Arrangement {
  nodes: Readonly<Record<string, NodeSpec>>
  groups?: Readonly<Record<string, GroupSpec>>
  arrows?: readonly ArrowSpec[]
  /** Needed where the drawing is wider than `narrowest`. */
  narrow?: NarrowSpec
}

export const nameSize = 28
export const nameLeading = 36
export const labelSize = 24
export const lineHeight = 32
export const headingHeight = 40

/** Of a round badge with a number or a word. */
export const badgeRadius = 18

/** Room between the label and the middle of what is broad: a badge, or the head of an arrow. */
const besideBroad = badgeRadius + 6

/** How far the mitred tip of a broad arrow reaches beyond its point, px. */
const broadTip = 6

/** How wide a drawing may be in a narrow column, px of its own: 24 px of these are 15 px on a screen of 320. */
export const narrowest = 440

/** The parts with their places, ready to be drawn. */
export interface Layout {
  /** What all nodes and groups cover together, with room for their lines. */
  bounds: Box
  nodes: readonly (NodeSpec & { id: string, box: Box, lines: readonly string[], notes: readonly string[], away?: Point })[]
  groups: readonly (GroupSpec & { id: string, box: Box })[]
  arrows: readonly (ArrowSpec & { id: string, points: readonly Point[], path: string, lines: readonly string[], place: LabelPlace })[]
}

/** Whether a part stands back at that click. */
export function standsBack({ dims = Infinity, lights = 0 }: Part, clicks: number): boolean {
  return clicks >= dims || clicks < lights
}

const arrowId = ({ from, to }: ArrowSpec): string => `${from}-${to}`

/** Where a part stands on the wide grid says nothing about the narrow one. */
const noPlace = { columns: undefined, rows: undefined, width: undefined, height: undefined, align: undefined, comesFrom: undefined }
const noWay = { sides: undefined, shift: undefined, labelSide: undefined, labelAt: undefined }

/**
 * A drawing as it is laid out in a narrow column: a small one as it is.
 * @throws Error that names the part, where a node has no place there, an arrow runs the other way, or something is said of a
 * part that there is not; and where nothing says how a drawing is laid out that is too wide
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
  /** Whether two ends are one, or the one is a group around the other. */
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

/** Room for the name under people, px. */
const nameRoom = nameLeading + 4

/** Where a node stands; people have their name below. */
function boxOfNode(grid: Grid, { kind = 'service', ...node }: NodeSpec): Box {
  const box = centred(cellBox(grid, node), { width: node.width, height: node.height })
  return isPeople(kind) ? { ...box, below: nameRoom } : box
}

/** What arrows reach of a box: of a person's, the figure. */
const reached = (box: Box, kind?: NodeKind): Box => kind === 'person' ? { ...box, ...centred(box, { width: personWidth(box) + 16 }) } : box

/**
 * Places all parts of a drawing.
 * @throws Error that names the part, where a group or an arrow speaks of a node that is not there
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
