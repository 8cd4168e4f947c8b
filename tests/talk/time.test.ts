/** The planned time of each variant at the usual pace leaves a reserve. */
import { expect, test } from 'playwright/test'
import { event } from '../../data'
import { japaneseDate } from '../../data/dates'
import { readDeck } from '../../tooling/check'
import { variants } from '../../tooling/deck/config'
import { kanaPerCharacter, usualPace } from '../../tooling/deck/spoken'
import { planTimes } from '../../tooling/deck/timing'
import { withEnv } from '../helpers/elsewhere'

/** In seconds, at least and at most. Five minutes are strict; twenty leave room for a question. */
const planned = { lt: [4 * 60 + 15, 4 * 60 + 45], recap: [18 * 60, 19 * 60 + 30] } as const

for (const [variant, [least, most]] of Object.entries(planned) as [keyof typeof planned, readonly [number, number]][]) {
  test(`${variant} takes ${least} to ${most} seconds`, async () => {
    const { seconds } = planTimes(variant, await readDeck(variant), usualPace)
    expect(seconds, 'planned seconds → npm run rehearse shows how long each slide takes').toBeGreaterThanOrEqual(least)
    expect(seconds, 'planned seconds → npm run rehearse shows how long each slide takes').toBeLessThanOrEqual(most)
  })
}

test('the evening is on the same day in every time zone', async () => {
  for (const TZ of ['Pacific/Kiritimati', 'Asia/Tokyo', 'UTC', 'America/Los_Angeles', 'Pacific/Niue'])
    await withEnv({ TZ }, () => expect(japaneseDate(event.date), `data/dates.ts, on a machine in ${TZ}`).toBe('2018年12月17日（月）'))
})

for (const variant of variants) {
  test(`${variant}: a quarter of the characters in the notes are kanji, as the spoken length assumes`, async () => {
    const text = (await readDeck(variant)).slides.map(({ note }) => note).join('')
    const count = (pattern: RegExp): number => text.match(pattern)!.length
    expect(1 + count(/\p{Script=Han}/gu) / count(/(?!\p{Script=Latin})\p{L}/gu)).toBeCloseTo(kanaPerCharacter, 1)
  })
}
