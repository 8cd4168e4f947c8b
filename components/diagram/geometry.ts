/** The geometry of drawings. All lengths are in px on the slide's canvas; y grows downwards. */

export interface Point { x: number, y: number }
export interface Size { width: number, height: number }
export interface Box extends Point, Size {
  /** Space below the box that belongs to it, for a name. */
  below?: number
}

export type Side = 'top' | 'right' | 'bottom' | 'left'

export interface Grid extends Size {
  /** Relative widths of the columns, from the left. */
  columns: readonly number[]
  /** Relative heights of the rows, from the top. */
  rows: readonly number[]
  /** Gaps between columns and between rows. */
  gap: readonly [between: number, below: number]
}

/** A place on the grid, counted from 1; may span several columns and rows. */
export interface Cell {
  column: number
  row: number
  columns?: number
  rows?: number
}

/** The part of `length` that the tracks `first … first + count - 1` (from 0) cover. */
function track(length: number, shares: readonly number[], gap: number, first: number, count: number): [start: number, size: number] {
  const unit = (length - gap * (shares.length - 1)) / shares.reduce((sum, share) => sum + share, 0)
  const extent = (from: number, to: number): number => shares.slice(from, to).reduce((sum, share) => sum + share * unit + gap, 0)
  return [extent(0, first), extent(first, first + count) - gap]
}

/**
 * The box of a cell.
 * @throws RangeError if the cell is outside the grid
 */
export function cellBox(grid: Grid, { column, row, columns = 1, rows = 1 }: Cell): Box {
  if (column < 1 || row < 1 || columns < 1 || rows < 1 || column + columns - 1 > grid.columns.length || row + rows - 1 > grid.rows.length)
    throw new RangeError(`The cell ${column}/${row} (${columns} × ${rows}) is outside a grid of ${grid.columns.length} × ${grid.rows.length}.`)
  const [x, width] = track(grid.width, grid.columns, grid.gap[0], column - 1, columns)
  const [y, height] = track(grid.height, grid.rows, grid.gap[1], row - 1, rows)
  return { x, y, width, height }
}

/** A box of at most this size, in the middle of another. */
export function centred(box: Box, { width = box.width, height = box.height }: Partial<Size>): Box {
  const size = { width: Math.min(width, box.width), height: Math.min(height, box.height) }
  return { x: box.x + (box.width - size.width) / 2, y: box.y + (box.height - size.height) / 2, ...size }
}

const bottomOf = ({ y, height, below = 0 }: Box): number => y + height + below

/** The smallest box around others, with padding on every side and space for a heading above. */
export function enclosing(boxes: readonly Box[], padding: number, heading = 0): Box {
  const left = Math.min(...boxes.map(box => box.x)) - padding
  const top = Math.min(...boxes.map(box => box.y)) - padding - heading
  const right = Math.max(...boxes.map(box => box.x + box.width)) + padding
  const bottom = Math.max(...boxes.map(bottomOf)) + padding
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** The middle of a box's side, moved along the side by `shift`. */
export function anchor(box: Box, side: Side, shift = 0): Point {
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  switch (side) {
    case 'top': return { x: middle.x + shift, y: box.y }
    case 'bottom': return { x: middle.x + shift, y: bottomOf(box) }
    case 'left': return { x: box.x, y: middle.y + shift }
    case 'right': return { x: box.x + box.width, y: middle.y + shift }
  }
}

/** The facing sides of two boxes: left and right if there is space between them horizontally, otherwise top and bottom. */
export function facingSides(from: Box, to: Box): [Side, Side] {
  if (to.x >= from.x + from.width)
    return ['right', 'left']
  if (to.x + to.width <= from.x)
    return ['left', 'right']
  return to.y >= from.y ? ['bottom', 'top'] : ['top', 'bottom']
}

export interface RouteOptions {
  /** Sides to leave from and arrive at; by default the facing ones. */
  sides?: readonly [Side, Side]
  /** How far to move the start and the end along their sides, in px, to separate arrows that would overlap. */
  shift?: readonly [start: number, end: number]
  /** Space between a box and an end of the arrow, in px. */
  clearance?: number
  /** How far a way that leaves and arrives at the same side extends beyond both boxes, in px. */
  detour?: number
}

const outwards: Record<Side, Point> = {
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
}

/** Moves the end of a way along its side, straight across from the start, if that side reaches far enough. */
function straighten(start: Point, end: Point, target: Box, level: boolean): Point {
  const corner = 14
  if (level)
    return start.y >= target.y + corner && start.y <= target.y + target.height - corner ? { x: end.x, y: start.y } : end
  return start.x >= target.x + corner && start.x <= target.x + target.width - corner ? { x: start.x, y: end.y } : end
}

/** A way that ends `length` px before its last point. */
export function cutShort(points: readonly Point[], length: number): Point[] {
  const [before, last] = points.slice(-2) as [Point, Point]
  const part = length / Math.hypot(last.x - before.x, last.y - before.y)
  return [...points.slice(0, -1), { x: last.x + (before.x - last.x) * part, y: last.y + (before.y - last.y) * part }]
}

/**
 * A way from one box to another in upright and level pieces. It is straight if the boxes are opposite each other, otherwise it
 * has two bends; one bend if it arrives at an adjacent side; and it goes around both boxes if it leaves and arrives at the same
 * side.
 */
export function route(from: Box, to: Box, { sides = facingSides(from, to), shift = [0, 0], clearance = 6, detour = 40 }: RouteOptions = {}): Point[] {
  const [leave, arrive] = sides
  const away = (point: Point, side: Side): Point => ({ x: point.x + outwards[side].x * clearance, y: point.y + outwards[side].y * clearance })
  let start = away(anchor(from, leave, shift[0]), leave)
  let end = away(anchor(to, arrive, shift[1]), arrive)
  const level = (side: Side): boolean => side === 'left' || side === 'right'

  if (level(leave) !== level(arrive)) {
    const corner = level(leave) ? { x: end.x, y: start.y } : { x: start.x, y: end.y }
    return [start, corner, end]
  }
  if (leave === arrive) {
    const beyond = (a: number, b: number): number => outwards[leave].x + outwards[leave].y > 0 ? Math.max(a, b) + detour : Math.min(a, b) - detour
    if (level(leave)) {
      const x = beyond(start.x, end.x)
      return [start, { x, y: start.y }, { x, y: end.y }, end]
    }
    const y = beyond(start.y, end.y)
    return [start, { x: start.x, y }, { x: end.x, y }, end]
  }
  // The arrow keeps to the middle of the shorter side, and moves along the longer one.
  const extent = level(leave) ? 'height' : 'width'
  if (to[extent] >= from[extent])
    end = straighten(start, end, to, level(leave))
  else
    start = straighten(end, start, from, level(leave))
  if (level(leave)) {
    if (Math.abs(start.y - end.y) < 1)
      return [start, { x: end.x, y: start.y }]
    const x = (start.x + end.x) / 2
    return [start, { x, y: start.y }, { x, y: end.y }, end]
  }
  if (Math.abs(start.x - end.x) < 1)
    return [start, { x: start.x, y: end.y }]
  const y = (start.y + end.y) / 2
  return [start, { x: start.x, y }, { x: end.x, y }, end]
}

const distance = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y)

/** The point at a distance of `length` from `from` towards `to`. */
function towards(from: Point, to: Point, length: number): Point {
  const share = length / distance(from, to)
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}

const number = (value: number): string => String(Math.round(value * 100) / 100)
const at = (point: Point): string => `${number(point.x)} ${number(point.y)}`

/** SVG path data along points, with rounded corners. */
export function roundedPath(points: readonly Point[], radius = 12): string {
  return points.map((point, i) => {
    const before = points[i - 1]
    const after = points[i + 1]
    if (!before)
      return `M${at(point)}`
    if (!after)
      return `L${at(point)}`
    const bend = Math.min(radius, distance(before, point) / 2, distance(point, after) / 2)
    return `L${at(towards(point, before, bend))}Q${at(point)} ${at(towards(point, after, bend))}`
  }).join('')
}

function longestPiece(points: readonly Point[]): readonly [Point, Point] {
  const pieces = points.slice(1).map((end, i) => [points[i]!, end] as const)
  return pieces.reduce((longest, piece) => distance(...piece) > distance(...longest) + 1 ? piece : longest)
}

/** A point on a way's longest piece, at a fraction of its length; by default the middle. */
export function middleOf(points: readonly Point[], part = 0.5): Point {
  const [start, end] = longestPiece(points)
  return { x: start.x + (end.x - start.x) * part, y: start.y + (end.y - start.y) * part }
}

/** Space that an arrow's head needs on either side of its line, in px. */
const headRoom = 14

export interface LabelPlace extends Point {
  textAnchor: 'start' | 'middle' | 'end'
}

/**
 * The place of a label beside the longest piece of a way: above or below a level piece, left or right of an upright one. The
 * point is at the middle of the label's height.
 * @param points the points of the way
 * @param side the side of the way to put the label on
 * @param height the height of the label, in px
 * @param gap the gap between the way and the label, in px; beside an upright way at least the space for an arrow's head
 * @param part where on the piece the label is, as a fraction of its length; by default the middle
 */
export function labelPlace(points: readonly Point[], side: Side | undefined, height: number, gap = 10, part?: number): LabelPlace {
  const [start, end] = longestPiece(points)
  const middle = middleOf(points, part)
  const level = Math.abs(start.y - end.y) < Math.abs(start.x - end.x)
  const place = side ?? (level ? 'top' : 'right')
  switch (place) {
    case 'top': return { x: middle.x, y: middle.y - gap - height / 2, textAnchor: 'middle' }
    case 'bottom': return { x: middle.x, y: middle.y + gap + height / 2, textAnchor: 'middle' }
    case 'left': return { x: middle.x - Math.max(gap, headRoom), y: middle.y, textAnchor: 'end' }
    case 'right': return { x: middle.x + Math.max(gap, headRoom), y: middle.y, textAnchor: 'start' }
  }
}

/**
 * The approximate width of a bold text, in em: Japanese characters are one em wide, Latin letters depend on their shape. There
 * is no page to measure it on while a drawing is laid out.
 */
export function textWidth(text: string): number {
  return [...text].reduce((sum, char) => sum + (char > '\u00FF' ? 1 : /[mw]/i.test(char) ? 0.9 : /[fijlrtI .,/]/.test(char) ? 0.38 : 0.6), 0)
}
