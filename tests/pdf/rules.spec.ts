/** Every rule on every exported PDF. */
import { expect, test } from 'playwright/test'
import { documents } from '../../scripts/export/options'
import { rules, tell } from '../../scripts/pdf/rules'
import { exported } from './exported'

for (const document of documents) {
  test.describe(`${document}.pdf`, () => {
    for (const { id, title, evaluate } of rules) {
      test(`${id}: ${title}`, async () => {
        const reading = await exported(document)
        expect(tell(evaluate(reading), reading)).toBe('')
      })
    }
  })
}
