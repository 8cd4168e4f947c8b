import { copyFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { test as base } from 'playwright/test'
import { readDeck } from '../../scripts/deck'
import { fileDefects } from './judges'
import { complaintsOf, expect, singleFile, slideStands } from './site'

/** The deck as one file, where a mail program puts an attachment: alone in a folder of its own. */
const test = base.extend<{ attachment: string }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs from this pattern.
  attachment: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'deck-file-'))
    const file = path.join(folder, '添付 recap.html')
    await copyFile(singleFile, file)
    await use(pathToFileURL(file).href)
    await rm(folder, { recursive: true })
  },
})

test('one file holds the whole deck and opens by double-click', async ({ page, attachment }) => {
  expect((await stat(singleFile)).size).toBeLessThan(1_000_000)
  const complaints = complaintsOf(page, attachment)
  const { slides } = await readDeck('recap')
  await page.goto(attachment)
  for (const [index, { title }] of slides.entries()) {
    await expect(page.getByRole('heading', { level: 1 }), `slide ${index + 1}`).toHaveText(title!)
    await page.keyboard.press('ArrowDown')
  }
  expect(await page.evaluate(() => [...document.fonts].filter(font => font.status === 'loaded').length), 'its own fonts').toBeGreaterThan(1)
  await page.goto(`${attachment}#/12`)
  await page.reload()
  await slideStands(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(slides[11]!.title!)
  expect(complaints).toEqual([])
})

test('it has neither links to files beside it nor a worker', async ({ page, attachment }) => {
  await page.goto(attachment)
  await slideStands(page)
  await expect(page.getByRole('link', { name: 'PDFをダウンロード' })).toHaveCount(0)
  expect(fileDefects(await readFile(singleFile, 'utf8'))).toEqual([])
  expect(await page.evaluate(async () => 'serviceWorker' in navigator ? (await navigator.serviceWorker.getRegistrations().catch(() => [])).length : 0)).toBe(0)
})
