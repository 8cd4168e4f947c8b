/** `npm run export`: the PDFs of the deck. See `scripts/export/options.ts` for what it can be asked for. */
import type { Printed } from '../print/job'
import type { ExportOptions } from './export/options'
import type { Plan } from './export/plan'
import type { Place } from './pdf/finish'
import path from 'node:path'
import process from 'node:process'
import { deckDate } from './export/date'
import { readyFolder, replaceFile } from './export/files'
import { fileName, help, readOptions } from './export/options'
import { planDocument } from './export/plan'
import { openPrinter } from './export/printer'
import { startProgress } from './export/progress'
import { finishPdf } from './pdf/finish'
import { run } from './terminal'

/** What a page is called: the number of its slide, with the step where it is not the first; the handout counts its sheets. */
function labelsOf({ job }: Plan, printed: readonly Printed[]): string[] {
  return job.layout === 'handout'
    ? Array.from({ length: Math.max(...printed.map(({ page }) => page)) }, (_, index) => `${index + 1}`)
    : printed.map(({ number, step }) => step === 1 ? `${number}` : `${number}·${step}`)
}

function placesOf({ sections }: Plan, printed: readonly Printed[]): Place[] {
  return printed.map(({ page, title, anchor, alias, step }) => ({ page, title, anchor, section: sections.get(alias ?? ''), continued: step > 1 }))
}

async function exportDeck(options: ExportOptions): Promise<void> {
  const progress = startProgress()
  await readyFolder(options.out)
  const date = await deckDate()
  const plans = await Promise.all(options.only.map(async document => ({ document, plan: await planDocument(document, options) })))
  const printer = await openPrinter(options.dark, progress.now)
  try {
    for (const { document, plan } of plans) {
      progress.now(`Printing ${document}`)
      const { pdf, printed } = await printer.print(plan.job)
      const labels = labelsOf(plan, printed)
      const finished = await finishPdf(pdf, {
        ...plan.about,
        date,
        pdfA2a: plan.archived,
        places: placesOf(plan, printed),
        labels,
        onPage: (done, total) => progress.count(`Finishing ${document}, page`, done, total),
      })
      const file = path.join(options.out, `${fileName(options, document)}.pdf`)
      await replaceFile(file, finished)
      progress.line(`${file}  ${labels.length} pages  ${Math.ceil(finished.length / 1000)} kB`)
    }
  }
  finally {
    await printer.close()
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
