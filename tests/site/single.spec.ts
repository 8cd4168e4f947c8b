import type { Variant } from '../../tooling/deck/config'
import { copyFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { readDeck } from '../../tooling/check'
import { config } from '../../tooling/deck/config'
import { middle } from '../helpers/slides'
import { fileDefects } from './assertions'
import { base, complaintsOf, expect, singleFile, slideIsReady, variants } from './site'

/** Copies a variant's single file alone into a folder, as a mail program does with an attachment. */
const test = base.extend<{ attach: (variant: Variant) => Promise<string> }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs from this pattern.
  attach: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'deck-file-'))
    await use(async (variant) => {
      const file = path.join(folder, `添付 ${variant}.html`)
      await copyFile(singleFile(variant), file)
      return pathToFileURL(file).href
    })
    await rm(folder, { recursive: true })
  },
})

for (const variant of variants) {
  test(`${variant}: a single file contains the whole deck and opens with a double-click`, async ({ page, attach }) => {
    expect((await stat(singleFile(variant))).size).toBeLessThan(1_000_000)
    const attachment = await attach(variant)
    const complaints = complaintsOf(page, attachment)
    const { slides } = await readDeck(variant)
    await page.goto(attachment)
    await expect(page).toHaveTitle(config.variants[variant]!.title)
    for (const [index, { title }] of slides.entries()) {
      await expect(page.getByRole('heading', { level: 1 }), `slide ${index + 1}`).toHaveText(title!)
      await page.keyboard.press('ArrowDown')
    }
    expect(await page.evaluate(() => [...document.fonts].filter(font => font.status === 'loaded').length), 'its own fonts').toBeGreaterThan(1)
    const { title } = middle(slides)
    await page.goto(`${attachment}#/${slides.findIndex(slide => slide.title === title) + 1}`)
    await page.reload()
    await slideIsReady(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title!)
    await page.goto(`${attachment}#/no-such-slide`)
    await page.getByRole('button', { name: '目次を開く' }).click()
    await expect(page.getByRole('dialog', { name: '目次' }).getByRole('listitem')).toHaveCount(slides.length)
    expect(complaints).toEqual([])
  })

  test(`${variant}: the file has no links to files beside it, and no worker`, async ({ page, attach }) => {
    await page.goto(await attach(variant))
    await slideIsReady(page)
    await expect(page.getByRole('link', { name: 'PDFをダウンロード' })).toHaveCount(0)
    expect(fileDefects(await readFile(singleFile(variant), 'utf8'))).toEqual([])
    expect(await page.evaluate(async () => 'serviceWorker' in navigator ? (await navigator.serviceWorker.getRegistrations().catch(() => [])).length : 0)).toBe(0)
  })
}
