/** The time that each variant plans at the usual pace: what it is given, with a reserve. */
import { expect, test } from 'playwright/test'
import { readDeck } from '../../scripts/deck'
import { planTimes } from '../../scripts/rehearse/plan'
import { usualPace } from '../../scripts/rehearse/spoken'

/** Seconds, from and to. Five minutes are strict; twenty leave room for a question. */
const planned = { lt: [4 * 60 + 15, 4 * 60 + 45], recap: [18 * 60, 19 * 60 + 30] } as const

for (const [cut, [least, most]] of Object.entries(planned) as [keyof typeof planned, readonly [number, number]][]) {
  test(`${cut} plans ${least} to ${most} seconds`, async () => {
    const { seconds } = planTimes(cut, await readDeck(cut), usualPace)
    expect(seconds, 'npm run rehearse says which slide takes how long').toBeGreaterThanOrEqual(least)
    expect(seconds, 'npm run rehearse says which slide takes how long').toBeLessThanOrEqual(most)
  })
}
