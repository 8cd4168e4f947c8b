/** What the service worker does. Only these tests let the page register it. */
import type { Locator, Page } from 'playwright/test'
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readDeck } from '../../tooling/check'
import { serveFolder } from '../../tooling/shared/serve'
import { shareImage } from '../../tooling/site/head'
import { folderOf } from '../../tooling/site/variants'
import { buildWorker } from '../../tooling/site/worker'
import { tabDefects } from '../helpers/tab'
import { workerDefects } from './assertions'
import { asSafari, base, expect, hostedSite, mainVariant, otherVariant, expect as patient, slideIsReady, variants } from './site'

/** A copy of the site that a test may change, and a server that it may stop. */
interface Copy {
  folder: string
  served: Awaited<ReturnType<typeof serveFolder>>
}

const test = base.extend<{ copy: Copy }>({
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

/** The notice that a newer version is waiting. */
const updateNotice = (page: Page): Locator => page.getByRole('status').getByText('新しい版があります。')

for (const opened of variants) {
  test(`after a visit to ${opened}, every variant works without a network, also in Safari`, async ({ page, context, copy: { served } }) => {
    await asSafari(page)
    await page.goto(`${served.url}${folderOf(opened)}`)
    await slideIsReady(page)
    await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).some(({ active }) => active)), 'the deck is stored → tooling/site/client/UpdateNotice.vue').toBe(true)
    await expect(updateNotice(page), 'the first stored version is not announced as a newer one → tooling/site/client/UpdateNotice.vue').toHaveCount(0)
    await served.close()
    await context.setOffline(true)

    for (const variant of variants) {
      const { slides } = await readDeck(variant)
      await page.goto(`${served.url}${folderOf(variant)}`)
      await slideIsReady(page)
      for (const key of ['End', 'Home']) {
        await page.keyboard.press(key)
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(slides.at(key === 'End' ? -1 : 0)!.title!)
      }
    }
  })
}

test('the PDF is fetched whole from the network', async ({ page, copy: { served } }) => {
  await page.goto(served.url)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.reload()
  const start = await page.evaluate(async variant => (await (await fetch(`./${variant}.pdf`)).text()).slice(0, 5), mainVariant)
  expect(start).toBe('%PDF-')
})

/** Opens the site, and stays at its version; then puts a newer one in its place: the page and, with it, the worker that names it. */
async function openBeforeNewer(page: Page, copy: Copy): Promise<void> {
  await page.goto(copy.served.url)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.reload()
  await slideIsReady(page)

  const index = path.join(copy.folder, 'index.html')
  await writeFile(index, (await readFile(index, 'utf8')).replace('<title>', '<title>新版 '))
  await buildWorker(copy.folder, variants.map(variant => `${folderOf(variant)}${shareImage.file}`))
}

/** Has the browser look for a newer version. */
const lookForNewer = (page: Page): Promise<void> => page.evaluate(async () => void (await navigator.serviceWorker.ready).update())

/**
 * Publishes a newer version, and expects it to wait until a reader of the old one asks for it.
 * @param page of the reader
 * @param copy of the site
 * @param addition code to add to the new worker
 * @param expect how to wait, such as with a shorter timeout
 */
async function newerVersionWaits(page: Page, copy: Copy, addition = '', expect = patient): Promise<void> {
  await openBeforeNewer(page, copy)
  await appendFile(path.join(copy.folder, 'worker.js'), addition)
  await lookForNewer(page)

  const notice = updateNotice(page)
  await expect(notice, 'the update is announced → see tooling/site/client/UpdateNotice.vue').toBeVisible()
  expect(await tabDefects(page), 'beside the notice → .deck-notices in tooling/viewer/viewer.css').toEqual([])
  await page.reload()
  await expect(page, 'the old version stays whole until then').not.toHaveTitle(/新版/)
  await expect(notice).toBeVisible()
  await page.getByRole('button', { name: '更新する' }).click()
  await expect(page).toHaveTitle(/新版/)
  await expect(notice).toHaveCount(0)
}

test('a newer version waits until the reader asks for it', async ({ page, copy }) => {
  await newerVersionWaits(page, copy)
})

test('in a second tab nothing changes until its reader asks, too', async ({ page, context, copy }) => {
  const second = await context.newPage()
  await openBeforeNewer(page, copy)
  await second.goto(copy.served.url)
  await lookForNewer(page)
  for (const tab of [page, second])
    await expect(updateNotice(tab)).toBeVisible()
  await page.getByRole('button', { name: '更新する' }).click()
  await expect(page).toHaveTitle(/新版/)
  await expect(second, 'the other tab stays as it is').not.toHaveTitle(/新版/)
  await second.getByRole('button', { name: '更新する' }).click()
  await expect(second, 'who asks in the other tab gets it → update() in tooling/site/client/UpdateNotice.vue').toHaveTitle(/新版/)
  await expect(updateNotice(second)).toHaveCount(0)
})

test('a newer version that takes over by itself is found', async ({ page, copy }) => {
  const waits = newerVersionWaits(page, copy, 'addEventListener("install", () => skipWaiting())', patient.configure({ timeout: 1500 }))
  await patient(waits).rejects.toThrow(/^the update is announced|^the old version stays whole/)
})

test('the worker keeps current files, and a file that changes after its build is found', async ({ copy: { folder } }) => {
  expect(await workerDefects(folder)).toEqual([])
  const page = `${folderOf(otherVariant)}index.html`
  await appendFile(path.join(folder, page), ' ')
  await rm(path.join(folder, 'favicon.svg'))
  expect((await workerDefects(folder)).sort()).toEqual([
    expect.stringMatching(/^it keeps favicon\.svg, which is not there/),
    expect.stringMatching(new RegExp(`^it keeps ${page} as \\w+, which is \\w+`)),
  ])
})
