/** `npm run rehearse` as a person uses it. */
import type { TimePlan } from '../../tooling/deck/timing'
import type { Outcome } from '../helpers/command'
import { rm } from 'node:fs/promises'
import { expect, test } from 'playwright/test'
import { usualPace } from '../../tooling/deck/spoken'
import { run } from '../helpers/command'
import { makeDeck } from '../helpers/copy'

test('the plan is told in words, and as data', async () => {
  const deck = await makeDeck()
  const [told, data, fast] = await Promise.all([[], ['--json'], ['--json', '--pace', '600']].map(args => run('rehearse', ['whole', ...args], { deck }))) as [Outcome, Outcome, Outcome]
  expect([told.code, data.code, fast.code]).toEqual([0, 0, 0])
  expect(told.stdout).toMatch(/^In full \(whole\): \d:\d\d at .+ under 3:00/m)
  expect(told.stdout).toContain('When late')
  const [[usual], [faster]] = [data, fast].map(({ stdout }) => JSON.parse(stdout)) as [[TimePlan], [TimePlan]]
  expect([usual, faster]).toMatchObject([{ variant: 'whole', pace: usualPace }, { variant: 'whole', pace: 600 }])
  expect(faster.seconds, 'a faster speaker needs less time → rehearse() in tooling/cli/rehearse.ts').toBeLessThan(usual.seconds)
  await rm(deck, { recursive: true })
})
