/** Where a slide stands, in the evening and in the stack: every rule, on every slide of every variant, in light and in dark. */
import type { Page } from 'playwright/test'
import type { Layer, Talk } from '../../data/schema'
import type { Variant } from '../../tooling/deck/config'
import type { Scheme, Slide } from './rules'
import { test as base, expect } from 'playwright/test'
import * as facts from '../../data'
import { readDeck } from '../../tooling/check'
import { mainVariant, variants } from '../../tooling/deck/config'
import { slideLabel } from '../../tooling/deck/slideName'
import { planDocument } from '../../tooling/export/plan'
import { serveFolder } from '../../tooling/shared/serve'
import { printBuild } from '../helpers/places'
import { layOut } from '../helpers/print-page'
import { expectNone } from '../helpers/shown'
import { findSlide } from '../helpers/slides'
import { readSlide } from './painted'
import { neutrals, rules } from './rules'

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

/** All slides, read from one page, once for a worker. */
const test = base.extend<object, { slidesOf: (variant: Variant, scheme: Scheme) => Promise<Slide[]> }>({
  slidesOf: [async ({ browser }, use) => {
    const site = await serveFolder(printBuild)
    const page = await browser.newPage({ reducedMotion: 'reduce' })
    await page.goto(`${site.url}?print`)
    await page.addScriptTag({ content: `window.readSlide = ${readSlide}` })
    const kept = new Map<string, Slide[]>()
    await use(async (variant, scheme) => {
      const key = `${variant} ${scheme}`
      const slides = kept.get(key) ?? await read(page, variant, scheme)
      kept.set(key, slides)
      return slides
    })
    await page.close()
    await site.close()
  }, { scope: 'worker' }],
})

for (const variant of variants) {
  for (const scheme of ['light', 'dark'] as const) {
    for (const { what, tell } of rules) {
      test(`${variant} in ${scheme}: ${what}`, async ({ slidesOf }) => {
        expectNone(tell(await slidesOf(variant, scheme), scheme))
      })
    }
  }
}

/** A content slide that has a layer and shows a product's mark; with `other`, one of another layer. */
function ofLayer(slides: readonly Slide[], other?: Slide): Slide {
  return findSlide(slides, 'two content slides of different layers', ({ layer, layout, marks }) => layer !== undefined && layer !== other?.layer && layout === 'default' && marks.length > 0)
}
const opener = (slides: readonly Slide[]): Slide => findSlide(slides, 'an opener of a talk with a layer', ({ layout, talk }) => layout === 'opener' && talk?.layer !== undefined)

/** What is planted in the slides as they were read, and on which; the rule of that name tells it. */
const defects: readonly (readonly [rule: string, what: string, plant: (slides: Slide[]) => Slide])[] = [
  ['around', 'a number is another', slides => spoil(ofLayer(slides), ({ around }) => around.at(-2)!.text = '0')],
  ['around', 'a total is another', slides => spoil(ofLayer(slides), ({ around }) => around.at(-1)!.text += '0')],
  ['around', 'the eyebrow counts from zero', slides => spoil(ofLayer(slides), ({ around }) => around[0]!.text = around[0]!.text.replace(/\d/, '0'))],
  ['around', 'a word is said beside', slides => spoil(slides[0]!, ({ around }) => around.push({ text: '下書き', left: 0, right: 0, top: 0, color: '' }))],
  ['places', 'the number stands lower', slides => spoil(ofLayer(slides), ({ around }) => around.at(-1)!.top += 3)],
  ['evening', 'no mark is lit', slides => spoil(ofLayer(slides), ({ evening }) => evening.forEach(mark => mark.look = ''))],
  ['evening', 'another mark is lit', slides => spoil(ofLayer(slides), ({ evening }) => evening.push(evening.shift()!) && evening.forEach((mark, i) => mark.left = i))],
  ['evening', 'a mark is missing', slides => spoil(ofLayer(slides), ({ evening }) => evening.pop())],
  ['glyph', 'the glyph is upside down', slides => spoil(ofLayer(slides), ({ glyph }) => glyph.forEach(bar => bar.top *= -1))],
  ['glyph', 'the eyebrow has another hue', slides => spoil(ofLayer(slides), slide => slide.around[1]!.color = ofLayer(slides, slide).around[1]!.color)],
  ['colours', 'a part has another layer\'s colour', slides => spoil(ofLayer(slides), slide => slide.painted[0] = { ...slide.painted[0]!, color: ofLayer(slides, slide).painted[0]!.color, texts: [] })],
  ['colours', 'a part has a colour of its own', slides => spoil(ofLayer(slides), ({ painted }) => painted[0]!.color = 'rgb(0, 160, 255)')],
  ['marks', 'a mark is another product\'s', slides => spoil(ofLayer(slides), slide => slide.marks[0]!.paths = ofLayer(slides, slide).marks[0]!.paths)],
  ['opener', 'the number is another', slides => spoil(opener(slides), slide => slide.panel!.text = slide.panel!.text.replace(/\d/, '9'))],
  ['opener', 'the speaker is another', slides => spoil(opener(slides), slide => slide.text = slide.text.replaceAll(slide.talk!.speaker.name, ''))],
  ['opener', 'the evening stands elsewhere', slides => spoil(opener(slides), slide => slide.current = ['9'])],
  ['title', 'a title stands lower', slides => spoil(ofLayer(slides.slice(2)), ({ title }) => title!.top += 16)],
  ['title', 'a title is smaller', slides => spoil(ofLayer(slides.slice(2)), ({ title }) => title!.size -= 2)],
  ['links', 'a link leads to another talk', slides => spoil(findSlide(slides, 'a slide with two links', ({ links }) => links.length > 1), ({ links }) => links[0]!.target = links[1]!.target)],
  ['links', 'a link leads nowhere', slides => spoil(findSlide(slides, 'a slide with links', ({ links }) => links.length > 0), ({ links }) => links[0]!.target = 'none')],
  ['filed', 'a slide is filed under another layer', slides => spoil(ofLayer(slides), slide => slide.layer = ofLayer(slides, slide).layer)],
  ['filed', 'a slide is filed under none', slides => spoil(ofLayer(slides), slide => delete slide.layer)],
  ['filed', 'a slide is filed under none, and its drawing has no colour', slides => spoil(findSlide(slides, 'a slide with a product\'s mark', ({ layer, layout, marks }) => layer !== undefined && layout === 'default' && marks.length === 1), (slide) => {
    delete slide.layer
    slide.painted = []
  })],
  ['closing', 'a layer has another case', slides => spoil(findSlide(slides, 'a closing', ({ layout }) => layout === 'closing'), slide => slide.text = slide.text.split(' ').reverse().join(' '))],
  ['together', 'a slide is filed under another talk', slides => spoil(ofLayer(slides), slide => slide.talk = talks.find(talk => talk !== slide.talk))],
]

function spoil(slide: Slide, change: (slide: Slide) => unknown): Slide {
  change(slide)
  return slide
}

/** Slides whose parts can be changed. */
function copyOf(slides: readonly Slide[]): Slide[] {
  return slides.map(({ source, talk, layer, ...painted }) => ({ ...structuredClone(painted), source, talk, layer }))
}

for (const [rule, what, plant] of defects) {
  test(`it is told where ${what}`, async ({ slidesOf }) => {
    const slides = copyOf(await slidesOf(mainVariant, 'light'))
    const { name } = plant(slides)
    expect(rules.find(({ id }) => id === rule)!.tell(slides, 'light').join('\n')).toContain(name)
  })
}

test('every rule has its defect', () => {
  expect(rules.map(({ id }) => id).filter(id => !defects.some(([rule]) => rule === id))).toEqual([])
})
