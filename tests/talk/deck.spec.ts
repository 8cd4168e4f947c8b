/** Both variants as built: what they say, and whether it can be said aloud. */
import type { Figure } from '../../data/schema'
import { expect } from 'playwright/test'
import * as facts from '../../data'
import { misplaced } from '../../data/checks/belongings'
import { contradictions, knowledgeOf, placeOf } from '../../data/checks/facts'
import { figureText } from '../../data/figures'
import { readDeck } from '../../tooling/check'
import { variants } from '../../tooling/deck/config'
import { slideLabel } from '../../tooling/deck/slideName'
import { pausesIn } from '../../tooling/deck/timing'
import { iconBody } from '../components/icons'
import { expectNone, test } from '../helpers/shown'
import source from './source.json' with { type: 'json' }
import { hardToSay } from './speech'
import { takenOver } from './wording'

/** Proper names and official titles. They are facts, so they may be quoted from the report. */
const names = [
  facts.event.name,
  facts.event.source.title,
  ...Object.values(facts.event.venue),
  ...facts.talks.flatMap(({ title, speaker }) => [title, ...Object.values(speaker)]),
  ...facts.agenda.flatMap(row => [...'title' in row ? [row.title] : [], ...'speaker' in row ? Object.values(row.speaker) : []]),
  ...facts.layers.flatMap(({ from, to }) => [from, to]),
].flatMap(name => [name, ...name.split(' ')]).sort((a, b) => b.length - a.length)

const people = [...facts.talks, ...facts.agenda].flatMap(row => 'speaker' in row ? [row.speaker.name] : [])

/** People of the evening who are named in notes as one names nobody to a room. */
const impolite = (note: string): string[] => [...people, facts.event.source.author].filter(name => note.replaceAll(`${name}さん`, '').includes(name)).map(name => `"${name}" is named without さん: say it`)

const withoutNames = (text: string): string => names.reduce((rest, name) => rest.replaceAll(name, '\n'), text)

const number = /\d[\d,]*(?:\.\d+)?/g
const valueOf = (digits: string): number => Number(digits.replaceAll(',', ''))

/** Divisions and multiplications in a text, calculated from left to right. Words in between are units and qualifiers. */
function calculationsIn(text: string): { written: string, result: number }[] {
  return [...text.matchAll(/\d[^\n÷×]*(?:[÷×][^\n÷×]*\d[^\n÷×]*)+/g)].map(([written]) => {
    const [first, ...rest] = written.split(/(?=[÷×])/).map(part => ({ divides: part.startsWith('÷'), value: valueOf(part.match(number)![0]) }))
    return { written, result: rest.reduce((result, { divides, value }) => divides ? result / value : result * value, first!.value) }
  })
}

/** Lists of names with a count: 4つの権限 on the line above, or の4つ after the list. */
function countsIn(text: string): { count: number, names: string[] }[] {
  const counted = [...text.matchAll(/(?<count>\d+)つの.*\n+(?<list>.+)/g), ...text.matchAll(/(?<list>[^はがを。\n]+)の(?<count>\d+)つ/g)]
  return counted
    .map(({ groups }) => ({ count: Number(groups!.count), names: groups!.list!.trim().split('、') }))
    .filter(({ names }) => names.length > 1 && !names.some(name => /\p{Script=Hiragana}/u.test(name)))
}

for (const variant of variants) {
  test(`${variant}: all notes can be read aloud, with a pause now and then`, async ({ shown }) => {
    const { sources } = await shown(variant)
    expectNone(sources.flatMap(({ note = '' }, i) => [...hardToSay(note), ...impolite(note)].map(problem => `slide ${i + 1} (${slideLabel(sources[i]!)}), notes: ${problem}`)))
    const pauses = pausesIn(sources.map(({ note }) => note).join('\n'))
    expect(pauses, 'at least one slide in three has a （間）').toBeGreaterThanOrEqual(sources.length / 3)
  })

  test(`${variant}: no two slides share a title`, async ({ shown }) => {
    const { sources } = await shown(variant)
    expectNone(sources.flatMap(({ title }, i) => {
      const first = sources.findIndex(other => other.title === title)
      return first === i ? [] : [`slide ${i + 1} (${slideLabel(sources[i]!)}): "${title}" is also the title of slide ${first + 1}, so contents and bookmarks show it twice → say what this slide adds`]
    }))
  })

  test(`${variant}: no person's name has a reading`, async () => {
    const { headmatter: { notesAutoRuby = {} } } = await readDeck(variant)
    expectNone(Object.keys(notesAutoRuby).filter(term => people.some(name => name.includes(term))).map(term => `notesAutoRuby: "${term}" is a person's name, and the report gives no reading of it → remove it`))
  })

  test(`${variant}: drawings and components agree with the facts`, async ({ shown }) => {
    const { sources, slides, duration } = await shown(variant)
    const knowledge = knowledgeOf(facts, duration)
    expectNone(slides.flatMap(({ text, drawings }, i) => {
      const alternatives = (drawings.at(-1) ?? []).flatMap(({ alternative }) => alternative || [])
      const own = placeOf(sources[i]!, facts.talks)
      const wrongIn = (words: string) => [...contradictions(words, knowledge, own), ...misplaced(words, knowledge.belongings, own)]
      return Object.entries({ 'text': [text], 'text alternative': alternatives }).flatMap(([place, said]) => said.flatMap(wrongIn)
        .map(({ message, fix }) => `slide ${i + 1} (${slideLabel(sources[i]!)}), ${place}: ${message} → ${fix}`))
    }))
  })

  test(`${variant}: a figure is under its own label`, async ({ shown }) => {
    const { sources, slides } = await shown(variant)
    const figures: readonly Figure[] = facts.figures
    expectNone(slides.flatMap(({ text }, i) => {
      const lines = text.split('\n').map(line => line.trim()).filter(Boolean)
      return lines.flatMap((line, k) => {
        const figure = figures.find(one => figureText(one) === line)
        const label = figures.find(({ label }) => label === lines[k - 1])?.label
        return !figure || !label || label === figure.label ? [] : [`slide ${i + 1} (${slideLabel(sources[i]!)}): "${line}" is labelled "${label}"; expected "${figure.label}", as in data/figures.ts`]
      })
    }))
  })

  test(`${variant}: the count beside a list matches the list`, async ({ shown }) => {
    const { sources, slides } = await shown(variant)
    expectNone(slides.flatMap(({ text }, i) => Object.entries({ slide: text, notes: sources[i]!.note ?? '' }).flatMap(([place, said]) => countsIn(said)
      .filter(({ count, names }) => count !== names.length)
      .map(({ count, names }) => `slide ${i + 1} (${slideLabel(sources[i]!)}), ${place}: "${names.join('、')}" is counted as ${count}つ, but has ${names.length} → correct the count, or the list in data/topics.ts`))))
  })

  test(`${variant}: calculations are correct`, async ({ shown }) => {
    const { sources, slides } = await shown(variant)
    expectNone(slides.flatMap(({ text }, i) => calculationsIn(text).flatMap(({ written, result }) => {
      const numbers = (text.replace(written, '').match(number) ?? []).map(valueOf)
      return numbers.includes(result) ? [] : [`slide ${i + 1} (${slideLabel(sources[i]!)}): "${written}" makes ${result}, but this number is not on the slide → correct the calculation, or its result in data/figures.ts`]
    })))
  })

  test(`${variant}: the figures that a calculation is made from are not muted`, async ({ shown }) => {
    const { sources, slides } = await shown(variant)
    expectNone(slides.flatMap(({ text, colours }, i) => calculationsIn(text).flatMap(({ written }) => {
      const ink = colours.get(sources[i]!.title!)
      return facts.figures.map(figureText).filter(figure => written.includes(figure) && colours.has(figure) && colours.get(figure) !== ink).map(figure => `slide ${i + 1} (${slideLabel(sources[i]!)}): "${figure}" is ${colours.get(figure)}, and the title ${ink} → mute the figures that "${written}" does without`)
    })))
  })

  test(`${variant}: calculations and interpretations of this recap are marked as its own`, async ({ shown }) => {
    const { sources, slides } = await shown(variant)
    const own = [
      ...Object.values(facts.calculations).map(({ text }) => ({ text, called: '計算' })),
      ...facts.talks.flatMap(talk => 'answer' in talk ? [{ text: talk.answer, called: '解釈' }] : []),
    ]
    // A sentence that says all numbers are as reported must except calculations.
    expectNone(slides.flatMap(({ text }, i) => text.split(/[。\n]/).filter(sentence => /数字.*[とど]おり/.test(sentence) && !/計算/.test(sentence) && Object.keys(facts.calculations).length > 0).map(sentence => `slide ${i + 1} (${slideLabel(sources[i]!)}): "${sentence.trim()}" includes what this recap has calculated → except 計算値 there`)))
    // Only the first slide must say so; later ones refer back to it.
    expectNone(own.flatMap(({ text, called }) => {
      const i = slides.findIndex(slide => slide.text.replace(/\s/g, '').includes(text))
      return i < 0 || slides[i]!.text.includes(`このまとめの${called}`)
        ? []
        : [`slide ${i + 1} (${slideLabel(sources[i]!)}): "${text}" looks like a fact of the report → say このまとめの${called} beside it`]
    }))
  })

  test(`${variant}: a mark in a drawing is beside the name of its product`, async ({ shown }) => {
    const { sources, slides } = await shown(variant)
    expectNone(slides.flatMap(({ drawings }, i) => (drawings.at(-1) ?? []).flatMap(({ parts }) => parts).flatMap(({ mark, name }) => {
      const product = facts.products.find(({ icon }) => iconBody(icon)[0] === mark)
      return !mark || (product && name.includes(product.name)) ? [] : [`slide ${i + 1} (${slideLabel(sources[i]!)}): the mark of ${product?.name ?? 'no product'} is beside "${name}" → correct \`mark\` in the drawing`]
    })))
  })

  test(`${variant}: no sentence of the report is copied`, async ({ shown }) => {
    const { sources, slides } = await shown(variant)
    const known = new Set(source.fingerprints.split(' '))
    expectNone(slides.flatMap(({ text }, i) => [['slide', text], ['notes', sources[i]!.note ?? '']].flatMap(([place, words]) =>
      takenOver(withoutNames(words!), known).map(run => `slide ${i + 1} (${slideLabel(sources[i]!)}), ${place}: "${run}" is copied from the report → say it in other words`))))
  })
}

test('the fingerprints belong to the source', () => {
  expect(source.title, 'data/event.ts names another source, so copied sentences go unnoticed → run npm run fingerprint -- FILE, with the text of the source').toBe(facts.event.source.title)
})
