/** The rules of layout at their limits, on handmade measurements. `rules.spec.ts` has them on real pages. */
import type { Box, Measurement, Paragraph, Run } from './measurement'
import { expect, test } from 'playwright/test'
import { rules } from './rules'

const run: Run = {
  element: 'p',
  text: '静的から動的へ',
  box: { left: 100, top: 100, right: 300, bottom: 126 },
  size: 26,
  colour: [0, 0, 0, 1],
  grounds: [[255, 255, 255, 1]],
  paragraph: 0,
  isBody: true,
  isDecoration: false,
  isFrame: false,
  isName: false,
}

const paragraph: Paragraph = { element: 'p', text: '静的から動的へ、インフラは動的になる', breaks: [], isTitle: false, box: run.box }

function measurement(change: Partial<Measurement>): Measurement {
  return {
    layout: [],
    canvas: { width: 1280, height: 720 },
    runs: [run],
    paragraphs: [paragraph],
    pictures: [],
    boxes: [],
    lines: [],
    labels: [],
    repetitions: [],
    drawings: [],
    strokes: [],
    fonts: [],
    ...change,
  }
}

const runs = (...changes: Partial<Run>[]): Partial<Measurement> => ({ runs: changes.map(change => ({ ...run, ...change })) })
const paragraphs = (change: Partial<Paragraph>): Partial<Measurement> => ({ paragraphs: [{ ...paragraph, ...change }] })
const box = (left: number, top: number, right: number, bottom: number) => ({ box: { left, top, right, bottom } })

/** A drawing of two nodes, with an arrow that ends `gap` px before the second. */
function drawing(gap: number, looks: readonly string[] = []): Partial<Measurement> {
  const part = { name: '', note: '', looks: [...looks], badges: [], isSeen: true, ...box(0, 0, 100, 40) }
  const arrow = { ...part, kind: 'arrow' as const, way: [{ x: 106, y: 20 }, { x: 200 - gap, y: 20 }], heads: [false, true] as const }
  return { drawings: [{ around: '', empty: 0, parts: [{ ...part, kind: 'node' }, { ...part, kind: 'node', ...box(200, 0, 300, 40) }, arrow] }] }
}

const stroke = (grey: number): Partial<Measurement> => ({ strokes: [{ element: 'path', ...box(0, 0, 9, 9), colours: [[grey, grey, grey, 1]], grounds: [[255, 255, 255, 1]] }] })

/** Two items with a text each: side by side in a grid, or below each other in a list. */
function repetition(isGrid: boolean, ...boxes: { box: Box }[]): Partial<Measurement> {
  return { repetitions: [{ isGrid, items: boxes.map(({ box }) => ({ element: 'li', box, isRow: true, parts: [{ kind: 'b', box }] })) }] }
}

/** For each rule, a measurement just within its limit, and one just beyond it. */
const limits: readonly [rule: string, good: Partial<Measurement>, bad: Partial<Measurement>][] = [
  ['overflow', { boxes: [{ element: 'svg', ...box(0, 0, 1281, 721) }] }, { boxes: [{ element: 'svg', ...box(0, 0, 1282, 700) }] }],
  ['clipping', runs({}), runs({ clip: { by: 'div', amount: 2 } })],
  ['overlap', runs({}, box(297, 100, 400, 126)), runs({}, box(296, 100, 400, 126))],
  ['overlap', runs({}), runs({ cover: 'path' })],
  ['edge', runs(box(24, 24, 1256, 696)), runs(box(24, 24, 1257, 696))],
  ['size', runs({ size: 24 }), runs({ size: 23.9 })],
  ['size', runs({ size: 28, isName: true }), runs({ size: 27.9, isName: true })],
  ['size', runs({ size: 16, isFrame: true }), runs({ size: 15.9, isFrame: true })],
  ['contrast', runs({ colour: [89, 89, 89, 1] }), runs({ colour: [90, 90, 90, 1] })],
  ['contrast', runs({ colour: [118, 118, 118, 1], isBody: false }), runs({ colour: [120, 120, 120, 1], isBody: false })],
  ['contrast', runs({}), runs({ grounds: [[255, 255, 255, 1], null] })],
  ['font', { fonts: [{ element: 'p', foreign: [], missing: [] }] }, { fonts: [{ element: 'p', foreign: ['DejaVu Sans'], missing: [] }] }],
  ['font', { fonts: [{ element: 'p', foreign: [], missing: [] }] }, { fonts: [{ element: 'p', foreign: [], missing: ['"鬱" (U+9B31)'] }] }],
  ['lone-character', paragraphs({ breaks: [16] }), paragraphs({ breaks: [17] })],
  ['lone-character', paragraphs({ text: '静的から\n動的' }), paragraphs({ text: '静的から\n動' })],
  ['broken-word', paragraphs({ text: '使うTerraformは', breaks: [2] }), paragraphs({ text: '使うTerraformは', breaks: [5] })],
  ['broken-word', paragraphs({ text: '時刻は19:00から', breaks: [3] }), paragraphs({ text: '時刻は19:00から', breaks: [6] })],
  ['broken-word', paragraphs({ text: 'この配信基盤の', breaks: [4] }), paragraphs({ text: 'この配信基盤の', breaks: [3] })],
  ['title-lines', paragraphs({ isTitle: true }), paragraphs({ isTitle: true, breaks: [8] })],
  ['title-lines', { ...paragraphs({ isTitle: true, breaks: [8] }), layout: ['slidev-layout', 'opener'] }, paragraphs({ isTitle: true, text: '静的から\n動的へ' })],
  ['picture', { pictures: [{ element: 'img', ...box(0, 0, 9, 9), isLoaded: true }] }, { pictures: [{ element: 'img', ...box(0, 0, 9, 9), isLoaded: false }] }],
  ['label', { labels: [{ element: 'text', text: 'あ', ...box(2, 0, 98, 20), shape: box(0, 0, 100, 20).box }] }, { labels: [{ element: 'text', text: 'あ', ...box(2, 0, 99, 20), shape: box(0, 0, 100, 20).box }] }],
  ['label', { labels: [{ element: 'text', text: 'あ', ...box(10, 4, 90, 24), shape: box(0, 0, 100, 20).box, isCentred: true }] }, { labels: [{ element: 'text', text: 'あ', ...box(10, 5, 90, 25), shape: box(0, 0, 100, 20).box, isCentred: true }] }],
  ['arrow', drawing(16), drawing(17)],
  ['arrow', drawing(40, ['person']), drawing(41, ['person'])],
  ['letterbox', { drawings: [{ around: '', empty: 2, parts: [] }] }, { drawings: [{ around: '', empty: 3, parts: [] }] }],
  ['repetition', repetition(true, box(0, 0, 100, 20), box(110, 0, 211, 20)), repetition(true, box(0, 0, 100, 20), box(110, 0, 212, 20))],
  ['repetition', repetition(false, box(0, 0, 100, 20), box(1, 30, 150, 50)), repetition(false, box(0, 0, 100, 20), box(2, 30, 150, 50))],
  ['stroke', stroke(148), stroke(150)],
  ['empty', { runs: [], boxes: [{ element: 'svg', ...box(0, 0, 9, 9) }] }, runs({ isDecoration: true })],
]

for (const [i, [id, good, bad]] of limits.entries()) {
  test(`${id} has its limit where it should be (${i + 1})`, () => {
    const rule = rules.find(rule => rule.id === id)!
    expect(rule.evaluate(measurement(good))).toEqual([])
    const [finding] = rule.evaluate(measurement(bad))
    expect(finding).toEqual(expect.objectContaining({ element: expect.any(String), measure: expect.stringMatching(/./), fix: expect.stringMatching(/./) }))
  })
}
