/** A search finds what is on the pages, in every reader. */
import type { Read } from './readers'
import { expect, test } from 'playwright/test'
import { readDeck } from '../../tooling/check'
import { config } from '../../tooling/deck/config'
import { documents, variantOfDocument } from '../../tooling/export/options'
import { readByReaders } from './exported'
import { printFixture } from './fixture'
import { readAsReaders } from './readers'
import { asRead, brokenTexts } from './texts'

const occurrences = (text: string, part: string): number => text.split(part).length - 1

/** Lines that a reader finds less often than they occur, because it reads a space too many or too few in them. */
function lostLines({ lines, texts }: Read): string[] {
  return Object.entries(texts).flatMap(([reader, pages]) => pages.flatMap((page, index) => {
    const text = page.replace(/[^\S\n]+/g, ' ')
    const written = lines[index]!
    return [...new Set(written)]
      .filter(line => occurrences(text, line) < written.reduce((sum, other) => sum + occurrences(other, line), 0))
      .map(line => `page ${index + 1}: ${reader} reads "${asRead(line, text) ?? '…'}" for "${line}" → close the gap (margin, text-autospace, size), or write a space`)
  }))
}

/** All texts in facts, at any depth. */
function textsIn(facts: unknown): string[] {
  return typeof facts === 'string' ? [facts] : Object.values(facts ?? {}).flatMap(textsIn)
}

for (const document of documents) {
  test(`${document}.pdf: a search finds each line, title and fact in one piece`, async () => {
    const [read, { slides }] = await Promise.all([readByReaders(document), readDeck(variantOfDocument(document))])
    expect(lostLines(read).join('\n')).toBe('')

    const wanted = [...slides.map(({ title }) => title!), ...textsIn(config.facts)]
    expect(brokenTexts(read, wanted).join('\n')).toBe('')
  })
}

const defects: Record<string, { text: string, told: RegExp[] }> = {
  'a gap too small to look like a space': {
    text: '<p style="text-autospace: normal">4つの層</p>',
    told: [/^page 1: pdf\.js reads "4 つの層" for "4つの層" → close the gap/, /^page 1: poppler reads "4 つの層"/],
  },
  'a margin where the size changes': {
    text: '<p style="font-size: 60px">4<span style="margin-left: 3px; font-size: 40px">つの層</span></p>',
    told: [/^page 1: poppler reads "4 つの層"/],
  },
  'a unit far smaller than its figure': {
    text: '<p style="font-size: 20px">層は<span style="font-size: 60px">4</span></p>',
    told: [/^page 1: poppler reads "層は⏎4" for "層は4"/],
  },
  'a space too narrow': {
    text: '<p style="word-spacing: -0.26em">The Tao of 層</p>',
    told: [/^page 1: pdf\.js reads "TheTaoof層" for "The Tao of 層"/, /^page 1: PDFium reads/, /^page 1: poppler reads/],
  },
}

for (const [name, { text, told }] of Object.entries(defects)) {
  test(`${name} is reported`, async ({ browser }) => {
    const lost = lostLines(await readAsReaders(await printFixture(browser, { text })))
    expect(lost).toEqual(told.map(pattern => expect.stringMatching(pattern)))
  })
}
