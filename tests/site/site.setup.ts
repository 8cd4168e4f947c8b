/** Builds the hosted deck that the checks in `web/` look at; they wait for it. */
import { execFile } from 'node:child_process'
import process from 'node:process'
import { promisify } from 'node:util'
import { test } from 'playwright/test'
import { root } from '../../tooling/shared/folders'
import { elsewhere } from '../helpers/elsewhere'
import { exportsFolder, hostedSite, singleFiles } from '../helpers/places'

test('the hosted deck builds', async () => {
  test.setTimeout(180_000)
  await promisify(execFile)(process.execPath, ['--import', './tooling/slidev/load.mjs', '--import', 'tsx', 'tooling/cli/deck.ts', 'build', '--out', hostedSite, '--files', singleFiles, '--pdfs', exportsFolder], { cwd: root, env: { ...process.env, ...elsewhere } })
})
