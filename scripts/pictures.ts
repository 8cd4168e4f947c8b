/**
 * Pictures of the deck: a PNG for every slide (in `.cache/pictures/<cut>-<scheme>/`, for looking at) and the contact
 * sheets of the README (in `docs/images/`).
 *
 *     npm run pictures
 */
import type { Browser, Page } from 'playwright'
import type { Cut } from './deck'
import { mkdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { launchBrowser } from './browser'
import { buildDeck, entries, loadDeck, root } from './deck'
import { serveFolder } from './serve'
import { run } from './terminal'

const schemes = ['light', 'dark'] as const
const cache = path.join(root, '.cache', 'pictures')

/** Takes a picture of every slide with all its steps shown. */
async function photograph(browser: Browser, url: string, slides: number, folder: string, colorScheme: typeof schemes[number]): Promise<string[]> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, colorScheme, reducedMotion: 'reduce' })
  const files: string[] = []
  await page.goto(`${url}#/1`)
  for (let number = 1; number <= slides; number++) {
    await page.goto(`${url}#/${number}?clicks=99`)
    const slide = page.locator(`[data-slidev-no="${number}"] .slidev-layout`)
    await slide.waitFor()
    await page.evaluate(() => Promise.all([document.fonts.ready, ...document.getAnimations().map(animation => animation.finished)]))
    const file = path.join(folder, `${String(number).padStart(2, '0')}.png`)
    await page.screenshot({ path: file })
    files.push(file)
  }
  await page.close()
  return files
}

/** Lays pictures out side by side, with their numbers, and takes a picture of that. */
async function contactSheet(page: Page, files: readonly string[], columns: number, width: number, file: string): Promise<void> {
  const pictures = await Promise.all(files.map(async picture => `data:image/png;base64,${(await readFile(picture)).toString('base64')}`))
  await page.setViewportSize({ width: columns * width + (columns + 1) * 8, height: 100 })
  await page.setContent(`
    <style>
      body { display: grid; grid-template-columns: repeat(${columns}, ${width}px); gap: 8px; margin: 0; padding: 8px; background: #8a90a0 }
      img { display: block; width: 100% }
    </style>
    ${pictures.map(source => `<img src="${source}">`).join('')}`)
  await page.screenshot({ path: file, type: 'jpeg', quality: 80, fullPage: true })
}

run(async () => {
  const browser = await launchBrowser()
  try {
    const sheets = await browser.newPage()
    await mkdir(path.join(root, 'docs', 'images'), { recursive: true })
    for (const cut of Object.keys(entries) as Cut[]) {
      const outDir = path.join(cache, cut)
      await buildDeck(cut, { outDir })
      const { data } = await loadDeck(cut)
      const served = await serveFolder(outDir)
      for (const scheme of schemes) {
        const files = await photograph(browser, served.url, data.slides.length, path.join(cache, `${cut}-${scheme}`), scheme)
        await contactSheet(sheets, files, 5, 240, path.join(root, 'docs', 'images', `${cut}-${scheme}.jpg`))
      }
      await served.close()
    }
  }
  finally {
    await browser.close()
  }
  console.log(`Pictures: docs/images/, single slides: ${path.relative(root, cache)}/`)
})
