/** The same deck gives the same bytes, also where other files are made before or not, and where a later one fails. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { expect, test } from 'playwright/test'
import { clumsiness, hasSignals, makeBrowser, remains, start } from '../helpers/command'
import { fileOf } from './exported'

test('the same deck gives the same bytes; and where the browser dies at the next file, that is as it was', async () => {
  test.setTimeout(180_000)
  test.skip(!hasSignals)
  const folder = test.info().outputPath('again')
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, 'handout.pdf'), 'old')
  const browser = await makeBrowser(test.info().outputDir)
  const exporting = start('export', ['--only', 'lt,handout', '--out', folder], { env: { DECK_BROWSER: browser.program } })
  await exporting.says('Printing handout')
  process.kill(browser.pid(), 'SIGKILL')

  expect(clumsiness(await exporting.outcome, /^The browser died at its work; what was not finished is as it was before\.\nIs there enough memory\?/)).toEqual([])
  await expect.poll(() => remains(exporting, browser), 'what is left behind').toEqual([])
  expect(await readFile(path.join(folder, 'handout.pdf'), 'utf8')).toBe('old')
  const [before, after] = await Promise.all([readFile(fileOf('lt')), readFile(path.join(folder, 'lt.pdf'))])
  expect(before.equals(after)).toBe(true)
})
