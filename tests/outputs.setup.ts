/** Exports the PDFs, and builds the hosted deck with them, in one process. The checks that read them wait for it. */
import process from 'node:process'
import { expect, test } from 'playwright/test'
import { startAll } from './helpers/command'
import { exportsFolder, hostedSite, singleFiles } from './helpers/places'
import { exportDate } from './pdf/exported'

test('the deck is exported, and the hosted deck is built', async () => {
  test.setTimeout(240_000)
  const { code, stderr } = await startAll([
    // PDFs in the folder that the variable names already exist.
    ...process.env.DECK_EXPORTS ? [] : [['export', '--out', exportsFolder] as const],
    ['build', '--out', hostedSite, '--files', singleFiles, '--pdfs', exportsFolder],
  ], { env: { SITE_URL: process.env.SITE_URL, SOURCE_DATE_EPOCH: String(exportDate.getTime() / 1000) } }).outcome
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
})
