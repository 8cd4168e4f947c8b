/** Checks the exported PDFs against the facts of the evening. */
import type { Variant } from '../../tooling/deck/config'
import { expect, test } from 'playwright/test'
import { agenda, event, figures, layers, principles, talks } from '../../data'
import { japaneseDate } from '../../data/dates'
import { figureText } from '../../data/figures'
import { readDeck } from '../../tooling/check'
import { variants } from '../../tooling/deck/config'
import { documents } from '../../tooling/export/options'
import { piecesOf, tagsOf, textOf } from '../../tooling/export/pdf/rules'
import { planDocument } from '../../tooling/export/plan'
import { serveFolder } from '../../tooling/shared/serve'
import { printBuild } from '../helpers/places'
import { layOut } from '../helpers/print-page'
import { exported, fileOf, readByReaders } from '../pdf/exported'
import { floorOf } from '../pdf/floor'
import { bare, brokenTexts, textOfFile } from '../pdf/texts'

/** The value of a frontmatter key on all slides of a variant. */
const keysOf = async (variant: Variant, key: string): Promise<unknown[]> => (await readDeck(variant)).slides.map(({ frontmatter }) => frontmatter[key])

for (const variant of variants) {
  test.describe(`${variant}.pdf`, () => {
    test('has the evening in its outline: the beginning, its talks, the end', async () => {
      const [{ outline }, told] = await Promise.all([exported(variant), keysOf(variant, 'talk')])
      const sections = outline.filter(({ level }) => level === 1).map(({ title }) => title)
      expect(sections).toEqual(['はじめに', ...talks.flatMap(({ id, subject, speaker }, index) => told.includes(id) ? [`セッション${index + 1} ${subject}（${speaker.shortOrganization}）`] : []), 'おわりに'])
    })

    test('holds the timetable: each row with its time', async () => {
      const [{ pages }, aliases] = await Promise.all([exported(variant), keysOf(variant, 'routeAlias')])
      const page = pages[aliases.indexOf('agenda')]
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

    test('names the event, its hashtag, the date of its content and the author', async () => {
      const text = textOfFile(await exported(variant))
      for (const fact of [event.name, event.hashtag, event.asOf, event.source.author])
        expect(text).toContain(bare(fact))
    })
  })
}

test.describe('recap.pdf', () => {
  test('has the title of every talk in one piece, and its speaker', async () => {
    const text = textOfFile(await exported('recap'))
    for (const { title, speaker } of talks) {
      for (const fact of [title, speaker.name, speaker.organization, speaker.role, 'department' in speaker ? speaker.department : '', 'handle' in speaker ? speaker.handle : ''])
        expect(text).toContain(bare(fact))
    }
  })

  test('has every figure with its qualifier', async () => {
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
    const [{ links }, aliases] = await Promise.all([exported('recap'), keysOf('recap', 'routeAlias')])
    const timetable = aliases.indexOf('agenda') + 1
    const targets = links.filter(({ page }) => page === timetable).map(({ target }) => target)
    expect(targets).toEqual(expect.arrayContaining(talks.map(({ opener }) => aliases.indexOf(opener) + 1)))
  })
})

for (const document of documents) {
  test(`${document}.pdf is marked as Japanese`, async () => {
    const { language, tree } = await exported(document)
    expect([language, tree!.language], 'in its catalogue and its tags → language in deck.config.ts').toEqual(['ja', 'ja'])
  })

  test(`${document}.pdf: a search finds the date, and each figure with its unit, in one piece`, async () => {
    const wanted = figures.map(figureText)
    expect(brokenTexts(await readByReaders(document), [japaneseDate(event.date), ...wanted]).join('\n')).toBe('')
  })
}

test('the handout begins with the layers of the cover, and each name fits the solid part of its band', async ({ page }) => {
  const { job } = await planDocument('handout', { withClicks: false, dark: false })
  await using site = await serveFolder(printBuild)
  await page.goto(`${site.url}?print`)
  await layOut(page, { ...job, numbers: [1] })
  const bands = await page.locator('.title-page').evaluate((sheet) => {
    const ends = [...sheet.querySelectorAll('svg g rect:first-child')].map(solid => solid.getBoundingClientRect().right)
    return [...sheet.querySelectorAll('li')].map((label, i) => {
      const text = document.createRange()
      text.selectNodeContents(label)
      return { name: label.textContent.trim(), room: Math.round(ends[i]! - text.getBoundingClientRect().right) }
    })
  })
  expect(bands.map(({ name }) => name), 'from the top down → handout-cover.vue').toEqual(layers.map(({ name }) => name))
  expect(bands.filter(({ room }) => room < 8), 'names with less than 8 px to the end of the solid part → font-size in handout-cover.vue').toEqual([])
})

test('the handout has two slides on every sheet, except for an odd last one', async () => {
  const { tree } = await exported('handout')
  const sheets = tagsOf(tree, 'Art').map(tag => piecesOf(tag)[0]!.page)
  const alone = sheets.flatMap((sheet, index) => index < sheets.length - 1 && sheets.filter(other => other === sheet).length === 1 ? `slide ${index + 1} is alone on page ${sheet}` : [])
  expect(alone, 'slides alone on their sheet → shorten the longer notes of two neighbours, or make the slides in tooling/export/page/HandoutEntry.vue smaller').toEqual([])
})

test('the second slide of every sheet of the handout begins at the same height', async () => {
  const { pages } = await readByReaders('handout')
  // The large numbers in the margin are those of the slides.
  const heights = pages.flatMap(({ glyphs }, index) => {
    const seconds = [...new Set(glyphs.filter(({ text, x, size }) => /\d/.test(text) && x < 90 && size > 14).map(({ y }) => Math.round(y)))].sort((a, b) => b - a).slice(1)
    return seconds.map(y => `${y} pt (page ${index + 1})`)
  })
  expect(heights.length).toBeGreaterThan(10)
  const usual = heights[0]!.split(' ')[0]
  expect(heights.filter(height => height.split(' ')[0] !== usual), `second slides that do not begin at ${usual} pt → shorten the notes of the first or the second slide on the sheet`).toEqual([])
})

test('no line of the handout breaks a name', async () => {
  const { pages } = await readByReaders('handout')
  const people = [...talks, ...agenda].flatMap(row => 'speaker' in row ? [row.speaker.name] : [])
  const broken = [event.series, ...people.map(name => `${name}さん`)].flatMap((name) => {
    const anywhere = new RegExp([...name].filter(char => char !== ' ').map(char => `${char}\\s*`).join(''), 'g')
    return pages.flatMap(({ text }, index) => [...text.matchAll(anywhere)].flatMap(([found]) => found.trim().includes('\n') ? `"${found.trim().replaceAll('\n', ' / ')}" on page ${index + 1}` : []))
  })
  expect(broken, 'broken names → tooling/export/page/wholeNames.ts keeps them whole').toEqual([])
})

for (const document of documents) {
  test(`${document}.pdf is at most 1.15 times as large as its fonts and content need`, async () => {
    const { file, floor: { fonts, content } } = await floorOf(fileOf(document))
    expect(file / (fonts + content), `${document}.pdf has ${file} bytes; its fonts need ${fonts}, its content ${content} → what else is in it? docs/benchmark.md states the ratio`).toBeLessThanOrEqual(1.15)
  })
}
