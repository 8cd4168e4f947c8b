/** Makes documents from the print page. */
import type { PrintedPage } from './page/job'
import type { Place } from './pdf/navigation'
import type { Plan } from './plan'
import type { Printout, PrintPage } from './printer'
import type { Progress } from './progress'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { CliError } from '../shared/errors'
import { replaceFile, replaceFolder } from '../shared/files'
import { deckDate } from './date'
import { picturesCommand } from './options'
import { postProcessPdf } from './pdf/postProcess'
import { readPdf } from './pdf/read'
import { formatFindings, rules } from './pdf/rules'

/** A document to make, and its destination. */
export interface Task {
  document: string
  plan: Plan
  /** File or folder, without an extension. */
  target: string
}

/** The label of a page: the number of its slide, with the click if any. The handout numbers its sheets. */
function labelsOf({ job }: Plan, printed: readonly PrintedPage[]): string[] {
  return job.layout === 'handout'
    ? Array.from({ length: Math.max(...printed.map(({ page }) => page)) }, (_, index) => `${index + 1}`)
    : printed.map(({ number, step }) => step === 1 ? `${number}` : `${number}·${step}`)
}

function placesOf({ sections }: Plan, printed: readonly PrintedPage[]): Place[] {
  return printed.map(({ page, title, anchor, alias, step }) => ({ page, title, anchor, section: sections.get(alias ?? ''), continued: step > 1 }))
}

/** The slides on a page, as shown to people: `slide 3, event`. */
function slidesOn(printed: readonly PrintedPage[], page: number): string {
  return printed.filter(one => one.page === page && one.number).map(({ number, alias }) => `slide ${number}, ${alias}`).join('; ')
}

/**
 * Checks a new file before it replaces the old one.
 * @throws CliError if it is not what it claims to be
 */
async function checkQuickly(pdf: Uint8Array, file: string, pages: number, printed: readonly PrintedPage[]): Promise<void> {
  const reading = await readPdf(pdf)
  const findings = rules.flatMap(({ evaluate }) => evaluate(reading))
  if (reading.pages.length !== pages)
    findings.unshift({ message: `it has ${reading.pages.length} pages instead of ${pages}`, fix: 'something runs over the edge of its page, or a paragraph of notes is longer than a sheet of the handout' })
  if (findings.length > 0)
    throw new CliError(`${file} was not replaced, for the new one is not right:`, formatFindings(findings, reading, page => slidesOn(printed, page)))
}

/**
 * Makes PDFs and puts each in its place. While one is processed, the next one is printed.
 * @throws CliError if one is wrong or cannot be written; the old file stays
 */
export async function makePdfs(tasks: readonly Task[], page: PrintPage, progress: Progress): Promise<void> {
  const print = (task: Task | undefined): Promise<Printout> | undefined => {
    if (!task)
      return undefined
    progress.now(`Printing ${task.document}`)
    const printing = page.print(task.plan.job)
    // It is only awaited once the previous one is in its place, and may have failed by then.
    printing.catch(() => {})
    return printing
  }
  let next = print(tasks[0])
  for (const [i, task] of tasks.entries()) {
    const printout = await next!
    next = print(tasks[i + 1])
    await makePdf(task, printout, progress)
  }
}

async function makePdf({ document, plan, target }: Task, { pdf, printed, captions }: Printout, progress: Progress): Promise<void> {
  const labels = labelsOf(plan, printed)
  const finished = await postProcessPdf(pdf, {
    ...plan.about,
    date: await deckDate(),
    places: placesOf(plan, printed),
    labels,
    captions,
    onPage: (done, total) => progress.count(`Tagging ${document}, page`, done, total),
  })
  await checkQuickly(finished, `${target}.pdf`, labels.length, printed)
  await replaceFile(`${target}.pdf`, finished)
  progress.line(`${target}.pdf  ${labels.length} pages  ${Math.ceil(finished.length / 1000)} kB`)
}

/**
 * Fills folders with a picture of every page, and puts each in its place. File names sort in running order.
 * @throws CliError if one cannot be written; the old folder stays
 */
export async function makePictures(tasks: readonly Task[], page: PrintPage, progress: Progress): Promise<void> {
  for (const { document, plan, target } of tasks) {
    let done = 0
    await replaceFolder(target, picturesCommand, folder => page.screenshot(plan.job, async (picture, { number, step, alias }, total) => {
      progress.count(`Drawing ${document}, page`, ++done, total)
      const place = [number, ...plan.job.withClicks ? [step] : []].map(part => String(part).padStart(2, '0'))
      await writeFile(path.join(folder, `${place.join('-')}-${alias}.png`), picture)
    }))
    progress.line(`${target}  ${done} pictures`)
  }
}
