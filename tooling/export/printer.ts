/** Prints the deck. All files share one build, one browser and one page. */
import type { Browser } from 'playwright'
import type { PrintedPage, PrintJob, PrintResult } from './page/job'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { hashSources } from '../deck/sourceHash'
import { findBrowser, launchBrowser, whileAlive } from '../shared/browser'
import { killOnExit, removeDrafts } from '../shared/cleanup'
import { CliError } from '../shared/errors'
import { replaceKept } from '../shared/files'
import { cacheFolder, root } from '../shared/folders'
import { isUndamaged } from '../shared/made'
import { serveFolder } from '../shared/serve'
import { acceptFunctions, complaintSentence, watchPage } from '../shared/watched'
import { buildPrintPage } from './page/page'

const unwritten = 'Nothing was written. `npm start` shows the slides as they are.'

/** Joins sentences, one per line. If there are many, only the first ones are listed. */
function sentenceOf(problems: readonly string[]): string {
  const lines = problems.slice(0, 5).map(problem => problem[0]!.toUpperCase() + problem.slice(1))
  return [...lines, ...problems.length > lines.length ? [`And ${problems.length - lines.length} more.`] : []].join('\n')
}

/** The PDF as the browser prints it, and the content of its pages. */
export type Printout = PrintResult & { pdf: Uint8Array }

export type PrintPage = Awaited<ReturnType<typeof openPrintPage>>

/** Whether this process has loaded Slidev and Vite, as `npm run build` does: then it builds the page itself, in half the time. */
const hasSlidev = process.execArgv.some(argument => argument.endsWith('slidev/load.mjs'))

/** The cached builds of the print page, each named by the hash of its sources. */
const builds = path.join(cacheFolder, 'print')

/**
 * Opens the print page of the deck, from the cached build if there is one, else from a new build.
 * @throws CliError if the deck does not build, a slide does not render, there is no browser, or the browser dies
 */
export async function openPrinter() {
  // Without a browser, there is no need to build.
  await findBrowser()
  const launching = launchBrowser()
  // Whichever fails first ends the command, and with it the build.
  const [folder, browser] = await Promise.all([hashSources(root).then(ensureBuild), launching]).catch((error) => {
    void launching.then(browser => browser.close()).catch(() => {})
    throw error
  })
  const served = await serveFolder(folder)
  const close = async (): Promise<void> => {
    await browser.close()
    await served.close()
  }
  try {
    return { ...await openPrintPage(browser, served.url), close, [Symbol.asyncDispose]: close }
  }
  catch (error) {
    await close()
    throw error
  }
}

/** Makes sure that there is a build of these sources, and returns its folder. */
async function ensureBuild(sources: string): Promise<string> {
  const folder = path.join(builds, sources.slice(0, 16))
  if (await isUndamaged(folder))
    return folder
  await removeDrafts(builds)
  await replaceKept(folder, 'npm run export', hasSlidev ? buildPrintPage : buildApart)
  await removeOldBuilds(folder)
  return folder
}

/** Removes old builds. The previous one stays, because another export may still be printing from it. */
async function removeOldBuilds(newest: string): Promise<void> {
  const others = (await readdir(builds)).map(name => path.join(builds, name)).filter(folder => folder !== newest && !path.basename(folder).includes('.'))
  const dated = await Promise.all(others.map(async folder => ({ folder, time: (await stat(folder)).mtimeMs })))
  for (const { folder } of dated.sort((a, b) => b.time - a.time).slice(1))
    await rm(folder, { recursive: true, force: true })
}

async function buildApart(folder: string): Promise<void> {
  const file = (name: string): string => new URL(name, import.meta.url).href
  const child = killOnExit(fork(fileURLToPath(file('build.ts')), [folder], { cwd: root, execArgv: ['--import', file('../slidev/load.mjs'), '--import', 'tsx'] }))
  let problem: string | undefined
  child.on('message', message => problem = String(message))
  const [code, killedBy] = await once(child, 'exit')
  if (code !== 0)
    throw new CliError(problem ?? `The build of the deck ended before it was done (${killedBy ?? `exit code ${code}`}).`)
}

/**
 * Opens the print page of a build. Pictures have `scale` px per px of the slide.
 * @throws CliError if it does not open
 */
export async function openPrintPage(browser: Browser, url: string, scale = 2) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, deviceScaleFactor: scale, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await acceptFunctions(page)
  const watched = watchPage(page)

  await whileAlive(browser, () => watched.inTime('the print page to open', page.goto(`${url}?print`).then(() => page.waitForFunction(() => window.printDeck))))
  // Any failure from here on is in a slide.
  watched.forget()

  /** Runs work in the page for as long as the page responds. */
  const ask = <T>(what: string, work: () => Promise<T>): Promise<T> => whileAlive(browser, () => watched.whileAnswering(what, work()))

  async function layOut(job: PrintJob): Promise<PrintResult> {
    watched.forget()
    const laidOut = await ask('the slides to be laid out', () => page.evaluate(job => window.printDeck!(job), job))
    const complaints = watched.complaints()
    if ('problems' in laidOut) {
      const reported = laidOut.problems.join()
      throw new CliError(`${sentenceOf(laidOut.problems)}${complaintSentence(complaints.filter(complaint => !reported.includes(complaint.replace(/ does not load$/, ''))))}`, unwritten)
    }
    if (complaints.length > 0)
      throw new CliError(complaintSentence(complaints).trim(), unwritten)
    return laidOut
  }

  return {
    /** Lays out a job and prints it. */
    async print(job: PrintJob): Promise<Printout> {
      return { ...await layOut(job), pdf: await ask('the pages to be printed', () => page.pdf({ tagged: true, preferCSSPageSize: true, printBackground: true })) }
    },
    /** Lays out a job and takes a picture of every page. */
    async screenshot(job: PrintJob, onPage: (picture: Uint8Array, printed: PrintedPage, total: number) => Promise<void>): Promise<void> {
      const { printed } = await layOut(job)
      const slides = page.locator('.print-slide-container')
      for (const [index, about] of printed.entries()) {
        const picture = await ask(`the picture of slide ${about.number} (${about.alias})`, async () => {
          await page.evaluate(index => window.showPage!(index), index)
          return await slides.nth(index).screenshot()
        })
        await onPage(picture, about, printed.length)
      }
    },
    /** Lays out slides and takes something from each page. The function `take` is sent to the page as text. */
    async read<T>(job: PrintJob, take: (pages: readonly Element[]) => T[]): Promise<{ printed: PrintedPage, taken: T }[]> {
      const { printed } = await layOut(job)
      const taken = await ask('the slides to be read', () => page.locator('.print-slide-container').evaluateAll(take))
      return printed.map((about, i) => ({ printed: about, taken: taken[i]! }))
    },
  }
}
