/** What the browser's own printing gives: the address of the PDF, or the whole content if the deck has no PDF beside it. */
import type { Page } from 'playwright/test'
import { pathToFileURL } from 'node:url'
import { config } from '../../tooling/deck/config'
import { pdfOf } from '../../tooling/site/variants'
import { bare, readTexts } from '../pdf/texts'
import { base, expect, factsOf, mainVariant, singleFile, slideIsReady, test, variants } from './site'

/** The defects of a printed page: blank sheets, too many sheets, and missing text. */
async function paperDefects(page: Page, wanted: readonly string[], most: number): Promise<string[]> {
  const { pages } = await readTexts(await page.pdf())
  const all = bare(pages.join(''))
  return [
    ...pages.flatMap((text, i) => bare(text) ? [] : [`sheet ${i + 1} of ${pages.length} is blank`]),
    ...pages.length <= most ? [] : [`there are ${pages.length} sheets instead of at most ${most}`],
    ...wanted.filter(text => !all.includes(bare(text))).map(text => `no sheet says "${text}"`),
  ].map(defect => `${defect} → see tooling/site/client/paper.css`)
}

for (const variant of variants) {
  test(`${variant}: stage and reading view print the address of the PDF, even with a dialog open`, async ({ page, visit, site }) => {
    await visit(variant, '#/2')
    const wanted = [`${site}${pdfOf(variant)}`, config.variants[variant]!.title]
    for (const keys of variant === mainVariant ? [[], ['o'], ['Escape', '?'], ['Escape', 'b'], ['b', 'r']] : [[], ['r']]) {
      for (const key of keys)
        await page.keyboard.press(key)
      expect(await paperDefects(page, wanted, 1), `after the keys ${keys.join(' ') || '(none)'}`).toEqual([])
    }
    expect(await page.getByText(wanted[0]!).isVisible(), 'it does not show on the screen').toBe(false)
  })

  base(`${variant}: the single file prints its whole content`, async ({ page }) => {
    await page.goto(pathToFileURL(singleFile(variant)).href)
    await slideIsReady(page)
    const facts = await factsOf(variant)
    expect(await paperDefects(page, facts.map(({ title }) => title), facts.length)).toEqual([])
  })
}

test('a blank sheet, an extra sheet and a missing title are reported', async ({ page, visit }) => {
  await visit(mainVariant)
  await page.evaluate(() => document.body.style.setProperty('padding-top', '2000px'))
  expect(await paperDefects(page, ['言っていないこと'], 1)).toEqual(expect.arrayContaining([/^sheet 1 of \d is blank/, /^there are \d sheets/, /^no sheet says "言っていないこと"/].map(told => expect.stringMatching(told))))
})
