/** `npm run export`: the PDFs of the deck. See `scripts/export/options.ts` for what it can be asked for. */
import type { Printed } from '../print/job'
import type { Cut } from './deck'
import type { DocumentName, ExportOptions } from './export/options'
import type { Plan } from './export/plan'
import type { Printer } from './export/printer'
import type { Progress } from './export/progress'
import type { Place } from './pdf/finish'
import path from 'node:path'
import process from 'node:process'
import { deckDate } from './export/date'
import { readyFolder, replaceFile, replaceFolder } from './export/files'
import { fileName, help, readOptions } from './export/options'
import { planDocument } from './export/plan'
import { exportPowerPoint } from './export/powerpoint'
import { openPrinter } from './export/printer'
import { startProgress } from './export/progress'
import { finishPdf } from './pdf/finish'
import { readPdf } from './pdf/read'
import { quickRules, tell } from './pdf/rules'
import { Mishap, run } from './terminal'

/** One document to make, and where to. */
interface Task {
  document: DocumentName
  plan: Plan
  /** File or folder, without an extension. */
  target: string
}

/** What a page is called: the number of its slide, with the step where it is not the first; the handout counts its sheets. */
function labelsOf({ job }: Plan, printed: readonly Printed[]): string[] {
  return job.layout === 'handout'
    ? Array.from({ length: Math.max(...printed.map(({ page }) => page)) }, (_, index) => `${index + 1}`)
    : printed.map(({ number, step }) => step === 1 ? `${number}` : `${number}·${step}`)
}

function placesOf({ sections }: Plan, printed: readonly Printed[]): Place[] {
  return printed.map(({ page, title, anchor, alias, step }) => ({ page, title, anchor, section: sections.get(alias ?? ''), continued: step > 1 }))
}

/**
 * Looks at a new file before it takes the place of the old one.
 * @throws Mishap where its pages, tags, fonts or links are not right
 */
async function checkQuickly(pdf: Uint8Array, file: string, pages: number): Promise<void> {
  const reading = await readPdf(pdf)
  const findings = quickRules.flatMap(({ evaluate }) => evaluate(reading))
  if (reading.pages.length !== pages)
    findings.unshift({ what: `it has ${reading.pages.length} pages instead of ${pages}`, mend: 'something runs over the edge of its page' })
  if (findings.length > 0)
    throw new Mishap(`${file} was not replaced, for the new one is not right:`, tell(findings, reading))
}

async function makePdf({ document, plan, target }: Task, printer: Printer, progress: Progress): Promise<void> {
  progress.now(`Printing ${document}`)
  const { pdf, printed, captions } = await printer.print(plan.job)
  const labels = labelsOf(plan, printed)
  const finished = await finishPdf(pdf, {
    ...plan.about,
    date: await deckDate(),
    pdfA2a: plan.archived,
    places: placesOf(plan, printed),
    labels,
    captions,
    onPage: (done, total) => progress.count(`Finishing ${document}, page`, done, total),
  })
  await checkQuickly(finished, `${target}.pdf`, labels.length)
  await replaceFile(`${target}.pdf`, finished)
  progress.line(`${target}.pdf  ${labels.length} pages  ${Math.ceil(finished.length / 1000)} kB`)
}

async function makePictures({ document, plan, target }: Task, printer: Printer, progress: Progress): Promise<void> {
  const folder = await replaceFolder(target)
  try {
    let done = 0
    await printer.draw(plan.job, async (picture, { number, step, alias }, total) => {
      progress.count(`Drawing ${document}, page`, ++done, total)
      await folder.write(`${String(number).padStart(2, '0')}${step > 1 ? `-${step}` : ''}-${alias}.png`, picture)
    })
    await folder.finish()
    progress.line(`${target}  ${done} pictures`)
  }
  finally {
    await folder.drop()
  }
}

async function exportDeck(options: ExportOptions): Promise<void> {
  await readyFolder(options.out)
  const tasks = await Promise.all(options.only.map(async (document): Promise<Task> => ({
    document,
    plan: await planDocument(document, options),
    target: path.join(options.out, fileName(options, document)),
  })))
  const progress = startProgress()
  try {
    if (options.format === 'pptx') {
      for (const { document, target } of tasks) {
        progress.now(`Slidev makes ${target}.pptx`)
        await exportPowerPoint(document as Cut, `${target}.pptx`, options)
        progress.line(`${target}.pptx`)
      }
      return
    }
    const printer = await openPrinter(options.dark, progress.now)
    try {
      for (const task of tasks)
        await (options.format === 'pdf' ? makePdf : makePictures)(task, printer, progress)
    }
    finally {
      await printer.close()
    }
  }
  finally {
    progress.end()
  }
}

run(async () => {
  const options = readOptions(process.argv.slice(2))
  if (options)
    await exportDeck(options)
  else
    console.log(help)
})
