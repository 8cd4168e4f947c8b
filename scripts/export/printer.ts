/** Prints the deck: one build, one browser, one page for every file. */
import type { Browser, Page } from 'playwright'
import type { LaidOut, Printed, PrintJob } from '../../print/job'
import path from 'node:path'
import process from 'node:process'
import { stripVTControlCharacters } from 'node:util'
import { findBrowser, launchBrowser } from '../browser'
import { buildDeck, root } from '../deck'
import { serveFolder } from '../serve'
import { Mishap } from '../terminal'
import { keepUntilDone } from './leftovers'

export interface Printer {
  /** Lays out a job and prints it: the PDF as the browser makes it, and what is on its pages. */
  print: (job: PrintJob) => Promise<LaidOut & { pdf: Uint8Array }>
  /** Lays out a job and takes a picture of every page, at twice its size. */
  draw: (job: PrintJob, onPage: (picture: Uint8Array, printed: Printed, total: number) => Promise<void>) => Promise<void>
  close: () => Promise<void>
}

/**
 * Builds the deck and opens its print page.
 * @param dark in dark colours
 * @param onStage hears what is being done
 * @throws Mishap where the deck does not build or a slide does not render, and where the browser dies
 */
export async function openPrinter(dark: boolean, onStage: (stage: string) => void): Promise<Printer> {
  // Where there is none, say so before the deck is built.
  await findBrowser()
  const folder = keepUntilDone(path.join(root, '.cache', `print-${process.pid}`))
  onStage('Building the deck')
  const [built, started] = await Promise.allSettled([
    buildDeck('recap', { outDir: folder.path, define: { 'import.meta.env.DECK_PRINT': 'true' }, minify: false }),
    launchBrowser(),
  ])
  if (built.status === 'rejected' || started.status === 'rejected') {
    if (started.status === 'fulfilled')
      await started.value.close()
    await folder.remove()
    if (built.status === 'fulfilled')
      throw (started as PromiseRejectedResult).reason
    throw built.reason instanceof Mishap ? built.reason : new Mishap(`The deck does not build: ${stripVTControlCharacters((built.reason as Error).message)}`)
  }
  const browser = started.value
  const served = await serveFolder(folder.path)
  const close = async (): Promise<void> => {
    await browser.close()
    await served.close()
    await folder.remove()
  }
  try {
    return { ...await openPage(browser, served.url, dark), close }
  }
  catch (error) {
    await close()
    throw error
  }
}

async function openPage(browser: Browser, url: string, dark: boolean): Promise<Omit<Printer, 'close'>> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    deviceScaleFactor: 2,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()

  await alive(page, async () => {
    await page.goto(`${url}?print#/print`)
    await page.waitForFunction(() => window.printDeck)
  })

  // Only from here on: what fails now fails in a slide. (Slidev itself grumbles when it starts.)
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()))

  async function layOut(job: PrintJob): Promise<LaidOut> {
    const laidOut = await alive(page, () => page.evaluate(job => window.printDeck!(job), job))
    if (complaints.length > 0)
      throw new Mishap(`The print page complains: ${[...new Set(complaints)].join('; ')}`, 'Nothing was written. `npm start` shows the slides as they are.')
    return laidOut
  }

  return {
    async print(job) {
      return { ...await layOut(job), pdf: await alive(page, () => page.pdf({ tagged: true, preferCSSPageSize: true, printBackground: true })) }
    },
    async draw(job, onPage) {
      const { printed } = await layOut(job)
      const slides = page.locator('.print-slide-container')
      for (const [index, about] of printed.entries())
        await onPage(await alive(page, () => slides.nth(index).screenshot()), about, printed.length)
    },
  }
}

/** A browser that is gone is a mishap, whatever was asked of it. */
async function alive<T>(page: Page, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  }
  catch (error) {
    if (page.isClosed() || !page.context().browser()?.isConnected())
      throw new Mishap('The browser died while it was printing; nothing was replaced.', 'Is there enough memory? Run the export again, or name another browser in DECK_BROWSER.')
    throw error
  }
}
