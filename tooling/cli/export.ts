/** `npm run export`: the PDFs of the deck. See `tooling/export/options.ts` for what it can be asked for. */
import type { Variant } from '../deck/config'
import type { DocumentName, ExportOptions } from '../export/options'
import path from 'node:path'
import process from 'node:process'
import { fileName, help, picturesCommand, readOptions } from '../export/options'
import { planDocument } from '../export/plan'
import { exportPowerPoint } from '../export/powerpoint'
import { openPrinter } from '../export/printer'
import { startProgress } from '../export/progress'
import { assertFile, assertReplaceable, readyFolder } from '../shared/files'
import { run } from '../shared/terminal'

async function exportDeck(options: ExportOptions): Promise<void> {
  await readyFolder(options.out)
  const targetOf = (document: DocumentName): string => path.join(options.out, fileName(options, document))
  for (const target of options.only.map(targetOf))
    await (options.format === 'png' ? assertReplaceable(target, picturesCommand) : assertFile(`${target}.${options.format}`))
  const tasks = await Promise.all(options.only.map(async document => ({
    document,
    plan: await planDocument(document, options),
    target: targetOf(document),
  })))
  const progress = startProgress()
  try {
    if (options.format === 'pptx') {
      for (const { document, target } of tasks) {
        progress.now(`Slidev makes ${target}.pptx`)
        await exportPowerPoint(document as Variant, `${target}.pptx`, options)
        progress.line(`${target}.pptx`)
      }
      return
    }
    progress.now('Building the deck')
    // The libraries for PDFs take a second to load, which the build leaves free.
    const [printer, { makePdf, makePictures }] = await Promise.all([openPrinter(), import('../export/documents')])
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
