/** `npm run rehearse` as a person uses it. */
import { expect, test } from 'playwright/test'
import { cliErrorProblems, run } from '../helpers/command'

test('the plan is told in words, and as data', async () => {
  const [told, data] = await Promise.all([run('rehearse', ['lt']), run('rehearse', ['lt', '--json'])])
  expect([told.code, data.code]).toEqual([0, 0])
  expect(told.stdout).toMatch(/5:00.*lt/)
  expect(told.stdout).toContain('When late')
  expect(JSON.parse(data.stdout)).toMatchObject([{ variant: 'lt' }])
})

test('a pace that nobody speaks at is told in a sentence', async () => {
  expect(cliErrorProblems(await run('rehearse', ['--pace', '9']), /^--pace 9 is no pace of speech\./)).toEqual([])
})
