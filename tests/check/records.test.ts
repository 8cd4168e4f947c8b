/** Facts and running order are as confirmed. What the records hold is tested on the small deck. */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { leavesOf } from '../../tooling/check/recorded/facts'
import { orderOf, patternOf } from '../../tooling/check/recorded/order'
import { differences, formatRecord, unconfirmed } from '../../tooling/check/records'
import { makers } from '../../tooling/cli/confirm'
import { variants } from '../../tooling/deck/config'
import { readSources } from '../../tooling/deck/sources'
import { makeDeck } from '../helpers/copy'

// Drawings are read from their page, in `layout/slides.spec.ts`.
const { drawings: _, ...inData } = makers

for (const [name, make] of Object.entries(inData)) {
  test(`${name}: everything is as confirmed`, async () => {
    const found = await unconfirmed(name, make)
    if (found.length > 0)
      throw new Error(found.join('\n'))
  })
}

test('nothing passes without a record', async () => {
  expect(await unconfirmed('no-such', async () => [])).toEqual([expect.stringMatching(/^data\/confirmed\/no-such\.txt is not there.*\n {2}→ npm run confirm -- --only no-such$/)])
})

const facts = {
  agenda: [{ id: 'first', start: '19:00' }, { id: 'second', start: '19:20' }],
  products: [{ name: 'Beacon: Pro' }],
  limits: { most: 3, texts: ['one', ' two', 'three\nfour', ''], isOpen: true, judge: () => 1, none: undefined },
  pairs: [{ id: 'same' }, { id: 'same' }],
}

test('a record has a line for each text, number and order of rows', () => {
  expect(formatRecord(leavesOf('', facts)).split('\n').slice(2, -1)).toEqual([
    'agenda: first, second',
    'agenda/first/id: first',
    'agenda/first/start: 19:00',
    'agenda/second/id: second',
    'agenda/second/start: 19:20',
    'products: Beacon: Pro',
    'products/Beacon:Pro/name: Beacon: Pro',
    'limits/most: 3',
    'limits/texts/1: one',
    'limits/texts/2: " two"',
    'limits/texts/3: "three\\nfour"',
    'limits/texts/4: ""',
    'limits/isOpen: true',
    'pairs/1/id: same',
    'pairs/2/id: same',
  ])
})

/** Each change, and all messages about it. */
const changes: readonly [what: string, change: (draft: any) => unknown, told: readonly string[]][] = [
  ['no change', () => {}, []],
  ['a changed value', draft => draft.agenda[1].start = '19:25', ['agenda/second/start was 19:20, is 19:25']],
  ['two rows swapped', draft => draft.agenda.reverse(), ['agenda was first, second, is second, first']],
  ['a new row', draft => draft.agenda.push({ id: 'third' }), ['agenda was first, second, is first, second, third', 'agenda/third/id is new: third']],
  ['a removed row', draft => draft.products.pop(), ['products is gone, was Beacon: Pro', 'products/Beacon:Pro/name is gone, was Beacon: Pro']],
  ['a removed space', draft => draft.limits.texts[1] = 'two', ['limits/texts/2 was " two", is two']],
  ['fields in another order', draft => draft.agenda[0] = { start: '19:00', id: 'first' }, []],
]
for (const [what, change, told] of changes) {
  test(`the record reports ${what}`, () => {
    const draft = { ...structuredClone({ ...facts, limits: { ...facts.limits, judge: undefined } }) }
    change(draft)
    expect(differences(formatRecord(leavesOf('', facts)), formatRecord(leavesOf('', draft)))).toEqual(told)
  })
}

test('line ends of another system change nothing', () => {
  const record = formatRecord(leavesOf('', facts))
  expect(differences(record.replaceAll('\n', '\r\n'), record)).toEqual([])
})

test('notes are recorded by the variant and click of each paragraph, not by their words', () => {
  const [one, other] = variants
  expect(patternOf(`\nA\n\nB\n\n[${one}] C\n\n[click] D\n\n[${other}] [click] E [click:2] F\n\nG\n`)).toBe(`all, [${one}], [click], [${other}] [click] [click:2], all`)
})

/** Each edit of a page of the small deck, and what the record of the running order reports. */
const edits: readonly [what: string, file: string, from: string, to: string, told: readonly string[]][] = [
  ['a slide is hidden', 'pages/02-first.md', 'routeAlias: drawing', 'routeAlias: drawing\nhide: true', ['whole/drawing was after first, talk first, 1 click, is hidden', 'whole/drawing/notes is gone, was all, [click]']],
  ['a page is hidden', 'slides.md', 'src: ./pages/04-end.md', 'src: ./pages/04-end.md\nhide: true', ['whole/./pages/04-end.md is new: hidden', 'whole/end is gone, was after table', 'whole/end/notes is gone, was all']],
  ['two pages are swapped', 'slides.md', 'src: ./pages/00-cover.md\n---\n\n---\nsrc: ./pages/01-program.md', 'src: ./pages/01-program.md\n---\n\n---\nsrc: ./pages/00-cover.md', [
    'whole/points was after cover, 2 clicks, is first, 2 clicks',
    'whole/cover was first, layout cover, is after program, layout cover',
    'whole/first was after program, talk first, is after cover, talk first',
  ]],
  ['a slide moves to another talk', 'pages/03-second.md', 'talk: second\ndropWhenLate: 1', 'talk: first\ndropWhenLate: 2', ['whole/table was after second, talk second, dropWhenLate 1, is after second, talk first, dropWhenLate 2']],
  ['a click is removed', 'pages/01-program.md', '[click] 2つ目', '2つ目', ['whole/points was after cover, 2 clicks, is after cover, 1 click', 'whole/points/notes was all, [click], [click], is all, [click], all']],
  ['the duration changes', 'slides.md', 'duration: 3min', 'duration: 4min', ['whole was 3min, is 4min']],
  ['a sentence is reworded', 'pages/01-program.md', '1つ目は、工夫です。', 'はじめは、工夫の話です。', []],
  ['a title is reworded', 'pages/01-program.md', '# 話は、30分ごとに始まった', '# 話は、30分ごと', []],
]

test('the record of a running order holds what is shown when, but no wording', async () => {
  const deck = await makeDeck(test.info().outputPath('deck'))
  const order = async (): Promise<string> => formatRecord(orderOf('whole', await readSources(path.join(deck, 'slides.md'))))
  const confirmed = await order()
  for (const [what, name, from, to, told] of edits) {
    const file = path.join(deck, name)
    const text = await readFile(file, 'utf8')
    expect(text, `${name} has the words to replace`).toContain(from)
    await writeFile(file, text.replace(from, to))
    expect.soft(differences(confirmed, await order()).toSorted(), what).toEqual(told.toSorted())
    await writeFile(file, text)
  }
})
