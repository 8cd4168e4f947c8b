/** The same deck gives the same bytes, also where other files are made before or not. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { expect, test } from 'playwright/test'
import { fileOf } from './exported'

test('the same deck gives the same bytes', async () => {
  test.setTimeout(180_000)
  const folder = test.info().outputPath('again')
  await promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/export.ts', '--only', 'lt', '--out', folder])
  const [before, after] = await Promise.all([readFile(fileOf('lt')), readFile(path.join(folder, 'lt.pdf'))])
  expect(before.equals(after)).toBe(true)
})
