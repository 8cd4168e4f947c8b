/** What a drawing in a narrow column must keep, tested on made-up drawings. */
import type { Box, Drawing, Part } from '../../tooling/check/drawings'
import { expect, test } from 'playwright/test'
import { unlikeWide } from './drawings'

function part(kind: Part['kind'], name: string, [left, top, right, bottom]: readonly [number, number, number, number], more: Partial<Part> = {}): Part {
  return { kind, name, note: '', looks: [], badges: [], isSeen: true, box: { left, top, right, bottom }, ...more }
}
const node = (name: string, left: number, top: number): Part => part('node', name, [left, top, left + 40, top + 20])

/** An arrow from the right edge of one box to the left edge of the other; in a column, from bottom to top. */
function arrow(a: Box, b: Box): Part {
  const [from, to] = a.right <= b.left
    ? [{ x: a.right, y: (a.top + a.bottom) / 2 }, { x: b.left, y: (b.top + b.bottom) / 2 }]
    : [{ x: (a.left + a.right) / 2, y: a.bottom }, { x: (b.left + b.right) / 2, y: b.top }]
  return part('arrow', '', [from.x, from.y, to.x, to.y], { way: [from, to], heads: [false, true] })
}

type Place = readonly [left: number, top: number]

/** 窓口 leads to 台帳 and 倉庫, and 棚1 leads to 棚2 within a group. */
function drawing(places: Readonly<Record<'desk' | 'ledger' | 'store' | 'shelf1' | 'shelf2', Place>>, group: readonly [number, number, number, number], arrows: readonly (readonly [string, string])[]): Drawing {
  const names = { desk: '窓口', ledger: '台帳', store: '倉庫', shelf1: '棚1', shelf2: '棚2' } as const
  const nodes: Record<string, Part> = Object.fromEntries(Object.entries(names).map(([id, name]) => [id, node(name, ...places[id as keyof typeof names])]))
  return { alternative: '窓口の図', around: '', empty: 0, parts: [part('group', '棚', group), ...Object.values(nodes), ...arrows.map(([from, to]) => arrow(nodes[from]!.box, nodes[to]!.box))] }
}

const wide = drawing({ desk: [0, 0], ledger: [100, 0], store: [100, 60], shelf1: [300, 0], shelf2: [400, 0] }, [290, -10, 450, 30], [['desk', 'ledger'], ['desk', 'store'], ['shelf1', 'shelf2']])
const column = { desk: [0, 0], ledger: [0, 100], store: [0, 200], shelf1: [0, 300], shelf2: [0, 330] } as const
const shelves = [-10, 290, 60, 360] as const

for (const [what, narrow, told] of [
  ['an arrow beside another and one within a group may be left out', drawing(column, shelves, [['desk', 'ledger']]), []],
  ['a drawing without any arrow is reported', drawing(column, shelves, []), ['arrow 窓口 → 台帳 is missing, and nothing else leads on from there', 'arrow 窓口 → 倉庫 is missing']],
] as const)
  test(`in a narrow column: ${what}`, () => expect(unlikeWide(narrow, wide)).toEqual(told.map(words => expect.stringContaining(words))))

/** 棚1 and 棚2, one below the other, each with a caption beside or below it. */
function captions(...notes: readonly (readonly [note: string, left: number, top: number])[]): Drawing {
  return { alternative: '棚の図', around: '', empty: 0, parts: [node('棚1', 0, 0), node('棚2', 0, 60), ...notes.map(([note, left, top]) => ({ ...node('', left, top), note }))] }
}

for (const [what, narrow, told] of [
  ['captions from the side may stand below their node', captions(['本', 0, 24], ['地図', 0, 84]), []],
  ['a caption halfway between two nodes is accepted', captions(['本', 0, 30], ['地図', 0, 84]), []],
  ['swapped captions are reported', captions(['地図', 0, 24], ['本', 0, 84]), ['"地図" is at "棚1", but on the slide at "棚2"', '"本" is at "棚2"']],
] as const)
  test(`in a narrow column: ${what}`, () => expect(unlikeWide(narrow, captions(['本', 60, 0], ['地図', 60, 60]))).toEqual(told.map(words => expect.stringContaining(words))))
