/** Checks what the exported PDFs say against the deck. */
import type { Variant } from '../../tooling/deck/config'
import { expect, test } from 'playwright/test'
import { readDeck } from '../../tooling/check'
import { config, mainVariant, variants } from '../../tooling/deck/config'
import { leadOf } from '../../tooling/deck/lead'
import { sectionsOf } from '../../tooling/deck/sections'
import { documents, variantOfDocument } from '../../tooling/export/options'
import { piecesOf, tagsOf, textOf } from '../../tooling/export/pdf/rules'
import { middle } from '../helpers/slides'
import { exported } from './exported'
import { bare, textOfFile } from './texts'

interface Slide {
  title: string
  alias: string
  script: string
}

async function slidesOf(variant: Variant): Promise<Slide[]> {
  const { slides } = await readDeck(variant)
  return slides.map(({ title, frontmatter, note }) => ({ title: title ?? '', alias: frontmatter.routeAlias, script: note ?? '' }))
}

for (const variant of variants) {
  test.describe(`${variant}.pdf`, () => {
    test('has a page of 960 × 540 points for each slide, labelled with its number', async () => {
      const [{ pages }, slides] = await Promise.all([exported(variant), slidesOf(variant)])
      expect(pages.map(({ width, height, label }) => `${label}: ${width} × ${height}`)).toEqual(slides.map((_, index) => `${index + 1}: 960 × 540`))
    })

    test('gives each page and each bookmark the slide\'s title', async () => {
      const [{ tree, outline }, slides] = await Promise.all([exported(variant), slidesOf(variant)])
      const titles = slides.map(({ title }) => bare(title))
      expect(tagsOf(tree, 'H1').map(tag => bare(textOf(tag)))).toEqual(titles)
      expect(outline.filter(({ level }) => level === 2).map(({ title, page }) => `${page} ${bare(title)}`)).toEqual(titles.map((title, index) => `${index + 1} ${title}`))
    })

    test('has the sections in its outline', async () => {
      const [{ outline }, { slides }] = await Promise.all([exported(variant), readDeck(variant)])
      const sections = slides.map((_, index) => config.sectionOf(slides.map(({ frontmatter }) => frontmatter), index).title)
      expect(outline.filter(({ level }) => level === 1).map(({ title }) => title)).toEqual(sections.filter((title, index) => title !== sections[index - 1]))
    })
  })
}

test.describe('handout.pdf', () => {
  test('is A4, portrait', async () => {
    const { pages } = await exported('handout')
    // Chromium rounds the size of a sheet to whole px (1/96 inch).
    for (const { width, height } of pages) {
      expect(width).toBeCloseTo(210 / 25.4 * 72, -0.3)
      expect(height).toBeCloseTo(297 / 25.4 * 72, -0.3)
    }
  })

  test('has each slide under its number, with its notes in readable form: no click marks, no pauses', async () => {
    const [{ tree }, slides] = await Promise.all([exported('handout'), slidesOf(config.handout!.variant)])
    const entries = tagsOf(tree, 'Art').map(tag => bare(textOf(tag)))
    expect(entries).toHaveLength(slides.length)
    slides.forEach(({ title, script }, index) => {
      const sentences = script.replace(/\[click(?::\d+)?\]|（間）/g, '').replace(/[*`]/g, '').split(/\n+/).filter(line => line.trim()).map(bare)
      expect(entries[index]!).toContain(bare(title))
      expect(entries[index]!.slice(-sentences.join('').length)).toBe(sentences.join(''))
    })
  })

  test('keeps each slide and its notes on one page', async () => {
    const { tree } = await exported('handout')
    for (const tag of tagsOf(tree, 'Art'))
      expect(new Set(piecesOf(tag).map(({ page }) => page)).size, textOf(tag).slice(0, 20)).toBe(1)
  })

  test('has on its title page what the deck says, and the footer on each sheet', async () => {
    const { pages } = await exported('handout')
    const { heading, lines, footer, variant } = config.handout!
    const { slides: [first] } = await readDeck(variant)
    expect(bare(pages[0]!.text), 'the title page: its heading, the lead of the first slide, and the configured lines → tooling/export/page/PrintHandout.vue').toContain(bare([heading, leadOf(first!.content) ?? '', ...lines].join('')))
    pages.forEach(({ text }, index) => expect(bare(text), `the foot of page ${index + 1} → PageRules in tooling/export/page/PrintHandout.vue`).toContain(bare(footer)))
  })

  test('has a table of contents after the title page: each section, its slides, and the page of each slide', async () => {
    const [{ pages, links }, { slides }] = await Promise.all([exported('handout'), readDeck(config.handout!.variant)])
    const sections = sectionsOf(slides).map(({ title }) => title)
    const firstSheet = Math.min(...links.filter(({ page }) => page === 2).map(({ target }) => target!))
    const contents = pages.slice(1, firstSheet - 1)
    const targets = links.filter(({ page }) => page > 1 && page < firstSheet).map(({ target }) => target)
    // The contents may take several sheets, each with its footer.
    const text = contents.map(({ text }, i) => bare(text).replace(bare(config.handout!.footer), '').replace(`${i + 2}/${pages.length}`, '')).join('')
    slides.forEach(({ title = '' }, index) => {
      const section = sections[index] === sections[index - 1] ? '' : sections[index]!
      // The row above ends with its page number.
      const row = `${index > 0 ? targets[index - 1] : 'ページ'}${bare(section)}${index + 1}${bare(title)}${targets[index]}`
      expect(text, `the row of slide ${index + 1}, right after the row above it → contentsRows in tooling/export/page/PrintHandout.vue`).toContain(row)
    })
  })

  test('numbers its pages', async () => {
    const { pages } = await exported('handout')
    pages.forEach(({ text, label }, index) => {
      expect(label).toBe(`${index + 1}`)
      expect(bare(text)).toContain(`${index + 1}/${pages.length}`)
    })
  })
})

test('a PDF claims PDF/A-2a where its variant says so, and nowhere else', async () => {
  for (const document of documents) {
    const { xmp } = await exported(document)
    expect(/<pdfaid:part>2<[\s\S]*<pdfaid:conformance>A</.test(xmp), document).toBe(config.variants[variantOfDocument(document)]!.pdfA ?? false)
  }
})

test('the notes are in the handout only', async () => {
  const { script } = middle(await slidesOf(config.handout!.variant))
  const line = bare(script.split('\n')[0]!.replace('[click]', ''))
  expect(textOfFile(await exported('handout'))).toContain(line)
  expect(textOfFile(await exported(mainVariant))).not.toContain(line)
})
