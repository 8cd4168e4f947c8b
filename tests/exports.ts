/** Exports what the checks in `pdf/` read; they wait for it. */
import { execFile } from 'node:child_process'
import process from 'node:process'
import { promisify } from 'node:util'
import { test } from 'playwright/test'
import { exportsFolder } from './places'

test('the deck is exported', async () => {
  test.skip(Boolean(process.env.DECK_EXPORTS), 'DECK_EXPORTS names PDFs that are there already')
  await promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/export.ts', '--out', exportsFolder])
})
