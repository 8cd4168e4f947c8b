/** The same deck gives the same bytes, wherever the print page is served and whatever it has shown before. */
import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { mainVariant } from '../../tooling/deck/config'
import { makePdfs } from '../../tooling/export/documents'
import { planDocument } from '../../tooling/export/plan'
import { otherVariant } from '../helpers/slides'
import { printing, silent } from './printing'

test('the same deck gives the same bytes', async ({ browser }) => {
  const folder = test.info().outputPath()
  await mkdir(folder, { recursive: true })
  const plan = await planDocument(otherVariant, { withClicks: false, dark: false })
  const main = await planDocument(mainVariant, { withClicks: true, dark: true, range: [2, 3, 4] })
  const made = await Promise.all([undefined, main].map(async (before, i) => {
    await printing(browser, async (page) => {
      if (before)
        await page.print(before.job)
      await makePdfs([{ document: otherVariant, plan, target: path.join(folder, `${i}`) }], page, silent)
    })
    return await readFile(path.join(folder, `${i}.pdf`))
  }))
  expect(made[0]!.equals(made[1]!)).toBe(true)
})
