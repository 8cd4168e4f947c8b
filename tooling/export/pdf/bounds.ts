/** Finds where marked content is on its page from the operators that paint it. */
import type { Operator, OperatorGroup } from './content'
import { glyphsOf } from './content'

/** A matrix as PDF writes it: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]
/** Left, bottom, right, top. */
export type Box = readonly [number, number, number, number]

export const identity: Matrix = [1, 0, 0, 1, 0, 0]

/** Applies `m` first, then `n`. */
export function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[1] * n[2],
    m[0] * n[1] + m[1] * n[3],
    m[2] * n[0] + m[3] * n[2],
    m[2] * n[1] + m[3] * n[3],
    m[4] * n[0] + m[5] * n[2] + n[4],
    m[4] * n[1] + m[5] * n[3] + n[5],
  ]
}

const apply = (m: Matrix, x: number, y: number): [number, number] => [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]]

function boxOf(points: readonly (readonly [number, number])[]): Box {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

export function union(a: Box | undefined, b: Box): Box {
  return a ? [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])] : b
}

/** The bounding box of a box transformed by a matrix. */
export function moved([left, bottom, right, top]: Box, matrix: Matrix): Box {
  return boxOf([[left, bottom], [right, bottom], [left, top], [right, top]].map(([x, y]) => apply(matrix, x!, y!)))
}

/** The matrix with which each group of a stream is painted; `start` is that of the stream itself. */
export function matricesOf(groups: readonly OperatorGroup[], start: Matrix): Matrix[] {
  const stack: Matrix[] = []
  let matrix = start
  return groups.map(({ operators: [first] }) => {
    if (first!.name === 'q')
      stack.push(matrix)
    else if (first!.name === 'Q')
      matrix = stack.pop() ?? start
    else if (first!.name === 'cm')
      matrix = multiply(first!.operands as unknown as Matrix, matrix)
    return matrix
  })
}

/**
 * The boxes of marked content, by its number. Glyphs count as one em wide, and from a quarter em below the baseline to one em
 * above it, so text boxes are slightly too large. The box of an external object is in the units that it is painted with.
 */
export function boundsOfMarks(groups: readonly OperatorGroup[], matrices: readonly Matrix[], objectBox: (name: string) => Box): Map<number, Box> {
  const bounds = new Map<number, Box>()
  for (const [index, { operators, paints, object, mcid }] of groups.entries()) {
    if (mcid === undefined || paints === 'nothing')
      continue
    const box = paints === 'text'
      ? boxOfText(operators)
      : paints === 'path' ? boxOf(operators.flatMap(pointsOf)) : object === undefined ? [0, 0, 1, 1] as const : objectBox(object)
    bounds.set(mcid, union(bounds.get(mcid), moved(box, matrices[index]!)))
  }
  return bounds
}

function pointsOf({ name, operands }: Operator): [number, number][] {
  const n = operands as number[]
  if (name === 're')
    return [[n[0]!, n[1]!], [n[0]! + n[2]!, n[1]! + n[3]!]]
  return Array.from({ length: Math.floor(n.length / 2) }, (_, i) => [n[2 * i]!, n[2 * i + 1]!])
}

function boxOfText(operators: readonly Operator[]): Box {
  let box: Box | undefined
  let line = identity
  let size = 0
  for (const operator of operators) {
    const { name, operands } = operator
    if (name === 'Tf')
      size = operands[1] as number
    else if (name === 'Tm')
      line = operands as unknown as Matrix
    else if (name === 'Td' || name === 'TD')
      line = multiply([1, 0, 0, 1, operands[0] as number, operands[1] as number], line)
    else if (name === 'Tj' || name === 'TJ')
      box = union(box, moved([0, -size / 4, size * (glyphsOf(operator).length || 1), size], line))
  }
  return box!
}
