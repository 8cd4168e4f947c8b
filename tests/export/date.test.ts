/** Files carry the deck's date, from whichever source there is. */
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { config } from '../../tooling/deck/config'
import { deckDate } from '../../tooling/export/date'
import { hasSignals } from '../helpers/command'
import { withEnv } from '../helpers/elsewhere'

/** The date with only these environment variables of those that it reads. */
async function dateWith(variables: Partial<Record<'SOURCE_DATE_EPOCH' | 'PATH' | 'TZ', string>>): Promise<string> {
  return (await withEnv({ SOURCE_DATE_EPOCH: undefined, ...variables }, deckDate)).toISOString()
}

test('SOURCE_DATE_EPOCH is the date, and an invalid one is refused', async () => {
  expect(await dateWith({ SOURCE_DATE_EPOCH: '1545004800' })).toBe('2018-12-17T00:00:00.000Z')
  for (const epoch of ['soon', '-5', '1e9', '99999999999999'])
    await expect(dateWith({ SOURCE_DATE_EPOCH: epoch }), epoch).rejects.toThrow(`SOURCE_DATE_EPOCH is "${epoch}", which is not a date.\nGive it as seconds since 1970, for instance 1545004800, or unset it.`)
  expect(await dateWith({ SOURCE_DATE_EPOCH: '', PATH: '/nowhere', TZ: 'America/Los_Angeles' }), 'an empty one counts as unset').toBe(new Date(config.date).toISOString())
})

test('without it, the date is that of the commit, and without a repository that of the content', async () => {
  test.skip(!hasSignals, 'On Windows, a script cannot replace git.')
  const folder = await mkdtemp(path.join(tmpdir(), 'deck-git-'))
  await writeFile(path.join(folder, 'git'), '#!/bin/sh\ntest "$*" = "log -1 --format=%ct" && echo 1546300800\n')
  await chmod(path.join(folder, 'git'), 0o755)
  expect(await dateWith({ PATH: folder }), 'the date of the commit → deckDate in tooling/export/date.ts').toBe('2019-01-01T00:00:00.000Z')
  expect(await dateWith({ PATH: '/nowhere' }), 'the date of the content → deckDate in tooling/export/date.ts').toBe(new Date(config.date).toISOString())
  await rm(folder, { recursive: true })
})
