/**
 * Pictures of the deck: a PNG for every slide (in `.cache/pictures/<variant>-<scheme>/`, to look at) and the contact
 * sheets and the presenter view of the README (in `docs/images/`).
 *
 *     npm run pictures
 */
import type { Browser, Page } from 'playwright'
import type { Variant } from '../deck/config'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { readDeck } from '../check'
import { mainVariant, variants } from '../deck/config'
import { planDocument } from '../export/plan'
import { openPrinter } from '../export/printer'
import { ensurePresentation } from '../present/build'
import { servePresentation } from '../present/server'
import { launchBrowser } from '../shared/browser'
import { assertFile, readyFolder, replaceFile, replaceKept, shownPath } from '../shared/files'
import { cacheFolder, root } from '../shared/folders'
import { watchPage } from '../shared/watched'
import { defineCommand } from './command'

const cache = path.join(cacheFolder, 'pictures')
const images = path.join(root, 'docs', 'images')

const schemes = ['light', 'dark'] as const
const presenterSizes = { 'presenter': { width: 1280, height: 800 }, 'presenter-phone': { width: 390, height: 844 } } as const

const folderOf = (variant: Variant, scheme: string): string => path.join(cache, `${variant}-${scheme}`)
const sheetOf = (variant: Variant, scheme: string): string => path.join(images, `${variant}-${scheme}.jpg`)
const presenterPicture = (name: string): string => path.join(images, `${name}.jpg`)

/** @throws CliError if something else is in the place of a picture, before any is taken */
async function assertPlaces(): Promise<void> {
  await readyFolder(images, 'No picture was taken.')
  await readyFolder(cache)
  for (const name of Object.keys(presenterSizes))
    await assertFile(presenterPicture(name))
  for (const variant of variants) {
    for (const scheme of schemes)
      await assertFile(sheetOf(variant, scheme))
  }
}

async function contactSheet(page: Page, folder: string, columns: number, width: number, file: string): Promise<void> {
  const pictures = await Promise.all((await readdir(folder)).filter(name => name.endsWith('.png')).sort().map(async name => `data:image/png;base64,${await readFile(path.join(folder, name), 'base64')}`))
  await page.setViewportSize({ width: columns * width + (columns + 1) * 8, height: 100 })
  await page.setContent(`
    <style>
      body { display: grid; grid-template-columns: repeat(${columns}, ${width}px); gap: 8px; margin: 0; padding: 8px; background: #8a90a0 }
      img { display: block; width: 100% }
    </style>
    ${pictures.map(source => `<img src="${source}">`).join('')}`)
  await replaceFile(file, await page.screenshot({ type: 'jpeg', quality: 80, fullPage: true }))
}

/** Takes pictures of the presenter view at the start of the talk, on a laptop and on a phone. */
async function presenterViews(browser: Browser): Promise<void> {
  await using server = await servePresentation({ ...await ensurePresentation(mainVariant, console.log), stateFile: path.join(cache, 'talk.json'), runs: path.join(cache, 'runs'), port: 0 })
  for (const [name, viewport] of Object.entries(presenterSizes)) {
    // Without motion, so that no picture shows half a transition.
    await using page = await browser.newPage({ viewport, reducedMotion: 'reduce' })
    const { inTime } = watchPage(page)
    await inTime('the presenter view to open', page.goto(`${server.url}presenter`))
    await using audience = await browser.newPage()
    await audience.goto(server.url)
    await page.evaluate(async () => {
      for (const action of [{ do: 'restart' }, { do: 'nextSlide' }, { do: 'next' }])
        await fetch('/talk', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(action) })
    })
    await inTime('the presenter view to show the first click', page.getByText('ステップ 1').waitFor())
    await inTime('the fonts to be loaded', page.evaluate(() => document.fonts.ready.then(() => {})))
    await replaceFile(presenterPicture(name), await page.screenshot({ type: 'jpeg', quality: 80 }))
  }
}

async function takePictures(): Promise<void> {
  await assertPlaces()
  // Check the deck before building anything from it.
  await Promise.all(variants.map(readDeck))
  await using printer = await openPrinter()
  await using browser = await launchBrowser()
  await presenterViews(browser)
  const sheets = await browser.newPage()
  for (const variant of variants) {
    for (const scheme of schemes) {
      const { job } = await planDocument(variant, { withClicks: false, dark: scheme === 'dark' })
      const folder = folderOf(variant, scheme)
      await replaceKept(folder, 'npm run pictures', draft => printer.screenshot(job, (picture, { number }) => writeFile(path.join(draft, `${String(number).padStart(2, '0')}.png`), picture)))
      await contactSheet(sheets, folder, 5, 240, sheetOf(variant, scheme))
    }
  }
  console.log(`Pictures: docs/images/, single slides: ${shownPath(cache)}/`)
}

export const command = defineCommand('pictures', 'Makes the pictures of the README, and one of every slide in .cache/pictures/.').action(takePictures)
