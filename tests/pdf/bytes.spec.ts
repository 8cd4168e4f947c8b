/**
 * The same deck gives the same bytes, on any machine and whatever the print page has shown before. The command made its
 * file with the clock and the language of `elsewhere`.
 */
import { readFile } from 'node:fs/promises'
import process from 'node:process'
import { expect, test } from 'playwright/test'
import { mainVariant } from '../../tooling/deck/config'
import { makePdfs } from '../../tooling/export/documents'
import { readPdf } from '../../tooling/export/pdf/read'
import { planDocument } from '../../tooling/export/plan'
import { withEnv } from '../helpers/elsewhere'
import { otherVariant } from '../helpers/slides'
import { exportDate, exported, fileOf } from './exported'
import { printing, silent } from './printing'
import { bare, readTexts } from './texts'

test.use({ timezoneId: 'America/Los_Angeles', locale: 'en-US' })

test('the same deck gives the same bytes', async ({ browser }) => {
  test.skip(process.env.DECK_EXPORTS !== undefined, 'Handed-in PDFs carry their own dates.')
  const target = test.info().outputPath(otherVariant)
  await withEnv({ TZ: 'America/Los_Angeles', SOURCE_DATE_EPOCH: `${exportDate.getTime() / 1000}` }, async () => {
    const plan = await planDocument(otherVariant, { withClicks: false, dark: false })
    const main = await planDocument(mainVariant, { withClicks: true, dark: true, range: [2, 3, 4] })
    await printing(browser, async (page) => {
      await page.print(main.job)
      await makePdfs([{ document: otherVariant, plan, target }], page, silent)
    })
  })
  const [made, before] = await Promise.all([readFile(`${target}.pdf`), readFile(fileOf(otherVariant))])
  const [here, there] = await Promise.all([readPdf(made, await readTexts(made)), exported(otherVariant)])
  const fix = 'keep it independent of the local clock and language, of chance, and of what was printed before'
  here.pages.forEach(({ text }, i) => expect.soft(bare(text), `${otherVariant}.pdf, page ${i + 1}, printed on another machine → ${fix}`).toBe(bare(there.pages[i]?.text ?? '')))
  expect(made.equals(before), `every byte of ${otherVariant}.pdf, printed on another machine → ${fix}`).toBe(true)
})
