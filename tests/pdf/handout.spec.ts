/** The handout keeps its order, whatever the number of slides and the length of their notes. */
import type { Page } from 'playwright/test'
import type { DocumentName } from '../../tooling/export/options'
import { expect, test } from 'playwright/test'
import { readDeck } from '../../tooling/check'
import { config } from '../../tooling/deck/config'
import { sectionsOf } from '../../tooling/deck/sections'
import { planDocument } from '../../tooling/export/plan'
import { contrast, parseColour } from '../../tooling/shared/colour'
import { serveFolder } from '../../tooling/shared/serve'
import { printBuild } from '../helpers/places'
import { layOut } from '../helpers/print-page'
import { readPages } from './glyphs'
import { bare } from './texts'

interface Printing {
  /** Number of slides: six of the deck's, repeated. */
  count: number
  /** Number of slides of the deck to skip. */
  before?: number
  style?: string
  /** With the speaker's cues. */
  withClicks?: boolean
}

/** Lays out a handout whose slides stay empty but keep their space. */
async function layOutHandout(page: Page, { count, before = 0, style = '', withClicks = false }: Printing) {
  const { job } = await planDocument('handout', { withClicks, dark: false })
  await using site = await serveFolder(printBuild)
  await page.goto(`${site.url}?print`)
  await page.addStyleTag({ content: `.frame > * { display: none } ${style}` })
  const numbers = Array.from({ length: count }, (_, index) => job.numbers[Math.min(before, job.numbers.length - 1) + index % Math.min(6, job.numbers.length - before)]!)
  const { printed } = await layOut(page, { ...job, numbers })
  return { numbers, printed, notes: await page.locator('.entry > .notes').allInnerTexts() }
}

/** Prints such a handout. Returns the text of its pages, and what should be where. */
async function printHandout(page: Page, printing: Printing) {
  const laidOut = await layOutHandout(page, printing)
  const pages = await readPages(await page.pdf({ tagged: true, preferCSSPageSize: true, printBackground: true }))
  return { ...laidOut, texts: pages.map(({ text }) => text) }
}

/** Everything that is not where it should be. */
function misplaced({ printed, texts }: Awaited<ReturnType<typeof printHandout>>): string[] {
  const last = Math.max(...printed.map(({ page }) => page))
  const starts = printed.filter(({ number, step }) => number && step === 1)
  const contents = bare(texts.slice(0, starts[0]!.page - 1).join(''))
  return [
    ...texts.length === last ? [] : [`it has ${texts.length} pages instead of ${last}`],
    ...starts.flatMap(({ number, title, page }) => [
      ...texts[page - 1]?.split('\n').includes(`${number}`) ? [] : [`slide ${number} is not on page ${page}`],
      ...contents.includes(`${number}${bare(title)}${page}`) ? [] : [`the contents do not say that slide ${number} is on page ${page}`],
    ]),
  ]
}

/** A part of a slide: its name, and its box in px of the slide. */
type Part = readonly [name: string, box: readonly number[]]

/** The drawings, and the parts with text of their own, of each slide that a print page shows. */
function takeParts(slides: Element[]): Part[][] {
  return slides.map((slide) => {
    const whole = slide.getBoundingClientRect()
    return [...slide.querySelectorAll('*')]
      .filter(part => part.checkVisibility() && (part.tagName === 'svg' || [...part.childNodes].some(node => node instanceof Text && node.data.trim())))
      .map((part) => {
        const { left, top, width, height } = part.getBoundingClientRect()
        return [`<${part.tagName.toLowerCase()}> "${(part.textContent ?? '').trim().slice(0, 24)}"`, [left - whole.left, top - whole.top, width, height]] as const
      })
  })
}

test('each slide is laid out as it is in the talk', async ({ page }) => {
  await using site = await serveFolder(printBuild)
  await page.emulateMedia({ media: 'print', reducedMotion: 'reduce' })
  const partsOf = async (document: DocumentName): Promise<Part[][]> => {
    await page.goto(`${site.url}?print`)
    // Measure slides at full size: on a scaled slide, text sizes are rounded to whole px of the sheet.
    await page.addStyleTag({ content: '.frame .small { transform: none !important }' })
    const { job } = await planDocument(document, { withClicks: false, dark: false })
    await layOut(page, job)
    return page.locator('.slidev-layout').evaluateAll(takeParts)
  }
  const [talk, handout] = [await partsOf(config.handout!.variant), await partsOf('handout')]
  expect(handout).toHaveLength(talk.length)
  const isNear = (box: readonly number[], other: readonly number[] | undefined): boolean => box.every((value, i) => Math.abs(value - (other?.[i] ?? Infinity)) <= 0.5)
  const moved = talk.flatMap((parts, i) => parts.flatMap(([name, box], k) => isNear(box, handout[i]![k]?.[1])
    ? []
    : [`slide ${i + 1}: ${name} is at ${handout[i]![k]?.[1].map(Math.round)} px instead of ${box.map(Math.round)} → let no rule of tooling/export/page/PrintHandout.vue reach into a slide`]))
  expect(moved.slice(0, 8).join('\n')).toBe('')
})

// Contents with one row, with one row more than a sheet holds, and with numbers of three digits.
for (const count of [1, 37, 120]) {
  test(`${count} slides are on the pages that the contents name`, async ({ page }) => {
    expect(misplaced(await printHandout(page, { count }))).toEqual([])
  })
}

test('notes longer than a sheet continue on the next, and nothing is lost', async ({ page }) => {
  const handout = await printHandout(page, { count: 6, style: '.entry > .notes { font-size: 44px !important }' })
  expect(misplaced(handout)).toEqual([])
  expect(handout.printed.filter(({ step }) => step > 1)).not.toEqual([])
  const text = bare(handout.texts.join(''))
  for (const paragraph of handout.notes.flatMap(note => note.split('\n')).filter(Boolean))
    expect(text).toContain(bare(paragraph))
})

/** The colours of sections, as a page shows them. Runs in the page. */
function takeSections() {
  const colourOf = (part: Element, pseudo?: string): string => getComputedStyle(part, pseudo).backgroundColor
  const rows = [...document.querySelectorAll('.contents li')]
  return {
    rows: rows.map(row => ({ section: row.querySelector('.section')?.textContent.trim(), colour: row.querySelector('.section') ? colourOf(row.querySelector('.section')!, '::before') : undefined })),
    slides: [...document.querySelectorAll('.entry > .number')].map(number => ({ number: number.textContent.trim(), colour: getComputedStyle(number).borderBottomColor })),
  }
}

test('part of a deck has its sections in the contents, each with the same colour there and beside its slides', async ({ page }) => {
  const { slides } = await readDeck(config.handout!.variant)
  const sections = sectionsOf(slides)
  // The last slide of a section and the first slides of the next, which has another colour, somewhere after the deck's first.
  const attributesOf = (i: number): string => JSON.stringify(sections[i]!.attributes ?? {})
  const before = sections.findIndex((_, i) => i > 1 && attributesOf(i) !== attributesOf(i - 1)) - 1
  expect(before, 'index of the last slide before a section in another colour').toBeGreaterThan(0)
  const { numbers } = await layOutHandout(page, { count: 6, before })
  const shown = await page.evaluate(takeSections)
  const titles = numbers.map(number => sections[number - 1]!.title)
  const fix = '→ contentsRows in tooling/export/page/PrintHandout.vue'
  expect(shown.rows.map(({ section }) => section), `section headings over the rows of slides ${numbers} ${fix}`).toEqual(titles.map((title, i) => title === titles[i - 1] ? undefined : title))
  expect(shown.slides.map(({ number }) => number), 'numbers beside the slides → tooling/export/page/HandoutEntry.vue').toEqual(numbers.map(String))

  const colours = shown.rows.flatMap(({ colour }) => colour ?? [])
  expect(new Set(colours).size, `the sections have different colours ${fix}`).toBeGreaterThan(1)
  let section = -1
  expect(shown.slides.map(({ colour }) => colour), `the colours beside the slides match their sections ${fix}`).toEqual(shown.rows.map(({ colour }) => colours[colour ? ++section : section]))
})

test('all parts share the same left and right edges, slides have an edge that is seen, texts can be read, the title page is filled, and the contents have room for their numbers', async ({ page }) => {
  await layOutHandout(page, { count: 37 })
  const edges = await page.locator('.title-page h1, .title-page h1 + *, .contents header, .contents a, .entry > .frame, .entry > .notes').evaluateAll(parts => parts.map((part) => {
    const { left, right } = part.getBoundingClientRect()
    return `${part.className || part.localName}: ${Math.round(left)}–${Math.round(right)}`
  }))
  const between = edges.map(edge => edge.replace(/.*: /, ''))
  expect(new Set(between).size, [...new Set(edges)].join('\n')).toBe(1)
  const [left, right] = between[0]!.split('–').map(Number)
  expect(right! - left!, 'width of the slides, of 794 px → --scale in tooling/export/page/HandoutEntry.vue').toBeGreaterThanOrEqual(540)
  const sizes = await page.locator('.handout :not(.frame, .frame *)').evaluateAll(parts => parts
    .filter(part => [...part.childNodes].some(node => node instanceof Text && node.data.trim()))
    .map(part => [Number.parseFloat(getComputedStyle(part).fontSize), `"${part.textContent!.trim().slice(0, 20)}"`] as const))
  expect(sizes.filter(([px]) => px < 12).map(([px, text]) => `${text} is ${px} px`).slice(0, 3), 'texts under 12 px, which are 9 pt on paper → the styles in tooling/export/page').toEqual([])
  // Slides and paper are both white.
  const [width, colour] = await page.locator('.entry > .frame').first().evaluate(frame => [getComputedStyle(frame).borderWidth, getComputedStyle(frame).borderColor] as const)
  expect(Number.parseFloat(width) >= 1 ? contrast(parseColour(colour)!, [255, 255, 255, 1]) : 1, `contrast of a slide's edge, ${width} ${colour}, with the paper → .frame in tooling/export/page/HandoutEntry.vue`).toBeGreaterThanOrEqual(3)

  const { above, below } = await page.locator('.title-page').evaluate((sheet) => {
    const { top, bottom } = sheet.getBoundingClientRect()
    return { above: sheet.querySelector('h1')!.getBoundingClientRect().top - top, below: bottom - sheet.lastElementChild!.getBoundingClientRect().bottom }
  })
  expect(Math.max(above, below), `empty px above its title (${above}) and below its last line (${below}) → .title-page in tooling/export/page/PrintHandout.vue`).toBeLessThan(120)

  // The contents are measured before their page numbers are known.
  const widths = (): Promise<number[]> => page.locator('.contents .title').evaluateAll(titles => titles.map(title => title.getBoundingClientRect().width))
  const numbered = await widths()
  await page.locator('.contents .page').evaluateAll(numbers => numbers.forEach(number => number.textContent = ''))
  expect(await widths(), 'width of each title in its row, in px → .contents .page in tooling/export/page/PrintHandout.vue').toEqual(numbered)
})

test('with clicks, the notes show an arrow for each click and their pauses, and the title page explains both', async ({ page }) => {
  const { slides } = await readDeck(config.handout!.variant)
  const { texts: [title] } = await printHandout(page, { count: 1 })
  expect(bare(title!), 'without clicks, the title page does not explain them → .legend in tooling/export/page/PrintHandout.vue').not.toMatch(/→|（間）/)
  const { numbers, notes, texts } = await printHandout(page, { count: 6, withClicks: true })
  const said = numbers.map(number => bare(slides[number - 1]!.note!.replace(/\[click(?::\d+)?\]/g, '→').replace(/[*`]/g, '')))
  expect(notes.map(bare), 'notes with cues → tooling/export/page/HandoutEntry.vue').toEqual(said)
  expect(bare(texts[0]!), 'what an arrow and （間） mean → .legend in tooling/export/page/PrintHandout.vue').toMatch(/→[^次（]*次[^（]*（間）.*間/)
})
