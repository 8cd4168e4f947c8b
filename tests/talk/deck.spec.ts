/** Both variants as they are built: what they say, and how it can be said. */
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

/** Proper names and official titles are facts, whoever writes them. */
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

/** Divisions and multiplications in a text, worked out from left to right; words between are units and qualifiers. */
function calculationsIn(text: string): { written: string, result: number }[] {
  return [...text.matchAll(/\d[^\n÷×]*(?:[÷×][^\n÷×]*\d[^\n÷×]*)+/g)].map(([written]) => {
    const [first, ...rest] = written.split(/(?=[÷×])/).map(part => ({ divides: part.startsWith('÷'), value: valueOf(part.match(number)![0]) }))
    return { written, result: rest.reduce((result, { divides, value }) => divides ? result / value : result * value, first!.value) }
  })
}

/** Lists of names with the count that stands by them: 4つの権限 on the line above, or の4つ behind. */
function countsIn(text: string): { count: number, names: string[] }[] {
  const counted = [...text.matchAll(/(?<count>\d+)つの.*\n+(?<list>.+)/g), ...text.matchAll(/(?<list>[^はがを。\n]+)の(?<count>\d+)つ/g)]
  return counted
    .map(({ groups }) => ({ count: Number(groups!.count), names: groups!.list!.trim().split('、') }))
    .filter(({ names }) => names.length > 1 && !names.some(name => /\p{Script=Hiragana}/u.test(name)))
}

for (const variant of variants) {
  test(`${variant}: all notes can be read aloud, and keep silent now and then`, async ({ shown }) => {
    const { sources } = await shown(variant)
    expectNone(sources.flatMap(({ note = '' }, i) => [...hardToSay(note), ...impolite(note)].map(problem => `slide ${i + 1} (${slideLabel(sources[i]!)}), notes: ${problem}`)))
    const pauses = pausesIn(sources.map(({ note }) => note).join('\n'))
    expect(pauses, 'at least one slide in three has a （間）').toBeGreaterThanOrEqual(sources.length / 3)
  })

  test(`${variant}: no two slides have one title`, async ({ shown }) => {
    const { sources } = await shown(variant)
    expectNone(sources.flatMap(({ title }, i) => {
      const first = sources.findIndex(other => other.title === title)
      return first === i ? [] : [`slide ${i + 1} (${slideLabel(sources[i]!)}): "${title}" is the title of slide ${first + 1} too, and contents and bookmarks name both alike → say what this one adds`]
    }))
  })

  test(`${variant}: no person's name is given a reading`, async () => {
    const { headmatter: { notesAutoRuby = {} } } = await readDeck(variant)
    expectNone(Object.keys(notesAutoRuby).filter(term => people.some(name => name.includes(term))).map(term => `notesAutoRuby: "${term}" is a person's name; the report gives no reading of it`))
  })

  test(`${variant}: what drawings and components say agrees with the facts`, async ({ shown }) => {
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

  test(`${variant}: a figure stands under its own label`, async ({ shown }) => {
    const { sources, slides } = await shown(variant)
    const figures: readonly Figure[] = facts.figures
    expectNone(slides.flatMap(({ text }, i) => {
      const lines = text.split('\n').map(line => line.trim()).filter(Boolean)
      return lines.flatMap((line, k) => {
        const figure = figures.find(one => figureText(one) === line)
        const label = figures.find(({ label }) => label === lines[k - 1])?.label
        return !figure || !label || label === figure.label ? [] : [`slide ${i + 1} (${slideLabel(sources[i]!)}): "${line}" is called "${label}"; expected "${figure.label}", as in data/figures.ts`]
      })
    }))
  })

  test(`${variant}: what is counted beside a list is as many as it has`, async ({ shown }) => {
    const { sources, slides } = await shown(variant)
    expectNone(slides.flatMap(({ text }, i) => Object.entries({ slide: text, notes: sources[i]!.note ?? '' }).flatMap(([place, said]) => countsIn(said)
      .filter(({ count, names }) => count !== names.length)
      .map(({ count, names }) => `slide ${i + 1} (${slideLabel(sources[i]!)}), ${place}: "${names.join('、')}" is called ${count}つ, and has ${names.length} → correct the count, or the list in data/topics.ts`))))
  })

  test(`${variant}: what is calculated comes out`, async ({ shown }) => {
    const { sources, slides } = await shown(variant)
    expectNone(slides.flatMap(({ text }, i) => calculationsIn(text).flatMap(({ written, result }) => {
      const numbers = (text.replace(written, '').match(number) ?? []).map(valueOf)
      return numbers.includes(result) ? [] : [`slide ${i + 1} (${slideLabel(sources[i]!)}): "${written}" makes ${result}, and no such number stands on the slide → correct the calculation, or its result in data/figures.ts`]
    })))
  })

  test(`${variant}: what this recap worked out or read into the evening is said to be its own`, async ({ shown }) => {
    const { sources, slides } = await shown(variant)
    const own = [
      ...Object.values(facts.calculations).map(({ text }) => ({ text, called: '計算' })),
      ...facts.talks.flatMap(talk => 'answer' in talk ? [{ text: talk.answer, called: '解釈' }] : []),
    ]
    // What all figures are said to be, a calculation is not.
    expectNone(slides.flatMap(({ text }, i) => text.split(/[。\n]/).filter(sentence => /数字.*[とど]おり/.test(sentence) && !/計算/.test(sentence) && Object.keys(facts.calculations).length > 0).map(sentence => `slide ${i + 1} (${slideLabel(sources[i]!)}): "${sentence.trim()}" claims what this recap has worked out, too → except 計算値 there`)))
    // Later slides come back to what was said to be so.
    expectNone(own.flatMap(({ text, called }) => {
      const i = slides.findIndex(slide => slide.text.replace(/\s/g, '').includes(text))
      return i < 0 || slides[i]!.text.includes(`このまとめの${called}`)
        ? []
        : [`slide ${i + 1} (${slideLabel(sources[i]!)}): "${text}" stands there like a fact of the report → say このまとめの${called} beside it`]
    }))
  })

  test(`${variant}: a mark in a drawing stands beside the name of its product`, async ({ shown }) => {
    const { sources, slides } = await shown(variant)
    expectNone(slides.flatMap(({ drawings }, i) => (drawings.at(-1) ?? []).flatMap(({ parts }) => parts).flatMap(({ mark, name }) => {
      const product = facts.products.find(({ icon }) => iconBody(icon)[0] === mark)
      return !mark || (product && name.includes(product.name)) ? [] : [`slide ${i + 1} (${slideLabel(sources[i]!)}): beside "${name}" stands the mark of ${product?.name ?? 'no product'} → correct \`mark\` in the drawing`]
    })))
  })

  test(`${variant}: no sentence of the report is taken over`, async ({ shown }) => {
    const { sources, slides } = await shown(variant)
    const known = new Set(source.fingerprints.split(' '))
    expectNone(slides.flatMap(({ text }, i) => [['slide', text], ['notes', sources[i]!.note ?? '']].flatMap(([place, words]) =>
      takenOver(withoutNames(words!), known).map(run => `slide ${i + 1} (${slideLabel(sources[i]!)}), ${place}: "${run}" stands in the report like that; say it in other words`))))
  })
}

test('the fingerprints are those of the source', () => {
  expect(source.title, 'data/event.ts names another source, and nobody can tell whether its sentences are taken over: npm run fingerprint -- FILE, with its text').toBe(facts.event.source.title)
})
