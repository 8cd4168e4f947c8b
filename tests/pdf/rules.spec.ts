/** Every exported PDF keeps every rule. */
import { expect, test } from 'playwright/test'
import { documents } from '../../tooling/export/options'
import { formatFindings } from '../../tooling/export/pdf/rules'
import { exported } from './exported'
import { rules } from './rules'

for (const document of documents) {
  test.describe(`${document}.pdf`, () => {
    for (const { id, title, evaluate } of rules) {
      test(`${id}: ${title}`, async () => {
        const reading = await exported(document)
        expect(formatFindings(evaluate(reading), reading)).toBe('')
      })
    }
  })
}
