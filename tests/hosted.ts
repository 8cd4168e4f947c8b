/** Builds the hosted deck that the checks in `web/` look at; they wait for it. */
import { execFile } from 'node:child_process'
import process from 'node:process'
import { promisify } from 'node:util'
import { test } from 'playwright/test'
import { root } from '../scripts/deck'
import { exportsFolder, hostedSite, singleFiles } from './places'

test('the hosted deck builds', async () => {
  test.setTimeout(180_000)
  await promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/build.ts', '--out', hostedSite, '--files', singleFiles, '--pdfs', exportsFolder], { cwd: root })
})
