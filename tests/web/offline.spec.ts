/** What the service worker does. These visits are let register it. */
import type { Served } from '../../scripts/serve'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test as base } from 'playwright/test'
import { readDeck } from '../../scripts/deck'
import { serveFolder } from '../../scripts/serve'
import { buildWorker } from '../../scripts/site/worker'
import { expect, hostedSite, slideStands } from './site'

/** A copy of the site that a check may change, and a server that it may stop. */
const test = base.extend<{ copy: { folder: string, served: Served } }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs from this pattern.
  copy: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'deck-site-'))
    await cp(hostedSite, folder, { recursive: true })
    const served = await serveFolder(folder, 0, '/a/b/')
    await use({ folder, served })
    await served.close().catch(() => {})
    await rm(folder, { recursive: true })
  },
})

test('once opened, both cuts work without a network', async ({ page, context, copy: { served } }) => {
  await page.goto(served.url)
  await slideStands(page)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await served.close()
  await context.setOffline(true)

  for (const [place, cut] of [['', 'recap'], ['lt/', 'lt']] as const) {
    const { slides } = await readDeck(cut)
    await page.goto(`${served.url}${place}`)
    await slideStands(page)
    for (const key of ['End', 'Home']) {
      await page.keyboard.press(key)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(slides.at(key === 'End' ? -1 : 0)!.title!)
    }
  }
})

test('the PDF comes from the network, whole', async ({ page, copy: { served } }) => {
  await page.goto(served.url)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.reload()
  const start = await page.evaluate(async () => (await (await fetch('./recap.pdf')).text()).slice(0, 5))
  expect(start).toBe('%PDF-')
})

test('a newer version waits until the reader asks for it', async ({ page, copy: { folder, served } }) => {
  await page.goto(served.url)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.reload()
  await slideStands(page)

  // A new version: the page and, with it, the worker that names it.
  const index = path.join(folder, 'index.html')
  await writeFile(index, (await readFile(index, 'utf8')).replace('<title>', '<title>新版 '))
  await buildWorker(folder, ['share.png'])
  await page.evaluate(async () => void (await navigator.serviceWorker.ready).update())

  const notice = page.getByText('新しい版があります。')
  await expect(notice).toBeVisible()
  await page.reload()
  await expect(page, 'the old version stays whole until then').not.toHaveTitle(/新版/)
  await expect(notice).toBeVisible()
  await page.getByRole('button', { name: '更新する' }).click()
  await expect(page).toHaveTitle(/新版/)
  await expect(notice).toHaveCount(0)
})
