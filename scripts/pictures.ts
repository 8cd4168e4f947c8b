/**
 * Pictures of the deck: a PNG for every slide (in `.cache/pictures/<cut>-<scheme>/`, for looking at) and the contact
 * sheets and the presenter view of the README (in `docs/images/`).
 *
 *     npm run pictures
 */
import type { Browser, Page } from 'playwright'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { launchBrowser } from './browser'
import { cuts, root } from './deck'
import { planDocument } from './export/plan'
import { openPrinter } from './export/printer'
import { ensurePresentation } from './present/build'
import { servePresentation } from './present/server'
import { gaveHelp, run } from './terminal'

const cache = path.join(root, '.cache', 'pictures')
const images = path.join(root, 'docs', 'images')

/** Lays pictures out side by side and takes a picture of that. */
async function contactSheet(page: Page, folder: string, columns: number, width: number, file: string): Promise<void> {
  const pictures = await Promise.all((await readdir(folder)).sort().map(async name => `data:image/png;base64,${await readFile(path.join(folder, name), 'base64')}`))
  await page.setViewportSize({ width: columns * width + (columns + 1) * 8, height: 100 })
  await page.setContent(`
    <style>
      body { display: grid; grid-template-columns: repeat(${columns}, ${width}px); gap: 8px; margin: 0; padding: 8px; background: #8a90a0 }
      img { display: block; width: 100% }
    </style>
    ${pictures.map(source => `<img src="${source}">`).join('')}`)
  await page.screenshot({ path: file, type: 'jpeg', quality: 80, fullPage: true })
}

/** Takes the presenter view as the talk begins, on a laptop and on a phone. */
async function presenterViews(browser: Browser): Promise<void> {
  const server = await servePresentation({ ...await ensurePresentation('recap', console.log), talkFile: path.join(cache, 'talk.json'), runs: path.join(cache, 'runs'), port: 0 })
  try {
    for (const [name, viewport] of [['presenter', { width: 1280, height: 800 }], ['presenter-phone', { width: 390, height: 844 }]] as const) {
      const page = await browser.newPage({ viewport })
      await page.goto(`${server.url}presenter`)
      const stage = await browser.newPage()
      await stage.goto(server.url)
      await page.evaluate(async () => {
        for (const action of [{ do: 'restart' }, { do: 'nextSlide' }, { do: 'next' }])
          await fetch('/talk', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(action) })
      })
      await page.getByText('ステップ 1').waitFor()
      await page.evaluate(() => document.fonts.ready)
      await page.screenshot({ path: path.join(images, `${name}.jpg`), type: 'jpeg', quality: 80 })
      await stage.close()
      await page.close()
    }
  }
  finally {
    await server.close()
  }
}

run(async () => {
  if (gaveHelp('npm run pictures\n\nTakes the pictures of the README anew, and one of every slide into .cache/pictures/.'))
    return
  await mkdir(images, { recursive: true })
  const [printer, browser] = await Promise.all([openPrinter(), launchBrowser()])
  try {
    await presenterViews(browser)
    const sheets = await browser.newPage()
    for (const cut of cuts) {
      for (const scheme of ['light', 'dark'] as const) {
        const { job } = await planDocument(cut, { withClicks: false, dark: scheme === 'dark' })
        const folder = path.join(cache, `${cut}-${scheme}`)
        await rm(folder, { recursive: true, force: true })
        await mkdir(folder, { recursive: true })
        await printer.draw(job, (picture, { number }) => writeFile(path.join(folder, `${String(number).padStart(2, '0')}.png`), picture))
        await contactSheet(sheets, folder, 5, 240, path.join(images, `${cut}-${scheme}.jpg`))
      }
    }
  }
  finally {
    await browser.close()
    await printer.close()
  }
  console.log(`Pictures: docs/images/, single slides: ${path.relative(root, cache)}/`)
})
