/** Wayfinding, in the evening and in the stack: every rule, on every slide of every variant, in light and in dark. */
import type { Page } from 'playwright/test'
import type { Layer, Talk } from '../../data/schema'
import type { Variant } from '../../tooling/deck/config'
import type { Scheme, Slide } from './rules'
import { expect } from 'playwright/test'
import * as facts from '../../data'
import { readDeck } from '../../tooling/check'
import { mainVariant, variants } from '../../tooling/deck/config'
import { slideLabel } from '../../tooling/deck/slideName'
import { planDocument } from '../../tooling/export/plan'
import { serveFolder } from '../../tooling/shared/serve'
import { printBuild } from '../helpers/places'
import { layOut } from '../helpers/print-page'
import { expectNone } from '../helpers/shown'
import { readSlide } from './painted'
import { neutrals, rules } from './rules'
import { test } from './specimens'

declare global {
  interface Window { readSlide?: typeof readSlide }
}

const layers: readonly Layer[] = facts.layers
const talks: readonly Talk[] = facts.talks

async function read(page: Page, variant: Variant, scheme: Scheme): Promise<Slide[]> {
  const { slides: sources } = await readDeck(variant)
  const { job } = await planDocument(variant, { withClicks: false, dark: scheme === 'dark' })
  const { printed } = await layOut(page, job)
  const painted = await page.locator('.print-slide-container').evaluateAll((all, known) => all.map(slide => window.readSlide!(slide, known)), neutrals(scheme))
  expect(painted, `${variant}: slides on the print page`).toHaveLength(sources.length)
  return painted.map((slide, i) => {
    const source = sources[i]!
    const talk = talks.find(({ id }) => id === source.frontmatter.talk)
    const { layer = talk?.layer, layout = 'default' } = source.frontmatter
    return { ...slide, source, layout, talk, layer: layers.find(({ id }) => id === layer), number: i + 1, anchor: printed[i]!.anchor!, name: `slide ${i + 1} (${slideLabel(source)})` }
  })
}

/** Every slide of every variant in both schemes, read from one page. */
const slidesOf = new Map<Variant, Record<Scheme, Slide[]>>()

test.beforeAll(async ({ browser }) => {
  await using site = await serveFolder(printBuild)
  const page = await browser.newPage({ reducedMotion: 'reduce' })
  await page.goto(`${site.url}?print`)
  await page.addScriptTag({ content: `window.readSlide = ${readSlide}` })
  for (const variant of variants)
    slidesOf.set(variant, { light: await read(page, variant, 'light'), dark: await read(page, variant, 'dark') })
  await page.close()
})

for (const variant of variants) {
  for (const scheme of ['light', 'dark'] as const) {
    for (const { what, tell } of rules) {
      test(`${variant} in ${scheme}: ${what}`, () => {
        expectNone(tell(slidesOf.get(variant)![scheme], scheme))
      })
    }
  }
}

const isContent = ({ layer, layout }: Slide): boolean => layer !== undefined && layout === 'default'

/** The kinds of slides that defects are planted in. */
const kinds = {
  'content slide with a layer': isContent,
  'later content slide with a layer': (slide: Slide) => slide.number > 2 && isContent(slide),
  'content slide with a product\'s mark': (slide: Slide) => isContent(slide) && slide.marks.length > 0,
  'content slide with the mark and the name of its product': (slide: Slide) => isContent(slide) && slide.marks.length === 1 && slide.text.includes(slide.layer!.product),
  'content slide with a coloured part': (slide: Slide) => isContent(slide) && slide.painted.length > 0,
  'opener of a talk with a layer': ({ layout, talk }: Slide) => layout === 'opener' && talk?.layer !== undefined,
  'slide with two links': ({ links }: Slide) => links.length > 1,
  'slide with links': ({ links }: Slide) => links.length > 0,
  'cover': ({ layout }: Slide) => layout === 'cover',
  'closing': ({ layout }: Slide) => layout === 'closing',
} as const satisfies Record<string, (slide: Slide) => boolean>

/** Defects to plant in a slide, with another slide of its kind that has another layer. The named rule must report it. */
const defects: readonly { rule: string, what: string, on: keyof typeof kinds, plant: (slide: Slide, other: Slide) => unknown }[] = [
  { rule: 'around', what: 'the slide number is wrong', on: 'content slide with a layer', plant: ({ around }) => around.at(-2)!.text = '0' },
  { rule: 'around', what: 'the total is wrong', on: 'content slide with a layer', plant: ({ around }) => around.at(-1)!.text += '0' },
  { rule: 'around', what: 'the eyebrow counts from zero', on: 'content slide with a layer', plant: ({ around }) => around[0]!.text = around[0]!.text.replace(/\d/, '0') },
  { rule: 'around', what: 'a word is beside the layout', on: 'cover', plant: ({ around }) => around.push({ text: '下書き', left: 0, right: 0, top: 0, color: '' }) },
  { rule: 'places', what: 'the number is lower', on: 'content slide with a layer', plant: ({ around }) => around.at(-1)!.top += 3 },
  { rule: 'evening', what: 'no mark is lit', on: 'content slide with a layer', plant: ({ evening }) => evening.forEach(mark => mark.look = '') },
  { rule: 'evening', what: 'the wrong mark is lit', on: 'content slide with a layer', plant: ({ evening }) => evening.push(evening.shift()!) && evening.forEach((mark, i) => mark.left = i) },
  { rule: 'evening', what: 'a mark is missing', on: 'content slide with a layer', plant: ({ evening }) => evening.pop() },
  { rule: 'glyph', what: 'the glyph is upside down', on: 'content slide with a layer', plant: ({ glyph }) => glyph.forEach(bar => bar.top *= -1) },
  { rule: 'glyph', what: 'the eyebrow has the wrong hue', on: 'content slide with a layer', plant: ({ around }, other) => around[1]!.color = other.around[1]!.color },
  { rule: 'colours', what: 'a part has another layer\'s colour', on: 'content slide with a coloured part', plant: ({ painted }, other) => painted[0] = { ...painted[0]!, color: other.layer!.light.hue, texts: [] } },
  { rule: 'colours', what: 'a part of a drawing has the colour of the slide\'s layer without naming it', on: 'content slide with a coloured part', plant: ({ painted, layer }) => painted[0] = { ...painted[0]!, color: layer!.light.hue, isUnnamed: true } },
  { rule: 'colours', what: 'a part has a colour of its own', on: 'content slide with a coloured part', plant: ({ painted }) => painted[0]!.color = 'rgb(0, 160, 255)' },
  { rule: 'marks', what: 'a mark is that of another product', on: 'content slide with a product\'s mark', plant: ({ marks }, other) => marks[0]!.paths = other.marks[0]!.paths },
  { rule: 'marks', what: 'a mark is higher than its name', on: 'content slide with a product\'s mark', plant: ({ marks }) => marks[0]!.above = 0.3 },
  { rule: 'opener', what: 'the number of the talk is wrong', on: 'opener of a talk with a layer', plant: ({ panel }) => panel!.text = panel!.text.replace(/\d/, '9') },
  { rule: 'opener', what: 'the speaker is missing', on: 'opener of a talk with a layer', plant: slide => slide.text = slide.text.replaceAll(slide.talk!.speaker.name, '') },
  { rule: 'opener', what: 'the marked place in the evening is wrong', on: 'opener of a talk with a layer', plant: ({ current }) => current[0]!.text = '9' },
  { rule: 'opener', what: 'the place in the evening does not stand out', on: 'opener of a talk with a layer', plant: ({ current }) => current[0]!.ground = current[0]!.around },
  { rule: 'title', what: 'a title is lower', on: 'later content slide with a layer', plant: ({ title }) => title!.top += 16 },
  { rule: 'title', what: 'a title is smaller', on: 'later content slide with a layer', plant: ({ title }) => title!.size -= 2 },
  { rule: 'links', what: 'a link leads to the wrong talk', on: 'slide with two links', plant: ({ links }) => links[0]!.target = links[1]!.target },
  { rule: 'links', what: 'a link leads nowhere', on: 'slide with links', plant: ({ links }) => links[0]!.target = 'none' },
  { rule: 'filed', what: 'a slide is filed under the wrong layer', on: 'content slide with the mark and the name of its product', plant: (slide, { layer }) => slide.layer = layer },
  { rule: 'filed', what: 'a slide is filed under no layer', on: 'content slide with the mark and the name of its product', plant: slide => delete slide.layer },
  { rule: 'filed', what: 'a slide is filed under no layer, and its drawing has no colour', on: 'content slide with the mark and the name of its product', plant: (slide) => {
    delete slide.layer
    slide.painted = []
  } },
  { rule: 'closing', what: 'a layer has the wrong case', on: 'closing', plant: slide => slide.text = slide.text.split(' ').reverse().join(' ') },
  { rule: 'together', what: 'a slide is filed under the wrong talk', on: 'content slide with a layer', plant: slide => slide.talk = talks.find(talk => talk !== slide.talk) },
]

/** Copies of slides, to change. */
function copyOf(slides: readonly Slide[]): Slide[] {
  return slides.map(({ source, talk, layer, ...painted }) => ({ ...structuredClone(painted), source, talk, layer }))
}

for (const { rule, what, on, plant } of defects) {
  test(`a defect is reported: ${what}`, () => {
    const slides = copyOf(slidesOf.get(mainVariant)!.light)
    const slide = slides.find(kinds[on])
    const other = slides.find(one => kinds[on](one) && one.layer !== slide?.layer) ?? (plant.length < 2 ? slide : undefined)
    test.skip(!slide || !other, `The defect needs two of this kind: ${on}. This deck has ${slide ? 'only one' : 'none'}.`)
    plant(slide!, other!)
    expect(rules.find(({ id }) => id === rule)!.tell(slides, 'light').join('\n')).toContain(slide!.name)
  })
}

test('every rule has a defect', () => {
  expect(rules.map(({ id }) => id).filter(id => !defects.some(({ rule }) => rule === id))).toEqual([])
})
