/** Prints the deck: one build, one browser, one page for every file. */
import type { Browser } from 'playwright'
import type { LaidOut, Printed, PrintJob } from '../../print/job'
import { fork } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { findBrowser, launchBrowser, whileAlive } from '../browser'
import { root } from '../deck'
import { endWithThis, keepUntilDone } from '../leftovers'
import { serveFolder } from '../serve'
import { Mishap } from '../terminal'

export interface PrintPage {
  /** Lays out a job and prints it: the PDF as the browser makes it, and what is on its pages. */
  print: (job: PrintJob) => Promise<LaidOut & { pdf: Uint8Array }>
  /** Lays out a job and takes a picture of every page. */
  draw: (job: PrintJob, onPage: (picture: Uint8Array, printed: Printed, total: number) => Promise<void>) => Promise<void>
}

export interface Printer extends PrintPage {
  close: () => Promise<void>
}

/**
 * Builds the deck and opens its print page.
 * @throws Mishap where the deck does not build or a slide does not render, where there is no browser and where it dies
 */
export async function openPrinter(): Promise<Printer> {
  // Where there is none, nothing needs to be built.
  await findBrowser()
  const folder = keepUntilDone(path.join(root, '.cache', `print-${process.pid}`))
  const building = startBuild(folder.path)
  const [built, started] = await Promise.allSettled([building.done, launchBrowser().catch((error) => {
    building.stop()
    throw error
  })])
  if (built.status === 'rejected' || started.status === 'rejected') {
    if (started.status === 'fulfilled')
      await started.value.close()
    await folder.remove()
    throw started.status === 'rejected' ? started.reason : (built as PromiseRejectedResult).reason
  }
  const browser = started.value
  const served = await serveFolder(folder.path)
  const close = async (): Promise<void> => {
    await browser.close()
    await served.close()
    await folder.remove()
  }
  try {
    return { ...await openPrintPage(browser, served.url), close }
  }
  catch (error) {
    await close()
    throw error
  }
}

/** Starts `build.ts` in a process of its own. */
function startBuild(folder: string): { done: Promise<void>, stop: () => void } {
  const child = endWithThis(fork(fileURLToPath(new URL('build.ts', import.meta.url)), [folder], { cwd: root, execArgv: ['--import', 'tsx'] }))
  let problem: string | undefined
  child.on('message', message => problem = String(message))
  return {
    done: new Promise((resolve, reject) => child.once('error', reject).once('exit', (code, signal) => code === 0
      ? resolve()
      : reject(new Mishap(problem ?? `The build of the deck ended before it was done (${signal ?? `exit code ${code}`}).`)))),
    stop: () => child.kill(),
  }
}

/**
 * Opens the print page of a build.
 * @param browser where
 * @param url address of the build
 * @param scale px of a picture for one of the slide
 */
export async function openPrintPage(browser: Browser, url: string, scale = 2): Promise<PrintPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, deviceScaleFactor: scale, reducedMotion: 'reduce' })
  const page = await context.newPage()

  await whileAlive(browser, async () => {
    await page.goto(`${url}?print`)
    await page.waitForFunction(() => window.printDeck)
  })

  // Only from here on: what fails now fails in a slide.
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()))

  async function layOut(job: PrintJob): Promise<LaidOut> {
    const laidOut = await whileAlive(browser, () => page.evaluate(job => window.printDeck!(job), job))
    if (complaints.length > 0)
      throw new Mishap(`The print page complains: ${[...new Set(complaints)].join('; ')}`, 'Nothing was written. `npm start` shows the slides as they are.')
    return laidOut
  }

  return {
    async print(job) {
      return { ...await layOut(job), pdf: await whileAlive(browser, () => page.pdf({ tagged: true, preferCSSPageSize: true, printBackground: true })) }
    },
    async draw(job, onPage) {
      const { printed } = await layOut(job)
      const slides = page.locator('.print-slide-container')
      for (const [index, about] of printed.entries())
        await onPage(await whileAlive(browser, () => slides.nth(index).screenshot()), about, printed.length)
    },
  }
}
