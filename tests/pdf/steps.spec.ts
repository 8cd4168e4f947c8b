/** `npm run export -- --with-clicks`: a page for each step, from the page that the other checks look at. */
import type { Progress } from '../../scripts/export/progress'
import { readFile } from 'node:fs/promises'
import { expect, test } from 'playwright/test'
import { readDeck } from '../../scripts/deck'
import { makePdf } from '../../scripts/export/documents'
import { planDocument } from '../../scripts/export/plan'
import { openPrintPage } from '../../scripts/export/printer'
import { readPdf } from '../../scripts/pdf/read'
import { serveFolder } from '../../scripts/serve'
import { printBuild } from '../places'

const silent: Progress = { now: () => {}, count: () => {}, line: () => {}, end: () => {} }

test('each step has a page with the number of its slide and its own, and the outline leads to the first', async ({ browser }, testInfo) => {
  const { slides } = await readDeck('lt')
  const labels = slides.map(({ note }, index) => {
    const steps = note?.match(/\[click\]/g)?.length ?? 0
    return [`${index + 1}`, ...Array.from({ length: steps }, (_, step) => `${index + 1}·${step + 2}`)]
  })
  expect(labels.flat().length).toBeGreaterThan(slides.length)

  const target = testInfo.outputPath('lt')
  const site = await serveFolder(printBuild)
  try {
    const plan = await planDocument('lt', { withClicks: true, dark: false })
    await makePdf({ document: 'lt', plan, target }, await openPrintPage(browser, site.url), silent)
  }
  finally {
    await site.close()
  }
  const { pages, outline } = await readPdf(await readFile(`${target}.pdf`))
  expect(pages.map(({ label }) => label)).toEqual(labels.flat())
  const first = labels.map((_, index) => labels.slice(0, index).flat().length + 1)
  expect(outline.filter(({ level }) => level === 2).map(({ title, page }) => `${page} ${title}`)).toEqual(slides.map(({ title }, index) => `${first[index]} ${title}`))
})
