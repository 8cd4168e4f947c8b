/** Both variants as they are built: every slide, its script, its steps, and the quiet of the console. */
import type { SourceSlideInfo } from '@slidev/types'
import type { Browser } from 'playwright/test'
import type { Variant } from '../../tooling/deck/config'
import { test as base, expect } from 'playwright/test'
import * as facts from '../../data'
import { contradictions, knowledgeOf } from '../../data/checks/facts'
import { readDeck } from '../../tooling/check'
import { variants } from '../../tooling/deck/config'
import { slideLabel } from '../../tooling/deck/slideName'
import { pausesIn } from '../../tooling/deck/timing'
import { serveFolder } from '../../tooling/shared/serve'
import { printBuild } from '../helpers/places'
import { openSteps } from '../helpers/print-page'
import { strangersInPage } from './attributes'
import fingerprints from './source.json' with { type: 'json' }
import { hardToSay } from './speech'
import { takenOver } from './wording'

/** What a variant shows, read once from its build. */
interface Shown {
  /** What the console said, and requests that left the machine. */
  noise: string[]
  /** The slides in running order, as their pages are written. */
  sources: readonly SourceSlideInfo[]
  duration: string
  /** For each slide its steps, its text when all is shown, and what the browser did not know in it. */
  slides: readonly { steps: number, text: string, strangers: string[] }[]
}

async function show(variant: Variant, browser: Browser): Promise<Shown> {
  const { slides: sources, headmatter } = await readDeck(variant)
  const site = await serveFolder(printBuild)
  const page = await browser.newPage()
  const noise: string[] = []
  page.on('console', message => ['error', 'warning'].includes(message.type()) && noise.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', error => noise.push(`error: ${error.message}`))
  page.on('requestfailed', request => noise.push(`failed: ${request.url()}`))
  page.on('response', response => response.status() >= 400 && noise.push(`${response.status()}: ${response.url()}`))
  page.on('request', request => !request.url().startsWith(site.url) && !/^(?:data|blob):/.test(request.url()) && noise.push(`from elsewhere: ${request.url()}`))

  const { elements, about } = await openSteps(page, site.url, variant)
  await page.waitForLoadState('networkidle')
  const texts = await elements.allInnerTexts()
  const strangers = await Promise.all((await elements.all()).map(element => element.evaluate(strangersInPage)))
  const slides = sources.map((_, i) => {
    const own = about.map(({ number }, k) => ({ number, text: texts[k]!, strangers: strangers[k]! })).filter(({ number }) => number === i + 1)
    return { steps: own.length - 1, text: own.at(-1)?.text ?? '', strangers: [...new Set(own.flatMap(({ strangers }) => strangers))] }
  })

  await page.close()
  await site.close()
  return { noise, sources, slides, duration: headmatter.duration }
}

const test = base.extend<object, { shown: (variant: Variant) => Promise<Shown> }>({
  shown: [async ({ browser }, use) => {
    const shown = new Map<Variant, Promise<Shown>>()
    await use((variant) => {
      if (!shown.has(variant))
        shown.set(variant, show(variant, browser))
      return shown.get(variant)!
    })
  }, { scope: 'worker' }],
})

/** Fails with one line for each thing that is wrong. */
function expectNone(wrong: readonly string[]): void {
  expect(wrong.join('\n')).toBe('')
}

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

const withoutNames = (text: string): string => names.reduce((rest, name) => rest.replaceAll(name, '\n'), text)

for (const variant of variants) {
  test(`${variant}: every slide is drawn, with its title`, async ({ shown }) => {
    const { sources, slides } = await shown(variant)
    const plain = (text: string): string => text.replace(/[\s*_`]/g, '')
    expectNone(slides.flatMap(({ text }, i) => plain(text).includes(plain(sources[i]!.title ?? '?')) ? [] : [`slide ${i + 1} (${slideLabel(sources[i]!)}) shows no title "${sources[i]!.title}"`]))
  })

  test(`${variant}: the console is silent, and nothing is asked of another machine`, async ({ shown }) => {
    expectNone((await shown(variant)).noise)
  })

  test(`${variant}: every slide has its script, with [click] for each of its steps`, async ({ shown }) => {
    const { sources, slides } = await shown(variant)
    expectNone(slides.flatMap(({ steps }, i) => {
      const { note = '' } = sources[i]!
      const clicks = [...note.matchAll(/\[click(?::(\d+))?\]/g)].reduce((sum, [, count]) => sum + Number(count ?? 1), 0)
      const name = `slide ${i + 1} (${slideLabel(sources[i]!)})`
      return [
        ...note.replace(/\[.*?\]/g, '').trim() ? [] : [`${name} has no script`],
        ...clicks === steps ? [] : [`${name} has ${steps} steps, and its script ${clicks} times [click]`],
      ]
    }))
  })

  test(`${variant}: every script can be read aloud, and keeps silent now and then`, async ({ shown }) => {
    const { sources } = await shown(variant)
    expectNone(sources.flatMap(({ note = '' }, i) => hardToSay(note).map(problem => `slide ${i + 1} (${slideLabel(sources[i]!)}), script: ${problem}`)))
    const pauses = pausesIn(sources.map(({ note }) => note).join('\n'))
    expect(pauses, 'at least one slide in three has a （間）').toBeGreaterThanOrEqual(sources.length / 3)
  })

  test(`${variant}: no person's name is given a reading`, async () => {
    const { headmatter: { notesAutoRuby = {} } } = await readDeck(variant)
    expectNone(Object.keys(notesAutoRuby).filter(term => people.some(name => name.includes(term))).map(term => `notesAutoRuby: "${term}" is a person's name; the report gives no reading of it`))
  })

  test(`${variant}: every element and attribute means something`, async ({ shown }) => {
    const { sources, slides } = await shown(variant)
    expectNone(slides.flatMap(({ strangers }, i) => strangers.map(stranger => `slide ${i + 1} (${slideLabel(sources[i]!)}): ${stranger}`)))
  })

  test(`${variant}: what drawings and components say agrees with the facts`, async ({ shown }) => {
    const { sources, slides, duration } = await shown(variant)
    const knowledge = knowledgeOf(facts, duration)
    expectNone(slides.flatMap(({ text }, i) => contradictions(text, knowledge).map(({ what, mend }) => `slide ${i + 1} (${slideLabel(sources[i]!)}): ${what} → ${mend}`)))
  })

  test(`${variant}: no sentence of the report is taken over`, async ({ shown }) => {
    const { sources, slides } = await shown(variant)
    const known = new Set(fingerprints.split(' '))
    expectNone(slides.flatMap(({ text }, i) => [['slide', text], ['script', sources[i]!.note ?? '']].flatMap(([place, words]) =>
      takenOver(withoutNames(words!), known).map(run => `slide ${i + 1} (${slideLabel(sources[i]!)}), ${place}: "${run}" stands in the report like that; say it in other words`))))
  })
}

test('both variants have the same settings, except for what makes them two', async () => {
  const own = ['info', 'duration', 'routeAlias', 'src']
  const settings = await Promise.all(variants.map(async (variant) => {
    const { headmatter } = await readDeck(variant)
    return Object.fromEntries(Object.entries(headmatter).filter(([key]) => !own.includes(key)))
  }))
  expect(settings[1]).toEqual(settings[0])
})
