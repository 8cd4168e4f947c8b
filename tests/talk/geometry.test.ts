import type { Box, Grid } from '../../components/diagram/geometry'
import { expect, test } from 'playwright/test'
import { cellBox, centred, enclosing, facingSides, labelPlace, roundedPath, route, textWidth } from '../../components/diagram/geometry'
import { layout, nameLeading, narrowed } from '../../components/diagram/layout'
import { outline } from '../../components/diagram/shapes'

const grid: Grid = { width: 340, height: 220, columns: [1, 2], rows: [1, 1], gap: [40, 20] }
const box = (x: number, y: number, width = 100, height = 60): Box => ({ x, y, width, height })

test.describe('cells', () => {
  test('columns share the width that the gaps leave', () => {
    expect(cellBox(grid, { column: 1, row: 1 })).toEqual({ x: 0, y: 0, width: 100, height: 100 })
    expect(cellBox(grid, { column: 2, row: 2 })).toEqual({ x: 140, y: 120, width: 200, height: 100 })
  })

  test('a span covers its cells and the gaps between', () => {
    expect(cellBox(grid, { column: 1, row: 1, columns: 2, rows: 2 })).toEqual({ x: 0, y: 0, width: 340, height: 220 })
  })

  for (const cell of [{ column: 0, row: 1 }, { column: 3, row: 1 }, { column: 1, row: 2, rows: 2 }]) {
    test(`a cell outside the grid is refused: ${JSON.stringify(cell)}`, () => {
      expect(() => cellBox(grid, cell)).toThrow(/outside a grid of 2 × 2/)
    })
  }
})

test('a smaller box is centred, a larger one is cut down', () => {
  expect(centred(box(0, 0, 100, 100), { height: 40 })).toEqual({ x: 0, y: 30, width: 100, height: 40 })
  expect(centred(box(0, 0, 100, 100), { width: 400 })).toEqual({ x: 0, y: 0, width: 100, height: 100 })
})

test('a group encloses its nodes, with room for its heading', () => {
  expect(enclosing([box(10, 10), box(200, 100)], 20, 30)).toEqual({ x: -10, y: -40, width: 330, height: 220 })
})

test('a text is about as wide as its letters', () => {
  expect(textWidth('クラスター')).toBe(5)
  expect(textWidth('Nomad')).toBeCloseTo(3.3)
  expect(textWidth('till')).toBeLessThan(textWidth('room'))
})

test.describe('ways', () => {
  const from = box(0, 0)
  for (const { to, sides } of [
    { to: box(200, 0), sides: ['right', 'left'] },
    { to: box(-200, 0), sides: ['left', 'right'] },
    { to: box(0, 200), sides: ['bottom', 'top'] },
    { to: box(0, -200), sides: ['top', 'bottom'] },
  ])
    test(`to a box at ${to.x}/${to.y} from ${sides[0]} to ${sides[1]}`, () => expect(facingSides(from, to)).toEqual(sides))

  test('straight where boxes are level', () => {
    expect(route(from, box(200, 0))).toEqual([{ x: 106, y: 30 }, { x: 194, y: 30 }])
  })

  test('straight where the longer side reaches far enough, from either end', () => {
    const tall = box(200, 0, 100, 300)
    expect(route(from, tall)).toEqual([{ x: 106, y: 30 }, { x: 194, y: 30 }])
    expect(route(tall, from)).toEqual([{ x: 194, y: 30 }, { x: 106, y: 30 }])
  })

  test('two bends where boxes are apart in both directions', () => {
    expect(route(from, box(200, 200), { clearance: 0 })).toEqual([{ x: 100, y: 30 }, { x: 150, y: 30 }, { x: 150, y: 230 }, { x: 200, y: 230 }])
  })

  test('one bend to a side that does not face', () => {
    expect(route(from, box(200, 200), { sides: ['right', 'top'], clearance: 0 })).toEqual([{ x: 100, y: 30 }, { x: 250, y: 30 }, { x: 250, y: 200 }])
  })

  test('around what is in between, where both ends are on the same side', () => {
    const way = { clearance: 0, detour: 20 }
    expect(route(from, box(200, 0, 100, 90), { ...way, sides: ['bottom', 'bottom'] })).toEqual([{ x: 50, y: 60 }, { x: 50, y: 110 }, { x: 250, y: 110 }, { x: 250, y: 90 }])
    expect(route(from, box(0, 200, 80), { ...way, sides: ['left', 'left'] })).toEqual([{ x: 0, y: 30 }, { x: -20, y: 30 }, { x: -20, y: 230 }, { x: 0, y: 230 }])
  })

  test('shifted along the side', () => {
    expect(route(from, box(200, 200), { sides: ['bottom', 'left'], shift: [20, -10], clearance: 0 })[0]).toEqual({ x: 70, y: 60 })
  })

  test('bends are rounded by at most half a piece', () => {
    expect(roundedPath([{ x: 0, y: 0 }, { x: 100, y: 0 }, { x: 100, y: 10 }], 12)).toBe('M0 0L95 0Q100 0 100 5L100 10')
  })

  test('a label is above the longest piece if it is level, and to its right if it is upright', () => {
    expect(labelPlace([{ x: 0, y: 0 }, { x: 100, y: 0 }], undefined, 20)).toEqual({ x: 50, y: -20, textAnchor: 'middle' })
    expect(labelPlace([{ x: 0, y: 0 }, { x: 10, y: 0 }, { x: 10, y: 100 }], undefined, 20)).toEqual({ x: 24, y: 50, textAnchor: 'start' })
    expect(labelPlace([{ x: 0, y: 0 }, { x: 0, y: 100 }], 'left', 20)).toEqual({ x: -14, y: 50, textAnchor: 'end' })
    expect(labelPlace([{ x: 0, y: 0 }, { x: 0, y: 100 }], 'right', 20, 10, 0.8)).toEqual({ x: 14, y: 80, textAnchor: 'start' })
  })
})

test.describe('drawings', () => {
  const spec = {
    size: { width: 340, height: 220 },
    columns: [1, 2],
    rows: [1, 1],
    gap: [40, 20],
    nodes: { a: { column: 1, row: 1, label: 'A' }, b: { column: 2, row: 2, label: ['B', 'B'] } },
    narrow: { size: { width: 100, height: 220 }, columns: [1], rows: [1, 1], nodes: { a: { column: 1, row: 1 }, b: { column: 1, row: 2, label: 'B' } } },
  } as const

  test('the bounds include a group that sticks out', () => {
    const { bounds } = layout({ ...spec, groups: { all: { label: 'all', around: ['a', 'b'], padding: 10 } } })
    expect(bounds).toEqual({ x: -12, y: -52, width: 364, height: 284 })
  })

  test('an arrow may lead to a group', () => {
    const { arrows } = layout({ ...spec, groups: { g: { around: ['b'], padding: 10 } }, arrows: [{ from: 'a', to: 'g' }] })
    expect(arrows[0]!.points.at(-1)).toEqual({ x: 124, y: 170 })
  })

  test('an arrow to nowhere is named', () => {
    expect(() => layout({ ...spec, arrows: [{ from: 'a', to: 'c' }] })).toThrow('The arrow from "a" to "c" speaks of "c"')
  })

  test('a narrow column has its own grid, and arrows find their own way', () => {
    const { columns, rows, size, nodes, arrows } = narrowed({ ...spec, arrows: [{ from: 'a', to: 'b', sides: ['right', 'left'], label: 'and' }] })
    expect({ columns, rows, size }).toEqual({ columns: [1], rows: [1, 1], size: { width: 100, height: 220 } })
    expect(nodes.b).toMatchObject({ column: 1, row: 2, label: 'B' })
    expect(arrows![0]).toMatchObject({ sides: undefined, label: 'and' })
  })

  test('an arrow may be left out in a narrow column', () => {
    expect(narrowed({ ...spec, arrows: [{ from: 'a', to: 'b' }], narrow: { ...spec.narrow, arrows: { 'a-b': false } } }).arrows).toEqual([])
  })

  test('arrows end at a person\'s figure, or below the name', () => {
    const { nodes: [, b], arrows, bounds } = layout({ ...spec, nodes: { a: spec.nodes.b, b: { column: 2, row: 1, kind: 'person', label: 'B' } }, arrows: [{ from: 'b', to: 'a', clearance: 0 }] })
    expect(b!.box).toMatchObject({ x: 140, width: 200, height: 100 })
    expect(arrows[0]!.points[0]!.y).toBeGreaterThan(100 + nameLeading)
    const { arrows: [level] } = layout({ ...spec, nodes: { a: spec.nodes.a, b: { column: 2, row: 1, kind: 'person', label: 'B' } }, arrows: [{ from: 'a', to: 'b', clearance: 0 }] })
    expect(level!.points.at(-1)).toEqual({ x: 196, y: 50 })
    expect(bounds.height).toBe(224)
  })

  test('a node without a place in a narrow column is named, and so is an unknown part', () => {
    expect(() => narrowed({ ...spec, narrow: { ...spec.narrow, nodes: { a: { column: 1, row: 1 } } } })).toThrow('"narrow" gives no cell to "b"')
    expect(() => narrowed({ ...spec, narrow: { ...spec.narrow, arrows: { 'b-a': false } } })).toThrow('"narrow" speaks of "b-a"')
  })

  test('an arrow keeps its direction in a narrow column, even to a group', () => {
    const way = { ...spec, groups: { g: { around: ['a'] } }, arrows: [{ from: 'a', to: 'b' }] }
    const turn = (arrow: object) => () => narrowed({ ...way, narrow: { ...spec.narrow, arrows: { 'a-b': arrow } } })
    expect(turn({ from: 'g', sides: ['bottom', 'top'] })).not.toThrow()
    for (const turned of [{ from: 'b', to: 'a' }, { to: 'g' }])
      expect(turn(turned)).toThrow('"narrow" turns the arrow "a-b" round.')
  })

  test('a small drawing needs no layout of its own in a narrow column, but a wide one does', () => {
    const small = { ...spec, narrow: undefined }
    expect(narrowed(small)).toBe(small)
    expect(() => narrowed({ ...small, size: { width: 441, height: 100 } })).toThrow('A drawing of 441 px needs "narrow"')
  })

  test('a node moves in from its previous place', () => {
    const { nodes: [a] } = layout({ ...spec, nodes: { ...spec.nodes, a: { column: 1, row: 1, label: 'A', comesFrom: { column: 2, row: 2, step: 1 } } } })
    expect(a!.away).toEqual({ x: 190, y: 120 })
  })

  test('a node with an invalid place is named', () => {
    expect(() => layout({ ...spec, columns: [1, Number.NaN] })).toThrow(/^The node "a" has \w+ NaN/)
    expect(() => layout({ ...spec, nodes: { ...spec.nodes, b: { column: 2, row: 2, label: 'B', height: Number('x') } } })).toThrow('The node "b" has')
  })

  test('a group around nothing is named', () => {
    expect(() => layout({ ...spec, groups: { g: { around: ['z'] } } })).toThrow('The group "g" speaks of "z"')
  })
})

test('each kind of node has its own outline', () => {
  const kinds = ['service', 'store', 'tool', 'document', 'person', 'people'] as const
  expect(new Set(kinds.map(kind => outline(kind, box(0, 0)))).size).toBe(kinds.length)
  expect(outline('plain', box(0, 0))).toBe('')
})
