/** The handout holds together however many slides there are, and however much is said to one. */
import type { Page } from 'playwright/test'
import type { DocumentName } from '../../tooling/export/options'
import { expect, test } from 'playwright/test'
import { config } from '../../tooling/deck/config'
import { planDocument } from '../../tooling/export/plan'
import { serveFolder } from '../../tooling/shared/serve'
import { printBuild } from '../helpers/places'
import { layOut } from '../helpers/print-page'
import { readPages } from './glyphs'
import { bare } from './texts'

interface Printing {
  /** How many slides; the deck's first six, over and over. */
  count: number
  style?: string
}

/** Prints a handout without its pictures, which keep their room. Returns the text of its pages, and where they should be what. */
async function printHandout(page: Page, { count, style = '' }: Printing) {
  const { job } = await planDocument('handout', { withClicks: false, dark: false })
  const site = await serveFolder(printBuild)
  try {
    await page.goto(`${site.url}?print`)
    await page.addStyleTag({ content: `.frame > * { display: none } ${style}` })
    const numbers = Array.from({ length: count }, (_, index) => job.numbers[index % Math.min(6, job.numbers.length)]!)
    const { printed } = await layOut(page, { ...job, numbers })
    const notes = await page.locator('.entry > .notes').allInnerTexts()
    const pages = await readPages(await page.pdf({ tagged: true, preferCSSPageSize: true, printBackground: true }))
    return { printed, notes, texts: pages.map(({ text }) => text) }
  }
  finally {
    await site.close()
  }
}

/** What is not where it should be. */
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

/** The parts with text of their own, and the drawings, of each slide that a print page shows. */
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
  const site = await serveFolder(printBuild)
  await page.emulateMedia({ media: 'print', reducedMotion: 'reduce' })
  const partsOf = async (document: DocumentName): Promise<Part[][]> => {
    await page.goto(`${site.url}?print`)
    // At their own size: what text takes up is rounded to whole px of the sheet where slides are made small.
    await page.addStyleTag({ content: '.frame .small { transform: none !important }' })
    const { job } = await planDocument(document, { withClicks: false, dark: false })
    await layOut(page, job)
    return page.locator('.slidev-layout').evaluateAll(takeParts)
  }
  const [talk, handout] = [await partsOf(config.handout!.variant), await partsOf('handout')]
  await site.close()
  expect(handout).toHaveLength(talk.length)
  const isNear = (box: readonly number[], other: readonly number[] | undefined): boolean => box.every((value, i) => Math.abs(value - (other?.[i] ?? Infinity)) <= 0.5)
  const moved = talk.flatMap((parts, i) => parts.flatMap(([name, box], k) => isNear(box, handout[i]![k]?.[1])
    ? []
    : [`slide ${i + 1}: ${name} is at ${handout[i]![k]?.[1].map(Math.round)} px instead of ${box.map(Math.round)} → no rule of tooling/export/page/PrintHandout.vue reaches into a slide`]))
  expect(moved.slice(0, 8).join('\n')).toBe('')
})

// Contents of one row, of a row more than a sheet, of a row more than two, and of many.
for (const count of [1, 37, 73, 120]) {
  test(`${count} slides are on the pages that the contents name`, async ({ page }) => {
    expect(misplaced(await printHandout(page, { count }))).toEqual([])
  })
}

test('notes that are longer than a sheet go on over the next, and nothing of them is lost', async ({ page }) => {
  const handout = await printHandout(page, { count: 6, style: '.entry > .notes { font-size: 44px !important }' })
  expect(misplaced(handout)).toEqual([])
  expect(handout.printed.filter(({ step }) => step > 1)).not.toEqual([])
  const text = bare(handout.texts.join(''))
  for (const paragraph of handout.notes.flatMap(note => note.split('\n')).filter(Boolean))
    expect(text).toContain(bare(paragraph))
})

test('title, contents, pictures and notes stand between the same two edges', async ({ page }) => {
  await printHandout(page, { count: 6 })
  const edges = await page.locator('.title-page h1, .contents header, .contents a, .entry > .frame, .entry > .notes').evaluateAll(parts => parts.map((part) => {
    const { left, right } = part.getBoundingClientRect()
    return `${part.className || part.localName}: ${Math.round(left)}–${Math.round(right)}`
  }))
  const between = edges.map(edge => edge.replace(/.*: /, ''))
  expect(new Set(between).size, [...new Set(edges)].join('\n')).toBe(1)
})
