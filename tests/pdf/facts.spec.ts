/** What the exported PDFs say, held against the deck and its data. */
import type { Variant } from '../../tooling/deck/config'
import type { Reading } from '../../tooling/export/pdf/read'
import { expect, test } from 'playwright/test'
import { agenda, event, figures, layers, principles, talks } from '../../data'
import { readDeck } from '../../tooling/check'
import { variants } from '../../tooling/deck/config'
import { piecesOf, tagsOf, textOf } from '../../tooling/export/pdf/rules'
import { exported } from './exported'

/** Text as a search sees it that takes no notice of white space. */
const bare = (text: string): string => text.replace(/\s/g, '')

const textOfFile = ({ pages }: Reading): string => pages.map(({ text }) => bare(text)).join('\n')

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
    test('has a page of 960 × 540 points for each slide, called by its number', async () => {
      const [{ pages }, slides] = await Promise.all([exported(variant), slidesOf(variant)])
      expect(pages.map(({ width, height, label }) => `${label}: ${width} × ${height}`)).toEqual(slides.map((_, index) => `${index + 1}: 960 × 540`))
    })

    test('gives each page and each bookmark the slide\'s title', async () => {
      const [{ tree, outline }, slides] = await Promise.all([exported(variant), slidesOf(variant)])
      const titles = slides.map(({ title }) => bare(title))
      expect(tagsOf(tree, 'H1').map(tag => bare(textOf(tag)))).toEqual(titles)
      expect(outline.filter(({ level }) => level === 2).map(({ title, page }) => `${page} ${bare(title)}`)).toEqual(titles.map((title, index) => `${index + 1} ${title}`))
    })

    test('has the evening in its outline: the beginning, the talks, the end', async () => {
      const { outline } = await exported(variant)
      const sections = outline.filter(({ level }) => level === 1).map(({ title }) => title)
      expect(sections).toEqual(['はじめに', ...talks.map(({ subject, speaker }, index) => `セッション${index + 1} ${subject}(${speaker.shortOrganization})`), 'おわりに'])
    })

    test('holds the timetable: each row with its time', async () => {
      const [{ pages }, slides] = await Promise.all([exported(variant), slidesOf(variant)])
      const page = pages[slides.findIndex(({ alias }) => alias === 'agenda')]
      test.skip(!page, 'this variant leaves the timetable out')
      const text = bare(page!.text)
      for (const row of agenda) {
        const title = row.kind === 'talk' ? talks.find(({ id }) => id === row.talk)!.subject : row.title
        expect(text).toContain(row.start)
        expect(text).toContain(bare(title))
      }
      expect(text).toContain(agenda.at(-1)!.end)
    })

    test('holds the table: a row for each layer, its cells in order', async () => {
      const { tree } = await exported(variant)
      const rows = tagsOf(tree, 'TR').map(tag => bare(textOf(tag)))
      for (const { name, mission, product, from, to } of layers)
        expect(rows.find(row => row.startsWith(bare(name))) ?? '').toMatch(new RegExp([name, mission, product, from, to].map(bare).join('.*')))
    })

    test('names the event, its date and what the content is as of', async () => {
      const text = textOfFile(await exported(variant))
      for (const fact of [event.name, event.hashtag, event.asOf, event.source.author])
        expect(text).toContain(bare(fact))
    })
  })
}

test.describe('recap.pdf', () => {
  test('gives every talk its title in one piece, and its speaker', async () => {
    const text = textOfFile(await exported('recap'))
    for (const { title, speaker } of talks) {
      for (const fact of [title, speaker.name, speaker.organization, speaker.role, 'department' in speaker ? speaker.department : '', 'handle' in speaker ? speaker.handle : ''])
        expect(text).toContain(bare(fact))
    }
  })

  test('gives every figure with its qualifier', async () => {
    const text = textOfFile(await exported('recap'))
    for (const figure of figures) {
      const before = 'before' in figure ? figure.before : ''
      const after = 'after' in figure ? figure.after : ''
      expect(text).toMatch(new RegExp(`${before}${figure.value}${bare(figure.unit)}${after}`))
    }
  })

  test('names the principles', async () => {
    const text = textOfFile(await exported('recap'))
    for (const { name } of principles)
      expect(text).toContain(bare(name))
  })

  test('links each talk of the timetable to its opener', async () => {
    const [{ links }, slides] = await Promise.all([exported('recap'), slidesOf('recap')])
    const timetable = slides.findIndex(({ alias }) => alias === 'agenda') + 1
    const targets = links.filter(({ page }) => page === timetable).map(({ target }) => target)
    expect(targets).toEqual(expect.arrayContaining(talks.map(({ opener }) => slides.findIndex(({ alias }) => alias === opener) + 1)))
  })
})

test.describe('handout.pdf', () => {
  test('is A4, portrait', async () => {
    const { pages } = await exported('handout')
    // Chromium rounds a sheet to whole px of 1/96 inch.
    for (const { width, height } of pages) {
      expect(width).toBeCloseTo(210 / 25.4 * 72, -0.3)
      expect(height).toBeCloseTo(297 / 25.4 * 72, -0.3)
    }
  })

  test('has each slide with its script under it, and an arrow for each step', async () => {
    const [{ tree }, slides] = await Promise.all([exported('handout'), slidesOf('recap')])
    const entries = tagsOf(tree, 'Art').map(tag => bare(textOf(tag)))
    expect(entries).toHaveLength(slides.length)
    slides.forEach(({ title, script }, index) => {
      const sentences = script.replace(/\[click(?::\d+)?\]/g, '→').replace(/[*`]/g, '').split(/\n+/).filter(line => line.trim()).map(bare)
      expect(entries[index]!).toContain(bare(title))
      expect(entries[index]!.slice(-sentences.join('').length)).toBe(sentences.join(''))
    })
  })

  test('keeps each slide and its script on one page', async () => {
    const { tree } = await exported('handout')
    for (const tag of tagsOf(tree, 'Art'))
      expect(new Set(piecesOf(tag).map(({ page }) => page)).size, textOf(tag).slice(0, 20)).toBe(1)
  })

  test('has a contents page behind the title whose numbers are the pages that its links lead to', async () => {
    const [{ pages, links }, slides] = await Promise.all([exported('handout'), slidesOf('recap')])
    const rows = pages[1]!.text.split('\n').filter(line => line.trim())
    const text = bare(pages[1]!.text)
    slides.forEach(({ title }, index) => {
      const target = links.filter(({ page }) => page === 2)[index]!.target
      expect(text, rows.join('\n')).toContain(`${index + 1}${bare(title)}${target}`)
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

test('recap and handout claim PDF/A-2a, the variant does not', async () => {
  const claims = await Promise.all((['recap', 'handout', 'lt'] as const).map(async document => (await exported(document)).xmp))
  expect(claims.map(xmp => /<pdfaid:part>2<[\s\S]*<pdfaid:conformance>A</.test(xmp))).toEqual([true, true, false])
})

test('the scripts are in the handout only', async () => {
  const { script } = (await slidesOf('recap')).find(({ alias }) => alias === 'agenda')!
  const line = bare(script.split('\n')[0]!.replace('[click]', ''))
  expect(textOfFile(await exported('handout'))).toContain(line)
  expect(textOfFile(await exported('recap'))).not.toContain(line)
})
