/** The time that each variant plans at the usual pace: what it is given, with a reserve. */
import { expect, test } from 'playwright/test'
import { readDeck } from '../../tooling/check'
import { usualPace } from '../../tooling/deck/spoken'
import { planTimes } from '../../tooling/deck/timing'

/** Seconds, from and to. Five minutes are strict; twenty leave room for a question. */
const planned = { lt: [4 * 60 + 15, 4 * 60 + 45], recap: [18 * 60, 19 * 60 + 30] } as const

for (const [variant, [least, most]] of Object.entries(planned) as [keyof typeof planned, readonly [number, number]][]) {
  test(`${variant} plans ${least} to ${most} seconds`, async () => {
    const { seconds } = planTimes(variant, await readDeck(variant), usualPace)
    expect(seconds, 'npm run rehearse says which slide takes how long').toBeGreaterThanOrEqual(least)
    expect(seconds, 'npm run rehearse says which slide takes how long').toBeLessThanOrEqual(most)
  })
}
