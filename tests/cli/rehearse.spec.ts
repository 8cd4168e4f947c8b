/** `npm run rehearse` as a person uses it. */
import { rm } from 'node:fs/promises'
import { expect, test } from 'playwright/test'
import { run } from '../helpers/command'
import { makeDeck } from '../helpers/copy'

test('the plan is told in words, and as data', async () => {
  const deck = await makeDeck()
  const [told, data] = await Promise.all([run('rehearse', ['whole'], { deck }), run('rehearse', ['whole', '--json'], { deck })])
  expect([told.code, data.code]).toEqual([0, 0])
  expect(told.stdout).toMatch(/^In full \(whole\): \d:\d\d at .+ under 3:00/m)
  expect(told.stdout).toContain('When late')
  expect(JSON.parse(data.stdout)).toMatchObject([{ variant: 'whole' }])
  await rm(deck, { recursive: true })
})
