/** Exports what the checks in `pdf/` read; they wait for it. */
import { execFile } from 'node:child_process'
import process from 'node:process'
import { promisify } from 'node:util'
import { test } from 'playwright/test'
import { elsewhere } from '../helpers/elsewhere'
import { exportsFolder } from '../helpers/places'
import { exportDate } from './exported'

test('the deck is exported', async () => {
  test.setTimeout(180_000)
  // Those that the variable names are there already.
  if (process.env.DECK_EXPORTS)
    return
  await promisify(execFile)(process.execPath, ['--import', 'tsx', 'tooling/cli/deck.ts', 'export', '--out', exportsFolder], { env: { ...process.env, ...elsewhere, SOURCE_DATE_EPOCH: String(exportDate.getTime() / 1000) } })
})
