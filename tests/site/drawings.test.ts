/** What a drawing in a narrow column must keep, on drawings that never were. */
import type { Box, Drawing, Part } from '../../tooling/check/drawings'
import { expect, test } from 'playwright/test'
import { unlikeWide } from './drawings'

function part(kind: Part['kind'], name: string, [left, top, right, bottom]: readonly [number, number, number, number], more: Partial<Part> = {}): Part {
  return { kind, name, note: '', looks: [], badges: [], isSeen: true, box: { left, top, right, bottom }, ...more }
}
const node = (name: string, left: number, top: number): Part => part('node', name, [left, top, left + 40, top + 20])
const words = (note: string, left: number, top: number): Part => part('node', '', [left, top, left + 40, top + 20], { note, looks: ['plain'] })

/** From the right edge of one to the left edge of the other; in a column, from the bottom to the top. */
function arrow(a: Box, b: Box): Part {
  const [from, to] = a.right <= b.left
    ? [{ x: a.right, y: (a.top + a.bottom) / 2 }, { x: b.left, y: (b.top + b.bottom) / 2 }]
    : [{ x: (a.left + a.right) / 2, y: a.bottom }, { x: (b.left + b.right) / 2, y: b.top }]
  return part('arrow', '', [from.x, from.y, to.x, to.y], { way: [from, to], heads: [false, true] })
}

/** 窓口 leads to 台帳 and 倉庫, 棚1 to 棚2 within a group, and words stand beside the two; the narrow one is in a column. */
function drawing(places: Readonly<Record<'desk' | 'ledger' | 'store' | 'shelf1' | 'shelf2' | 'quick' | 'safe', readonly [number, number]>>, group: readonly [number, number, number, number], arrows: readonly (readonly [string, string])[]): Drawing {
  const at = (id: keyof typeof places): readonly [number, number] => places[id]
  const nodes: Record<string, Part> = { desk: node('窓口', ...at('desk')), ledger: node('台帳', ...at('ledger')), store: node('倉庫', ...at('store')), shelf1: node('棚1', ...at('shelf1')), shelf2: node('棚2', ...at('shelf2')), quick: words('速い', ...at('quick')), safe: words('固い', ...at('safe')) }
  return { alternative: '窓口の図', around: '', empty: 0, parts: [part('group', '棚', group), ...Object.values(nodes), ...arrows.map(([from, to]) => arrow(nodes[from]!.box, nodes[to]!.box))] }
}

const wide = drawing({ desk: [0, 0], ledger: [100, 0], store: [100, 60], shelf1: [300, 0], shelf2: [400, 0], quick: [144, 0], safe: [144, 60] }, [290, -10, 450, 30], [['desk', 'ledger'], ['desk', 'store'], ['shelf1', 'shelf2']])
const column = { desk: [0, 0], ledger: [0, 100], quick: [0, 124], store: [0, 200], safe: [0, 224], shelf1: [0, 300], shelf2: [0, 330] } as const
const shelves = [-10, 290, 60, 360] as const

for (const [what, narrow, told] of [
  ['an arrow beside another, and one within a group, are left out', drawing(column, shelves, [['desk', 'ledger']]), []],
  ['no arrow leads on', drawing(column, shelves, []), ['arrow 窓口 → 台帳 is missing, and nothing else leads on from there', 'arrow 窓口 → 倉庫 is missing']],
  ['words are exchanged', drawing({ ...column, quick: column.safe, safe: column.quick }, shelves, [['desk', 'ledger']]), ['node "速い" does not stand beside "台帳", as on the slide', 'node "固い" does not stand beside "倉庫"']],
] as const)
  test(`in a narrow column: ${what}`, () => expect(unlikeWide(narrow, wide)).toEqual(told.map(words => expect.stringContaining(words))))
