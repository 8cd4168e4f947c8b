import type { ProductName } from '../../data'
import type { LayerId } from '../../data/schema'
import type { Box, Cell, Grid, LabelPlace, Point, RouteOptions, Side, Size } from './geometry'
import type { NodeKind } from './shapes'
import { cellBox, centred, enclosing, labelPlace, roundedPath, route } from './geometry'

/** What all parts of a drawing share. */
interface Part {
  /** The click that the part appears on, from 1; shown from the start without it. */
  step?: number
  /** The layer whose hue the part takes. */
  layer?: LayerId
}

export interface NodeSpec extends Part, Cell, Partial<Size> {
  kind?: NodeKind
  /** Lines of the node's name. */
  label: string | readonly string[]
  /** A smaller line under the name. */
  note?: string
  /** The product whose mark stands before the name. */
  mark?: ProductName | 'Packer'
  /** Crossed out: no longer in service, or not the way to go. */
  failed?: boolean
  /** Short words in circles on the upper edge, for instance the numbers of a list beside the drawing. */
  badges?: readonly (number | string)[]
}

export interface GroupSpec extends Part {
  /** Its name at the upper left, or at the upper right where an arrow comes in at the left; none without it. */
  label?: string
  labelSide?: 'left' | 'right'
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
  /** Where the label stands beside the arrow. */
  labelSide?: Side
  /**
   * What it does: `flow` acts or carries (solid), `call` asks or looks (dotted), `secure` is an encrypted connection
   * (thick), `change` leads from what was to what is (broad and quiet), `line` only joins (no head).
   */
  kind?: 'flow' | 'call' | 'secure' | 'change' | 'line'
  /** Heads at both ends. */
  both?: boolean
}

/** A drawing: nodes on a grid, groups around them, arrows between them; names are its ids. */
export interface DiagramSpec {
  /** Size of the drawing, px on the slide's canvas. */
  size: Size
  columns: readonly number[]
  rows: readonly number[]
  gap?: readonly [between: number, below: number]
  nodes: Readonly<Record<string, NodeSpec>>
  groups?: Readonly<Record<string, GroupSpec>>
  arrows?: readonly ArrowSpec[]
}

export const labelSize = 20
export const lineHeight = 28
export const headingHeight = 34

/** The parts with their places, ready to be drawn. */
export interface Layout {
  /** What all nodes and groups cover together, with room for their lines. */
  bounds: Box
  nodes: readonly (NodeSpec & { id: string, box: Box, lines: readonly string[] })[]
  groups: readonly (GroupSpec & { id: string, box: Box })[]
  arrows: readonly (ArrowSpec & { id: string, points: readonly Point[], path: string, lines: readonly string[], place: LabelPlace })[]
}

const linesOf = (label: string | readonly string[] = []): readonly string[] => typeof label === 'string' ? [label] : label

/**
 * Places all parts of a drawing.
 * @throws Error that names the part, where a group or an arrow speaks of a node that is not there
 */
export function layout(spec: DiagramSpec): Layout {
  const { size, columns, rows, gap = [40, 40] } = spec
  const grid: Grid = { ...size, columns, rows, gap }
  const nodes = Object.entries(spec.nodes).map(([id, node]) => ({
    ...node,
    id,
    box: centred(cellBox(grid, node), { width: node.width, height: node.height }),
    lines: linesOf(node.label),
  }))
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
    const points = route(boxOf(arrow.from, part), boxOf(arrow.to, part), arrow)
    const lines = linesOf(arrow.label)
    return {
      ...arrow,
      id: `${arrow.from}-${arrow.to}`,
      points,
      path: roundedPath(points),
      lines,
      place: labelPlace(points, arrow.labelSide, lines.length * lineHeight),
    }
  })

  const bounds = enclosing([{ x: 0, y: 0, ...size }, ...nodes.map(node => node.box), ...groups.map(group => group.box)], 2)
  return { bounds, nodes, groups, arrows }
}
