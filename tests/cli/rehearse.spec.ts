/** `npm run rehearse` as a person uses it. */
import { expect, test } from 'playwright/test'
import { run } from '../helpers/command'

test('the plan is told in words, and as data', async () => {
  const [told, data] = await Promise.all([run('rehearse', ['lt']), run('rehearse', ['lt', '--json'])])
  expect([told.code, data.code]).toEqual([0, 0])
  expect(told.stdout).toMatch(/5:00.*lt/)
  expect(told.stdout).toContain('When late')
  expect(JSON.parse(data.stdout)).toMatchObject([{ variant: 'lt' }])
})

test('a word that is no variant, and a pace that nobody speaks at, are told in a sentence', async () => {
  const [variant, pace] = await Promise.all([run('rehearse', ['encore']), run('rehearse', ['--pace', '9'])])
  expect([variant.code, pace.code]).toEqual([1, 1])
  expect(variant.stderr).toMatch(/^There is no variant "encore"\.\nUse one of recap, lt, full\.$/m)
  expect(pace.stderr).toContain('--pace 9 is no pace of speech.')
})
