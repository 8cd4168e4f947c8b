import type { RawFacts } from '../../data/checks/data'
import { expect, test } from 'playwright/test'
import * as shown from '../../data'
import { checkData } from '../../data/checks/data'
import { readings } from '../../data/readings'
import { formatProblem } from '../../tooling/check/problem'

const facts = { ...shown, readings }

/** The facts without `readonly`, so that a row can be spoiled. */
type Draft = Record<keyof RawFacts, any>

test('the facts are sound', () => {
  expect(checkData(facts).map(formatProblem)).toEqual([])
})

test('a product\'s mark is the one of its name', () => {
  // Simple Icons has one mark for each brand, under the brand's name.
  expect(shown.products.filter(({ name, icon }) => icon !== `simple-icons:${name.toLowerCase()}`), 'data/products.ts: rows whose mark is not "simple-icons:" and their name').toEqual([])
})

/** Each rule: a row that breaks it, and the one expected message. */
const rules: readonly [rule: string, spoil: (draft: Draft) => void, told: string][] = [
  ['a row ends before it starts', d => d.agenda[8].end = '20:55', 'data/agenda.ts, row 9 (party), end: 20:55 is not after the start, 21:00.'],
  ['a row takes no time', d => d.agenda[8].end = '21:00', 'data/agenda.ts, row 9 (party), end: 21:00 is not after the start'],
  ['two rows overlap', d => d.agenda[3].start = '19:35', 'data/agenda.ts, row 4 (break), start: 19:35 overlaps row 3 (terraform), which ends at 19:40.'],
  ['rows are out of order', d => d.agenda.splice(7, 2, d.agenda[8], d.agenda[7]), 'data/agenda.ts, row 9 (wrap-up), start: 20:50 is earlier than the row before it, 21:00.'],
  ['the timetable has a gap', d => d.agenda[6].start = '20:35', 'data/agenda.ts, row 7 (tao), start: 20:35 leaves a gap after row 6 (consul), which ends at 20:30.'],
  ['doors open before the first row', d => d.event.doors = '18:00', 'data/event.ts, doors: 18:00 is not on the timetable.\n  → data/agenda.ts says 18:30: correct'],
  ['the programme starts within a row', d => d.event.start = '19:10', 'data/event.ts, start: 19:10 is not on the timetable.'],
  ['the event ends after the last row', d => d.event.end = '22:00', 'data/event.ts, end: 22:00 is not on the timetable.'],
  ['talks are in another order than on the agenda', d => d.talks.reverse(), 'data/talks.ts, row 1 (tao), id: "tao" is where the agenda has "stack".'],
  ['the hashtag is not that of the source', d => d.event.hashtag = '#hashicopjp', 'data/event.ts, hashtag: "#hashicopjp" is not the one in the source\'s title, #hashicorpjp.'],
  ['the number does not match the name', d => d.event.name = '第5回 HashiCorp User Group Meetup', 'data/event.ts, name: "第5回 HashiCorp User Group Meetup" does not match meetup number 4.'],
  ['the number does not match the source', d => d.event.source.title = d.event.source.title.replace('4', '3'), 'data/event.ts, source.title: "第3回'],
  ['the name does not match the series', d => d.event.series = 'HashiCorp Users Group Meetup', 'data/event.ts, series: "HashiCorp Users Group Meetup" is not part of the name'],
  ['the source is older than the evening', d => d.event.source.date = '2018-12-16', 'data/event.ts, source.date: 2018-12-16 is before the evening, 2018-12-17.'],
  ['the text of a calculation has another unit', d => d.calculations.secondsOfPeak.text = '0.75分', 'data/figures.ts, secondsOfPeak.text: "0.75分" is not 0.75秒.'],
  ['a row begins before the doors open', d => d.agenda[0].start = '18:00', 'data/agenda.ts, row 1 (reception), start: 18:00 is before the doors open, 18:30.'],
  ['a row ends after the event', d => d.agenda[8].end = '22:00', 'data/agenda.ts, row 9 (party), end: 22:00 is after the event ends, 21:45.'],
  ['a time is invalid', d => d.agenda[0].start = '25:00', 'data/agenda.ts, row 1 (reception), start: "25:00" is not a time of day.'],
  ['a time lacks a digit', d => d.event.doors = '9:30', 'data/event.ts, doors: "9:30" is not a time of day.'],
  ['the hours of the event are out of order', d => d.event.start = '18:00', 'data/event.ts, start: 18:30, 18:00, 21:45 are not in order.'],
  ['a date is invalid', d => d.event.date = '2018-02-30', 'data/event.ts, date: "2018-02-30" is not a calendar day.'],
  ['a talk is unknown', d => d.agenda[7] = { ...d.agenda[7], kind: 'talk', talk: 'nomad' }, 'data/agenda.ts, row 8 (wrap-up), talk: "nomad" is not in data/talks.ts.'],
  ['a talk is not on the agenda', d => d.agenda.splice(6, 1) && (d.agenda[6].start = '20:30'), 'data/talks.ts, row 5 (tao), id: "tao" is not on the agenda.'],
  ['a talk is on two rows', d => d.agenda[7] = { ...d.agenda[7], kind: 'talk', talk: 'tao' }, 'data/agenda.ts, row 8 (wrap-up), talk: "tao" has row 7 already.'],
  ['a talk\'s row names no talk', d => d.agenda[7].kind = 'talk', 'data/agenda.ts, row 8 (wrap-up), talk: is missing.'],
  ['a break has a talk', d => d.agenda[3].talk = 'tao', 'data/agenda.ts, row 4 (break), talk: is on a row of kind "break".'],
  ['a break has no title', d => delete d.agenda[3].title, 'data/agenda.ts, row 4 (break), title: is missing.'],
  ['a kind is invalid', d => d.agenda[3].kind = 'Pause!', 'data/agenda.ts, row 4 (break), kind: "Pause!" is not an identifier.'],
  ['a layer is unknown', d => d.talks[1].layer = 'cloud', 'data/talks.ts, row 2 (terraform), layer: "cloud" is not in data/layers.ts.'],
  ['a layer has no product', d => d.products.splice(1, 1), 'data/layers.ts, row 3 (security), product: "Vault" is not in data/products.ts.'],
  ['two layers share a product', d => d.layers[1].product = 'Nomad', 'data/layers.ts, row 2 (network), product: "Nomad" is already in row 1.'],
  ['a layer is listed twice', d => d.layers[0].id = 'network', 'data/layers.ts, row 2 (network), id: "network" is already in row 1.'],
  ['there is only one layer', d => d.talks.forEach((talk: any) => delete talk.layer) ?? d.layers.splice(1), 'data/layers.ts: has too few layers.'],
  ['there are seven layers', d => d.layers.push(...['x', 'y', 'z'].map(id => ({ ...d.layers[3], id, product: id }))) && d.products.push(...['x', 'y', 'z'].map(name => ({ ...d.products[0], name, icon: `carbon:letter-${name}${name}` }))) && Object.assign(d.readings, { x: 'エックス', y: 'ワイ', z: 'ゼット' }), 'data/layers.ts: has too many layers.'],
  ['a layer has no hue', d => delete d.layers[2].light.hue, 'data/layers.ts, row 3 (security), light.hue: is missing.\n  → give it a colour, written as #rrggbb.'],
  ['a colour is invalid', d => d.layers[2].dark.solid = 'gold', 'data/layers.ts, row 3 (security), dark.solid: "gold" is not a colour.'],
  ['a hue is too pale', d => d.layers[2].light.hue = '#ffd84d', 'data/layers.ts, row 3 (security), light.hue: "#ffd84d" has a contrast of 1.16:1'],
  ['a product has no mark', d => delete d.products[0].icon, 'data/products.ts, row 1 (Terraform), icon: is missing.\n  → name a mark of Iconify'],
  ['two products share a mark', d => d.products[1].icon = 'simple-icons:vagrant', 'data/products.ts, row 6 (Vagrant), icon: "simple-icons:vagrant" is already in row 2.'],
  ['a mark does not exist', d => d.products[0].icon = 'simple-icons:terrafrom', 'data/products.ts, row 1 (Terraform), icon: there is not a mark "terrafrom" in the set "simple-icons".'],
  ['a set of marks does not exist', d => d.products[0].icon = 'none-such:terraform', 'data/products.ts, row 1 (Terraform), icon: the set "none-such" of "none-such:terraform" is not installed.\n  → run npm install --save-exact @iconify-json/none-such'],
  ['a product has no reading', d => delete d.readings.Terraform, 'data/readings.ts, Terraform: is missing.\n  → write its reading in kana'],
  ['a reading is invalid', d => d.readings.Terraform = 'terraform', 'data/readings.ts, Terraform: "terraform" is not a reading.'],
  ['a word is missing', d => delete d.words.layer, 'data/words.ts, layer: is missing.'],
  ['a topic is empty', d => d.topics.clouds[1] = ' ', 'data/topics.ts, clouds'],
  ['a calculation has no unit', d => delete d.calculations.secondsOfPeak.unit, 'data/figures.ts, secondsOfPeak.unit: is missing.'],
  ['a speaker\'s name is empty', d => d.talks[0].speaker.name = ' ', 'data/talks.ts, row 1 (stack), speaker.name: " " is empty.'],
  ['a speaker is missing', d => delete d.talks[0].speaker, 'data/talks.ts, row 1 (stack), speaker: is missing.'],
  ['an id is taken', d => d.principles[1].id = 'workflows', 'data/principles.ts, row 2 (workflows), id: "workflows" is already in row 1.'],
  ['an id is invalid', d => d.figures[0].id = 'Traffic!', 'data/figures.ts, row 1 (Traffic!), id: "Traffic!" is not an identifier.'],
  ['two talks share an opener', d => d.talks[1].opener = 'talk-stack', 'data/talks.ts, row 2 (terraform), opener: "talk-stack" is already in row 1.'],
  ['a field is unknown', d => d.talks[1].subtitle = 'x', 'data/talks.ts, row 2 (terraform), subtitle: is not a field of this row.'],
  ['a field has the wrong type', d => d.talks[1].title = 7, 'data/talks.ts, row 2 (terraform), title: has the wrong type.'],
  ['a number is invalid', d => d.figures[0].value = 'many', 'data/figures.ts, row 1 (traffic), value: "many" is not a number.'],
  ['a row has a list instead of an object', d => d.talks[1].speaker = [], 'data/talks.ts, row 2 (terraform), speaker: has the wrong type.\n  → make it an object.'],
  ['a file does not hold a list', d => d.figures = {}, 'data/figures.ts: has the wrong type.'],
]

for (const [rule, spoil, told] of rules) {
  test(`it is reported when ${rule}`, () => {
    const draft: Draft = structuredClone({ ...facts })
    spoil(draft)
    const sentences = checkData(draft).map(formatProblem)
    expect(sentences[0]).toContain(told)
    expect(sentences[0]).toMatch(/\n {2}→ .{8,}\.$/)
    expect(sentences, 'one mistake is reported once').toHaveLength(1)
  })
}

test('all mistakes are reported together', () => {
  const draft: Draft = structuredClone({ ...facts })
  draft.agenda[0].start = 'early'
  draft.talks[0].speaker.role = ''
  expect(checkData(draft).map(({ file }) => file)).toEqual(['data/agenda.ts', 'data/talks.ts'])
})
