/** The record of a drawing, and the checks of its text alternative, on a handmade drawing. */
import type { Drawing, Part } from '../../tooling/check/drawings'
import { expect, test } from 'playwright/test'
import { sayingOf, sharedAlternatives, strangeNames, unnamed } from '../../tooling/check/alternatives'
import { entriesOfDrawings } from '../../tooling/check/recorded/drawings'
import { differences, formatRecord } from '../../tooling/check/records'

const part = (change: Partial<Part>): Part => ({ kind: 'node', name: '', note: '', looks: ['service'], badges: [], isSeen: true, box: { left: 0, top: 0, right: 100, bottom: 40 }, paint: 'Mhz 2 px', ...change })

/** A counter asks a ledger; on a click, the ledger is lit and answers. */
function drawing(click: number): Drawing {
  return {
    around: '窓口台帳Route53聞く',
    empty: 0,
    alternative: '窓口がRoute 53の台帳に聞く図',
    parts: [
      part({ name: '窓口' }),
      part({ name: '台帳', note: 'Route 53', looks: ['store', ...click === 0 ? ['dimmed'] : ['layer network']], box: { left: 300, top: 0, right: 400, bottom: 40 } }),
      part({ kind: 'arrow', name: '聞く', looks: ['flow'], badges: ['1'], isSeen: click > 0, way: [{ x: 106, y: 20 }, { x: 294, y: 20 }], heads: [false, true], paint: '3 px' }),
    ],
  }
}

function recorded(change: (drawing: Drawing, click: number) => void = () => {}, variants: readonly string[] = ['whole']): string {
  const clicks = [0, 1].map((click) => {
    const drawn = drawing(click)
    change(drawn, click)
    return [drawn]
  })
  return formatRecord(entriesOfDrawings(Object.fromEntries(variants.map(variant => [variant, [{ alias: 'ask', clicks }]]))))
}

test('a record has a line for each part, and for the paint of each kind', () => {
  expect(recorded().split('\n').slice(2, -1)).toEqual([
    'paint/arrow flow: 3 px',
    'paint/node service: Mhz 2 px',
    'paint/node store of a layer: Mhz 2 px',
    'ask/alternative: 窓口, Route 53, 台帳, 聞く',
    'ask/node 窓口: service',
    'ask/node 台帳: "Route 53", store, dimmed until click 1, then layer network',
    'ask/arrow 窓口 → 台帳: "聞く", flow, badge 1, from click 1',
  ])
})

/** Each change, and all messages about it. */
const changes: readonly [what: string, change: (drawing: Drawing, click: number) => void, told: readonly string[]][] = [
  ['a reversed arrow', ({ parts }) => parts[2]!.way = [...parts[2]!.way!].reverse(), ['ask/arrow 台帳 → 窓口 is new: "聞く", flow, badge 1, from click 1', 'ask/arrow 窓口 → 台帳 is gone, was "聞く", flow, badge 1, from click 1']],
  ['an arrowhead at the other end', ({ parts }) => parts[2]!.heads = [true, false], ['ask/arrow 窓口 ← 台帳 is new: "聞く", flow, badge 1, from click 1', 'ask/arrow 窓口 → 台帳 is gone, was "聞く", flow, badge 1, from click 1']],
  ['a removed arrow', ({ parts }) => parts.pop(), ['paint/arrow flow is gone, was 3 px', 'ask/alternative was 窓口, Route 53, 台帳, 聞く, is 窓口, Route 53, 台帳', 'ask/arrow 窓口 → 台帳 is gone, was "聞く", flow, badge 1, from click 1']],
  ['a different label', ({ parts }) => parts[2]!.name = '頼む', ['ask/alternative was 窓口, Route 53, 台帳, 聞く, is 窓口, Route 53, 台帳', 'ask/arrow 窓口 → 台帳 was "聞く", flow, badge 1, from click 1, is "頼む", flow, badge 1, from click 1']],
  ['a different number in the order', ({ parts }) => parts[2]!.badges = ['2'], ['ask/arrow 窓口 → 台帳 was "聞く", flow, badge 1, from click 1, is "聞く", flow, badge 2, from click 1']],
  ['a part shown too early', ({ parts }) => parts[2]!.isSeen = true, ['ask/arrow 窓口 → 台帳 was "聞く", flow, badge 1, from click 1, is "聞く", flow, badge 1']],
  ['a node lit too early', ({ parts }) => parts[1]!.looks = ['store', 'layer network'], ['ask/node 台帳 was "Route 53", store, dimmed until click 1, then layer network, is "Route 53", store, layer network']],
  ['a different number in a note', ({ parts }) => parts[1]!.note = 'Route 35', ['ask/node 台帳 was "Route 53", store, dimmed until click 1, then layer network, is "Route 35", store, dimmed until click 1, then layer network']],
  ['lines painted differently', ({ parts }) => parts[2]!.paint = '3 px broken', ['paint/arrow flow was 3 px, is 3 px broken']],
  ['two names swapped in the alternative', drawing => drawing.alternative = '台帳がRoute 53の窓口に聞く図', ['ask/alternative was 窓口, Route 53, 台帳, 聞く, is 台帳, Route 53, 窓口, 聞く']],
  ['a negated alternative', drawing => drawing.alternative = '窓口がRoute 53の台帳に聞くことはない図', ['ask/alternative was 窓口, Route 53, 台帳, 聞く, is 窓口, Route 53, 台帳, 聞く, not']],
  ['a reworded alternative', drawing => drawing.alternative = 'まず窓口が、Route 53という台帳に聞くようす', []],
]

for (const [what, change, told] of changes) {
  test(`the record reports ${what}`, () => {
    expect(differences(recorded(), recorded(change)).toSorted()).toEqual(told.toSorted())
  })
}

test('another variant is recorded only where it differs', () => {
  const [whole, short] = [[{ alias: 'ask', clicks: [[drawing(1)]] }], [{ alias: 'ask', clicks: [[]] }]]
  expect(entriesOfDrawings({ whole, short: whole })).toEqual(entriesOfDrawings({ whole }))
  expect(entriesOfDrawings({ whole, short }).at(-1)).toEqual(['short/ask', 'nothing of it'])
})

test('an alternative and its drawing have the same names', () => {
  const drawn = drawing(1)
  expect([strangeNames(drawn), unnamed(drawn)]).toEqual([[], []])
  expect(strangeNames({ ...drawn, alternative: '窓口がRoute 35の台帳に聞く図' })).toEqual(['Route 35'])
  expect(strangeNames({ ...drawn, alternative: '窓口がVaultの台帳に聞く図' })).toEqual(['Vault'])
  expect(unnamed({ ...drawn, alternative: '利用者が受け付けを済ませる図' })).toEqual(['窓口', '台帳'])
  // A word of a name counts as the name.
  expect(unnamed({ ...drawn, parts: [part({ name: 'サイドカープロキシ' }), part({ name: 'Disaster Recovery' }), part({ name: '既存の資産など' })], alternative: 'サイドカーとRecoveryの資産' })).toEqual([])
  expect(sayingOf({ ...drawn, alternative: '2つの窓口' })).toEqual(['2', '窓口'])
})

test('two drawings with the same alternative are reported, with both places', () => {
  const [one, other] = [drawing(1), { ...drawing(1), parts: [part({ name: '受付' })] }]
  expect(sharedAlternatives([{ name: 'slide 1', drawings: [one] }, { name: 'slide 2', drawings: [one] }])).toEqual([])
  expect(sharedAlternatives([{ name: 'slide 1', drawings: [one] }, { name: 'slide 2', drawings: [other] }])).toEqual(['slide 2: the drawing has the text alternative "窓口がRoute 53の台帳に聞く図" of another one, on slide 1 → say what this one shows'])
})
