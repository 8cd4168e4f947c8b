/** `npm run rehearse` as a user runs it. */
import type { TimePlan } from '../../tooling/deck/timing'
import { rm } from 'node:fs/promises'
import { expect, test } from 'playwright/test'
import { usualPace } from '../../tooling/deck/spoken'
import { runAll } from '../helpers/command'
import { makeDeck } from '../helpers/copy'
import { writeFiles } from '../helpers/write'

test('the plan is printed as text, and as data', async () => {
  const deck = await makeDeck()
  // A past run, as npm run present keeps it, on 1 March in Japan.
  const given = { variant: 'short', began: Date.parse('2026-02-28T15:30:00Z'), slides: { cover: 10, points: 20, drawing: 30, end: 4 } }
  await writeFiles(deck, { '.cache/present/runs/short-2026-02-28T15-30-00.000Z.json': JSON.stringify(given) })
  const outcomes = await runAll(deck, [['rehearse', 'whole'], ['rehearse', '--json'], ['rehearse', 'whole', '--json', '--pace', '600'], ['rehearse', '--live'], ['rehearse', 'short', '--live', '--json']])
  await rm(deck, { recursive: true })
  expect(outcomes.map(({ stderr }) => stderr).join('')).toBe('')
  const [told, data, fast, live, liveData] = outcomes
  expect(told.stdout).toMatch(/^In full \(whole\): \d:\d\d at .+ under 3:00/m)
  expect(told.stdout).toContain('When late')
  expect(JSON.parse(data.stdout).map(({ variant }: TimePlan) => variant), 'without a name, all variants').toEqual(['whole', 'short'])
  expect(live.stdout, 'a variant without a kept run').toMatch(/^In full \(whole\): no talk is kept\./)
  expect(live.stdout, 'the date in local time').toMatch(/^In 2:00 \(short\): the plan beside the last talk\n\n.* plan {2}03-01 00:30 .*\n 1 .* 0:10 .*\n 2 .* 0:20 .*\n 3 .* 0:30 .*\n 4 .* 0:04 .*\n.* 1:04 /m)
  expect(JSON.parse(liveData.stdout), 'the plan with the runs').toMatchObject([{ variant: 'short', limit: 120, runs: [given] }])
  const [[usual], [faster]] = [data, fast].map(({ stdout }) => JSON.parse(stdout)) as [[TimePlan], [TimePlan]]
  expect([usual, faster]).toMatchObject([{ variant: 'whole', pace: usualPace }, { variant: 'whole', pace: 600 }])
  expect(faster.seconds, 'a faster speaker needs less time → rehearse() in tooling/cli/rehearse.ts').toBeLessThan(usual.seconds)
})
