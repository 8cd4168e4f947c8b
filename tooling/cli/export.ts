/** `npm run export`: the PDFs of the deck. See `tooling/export/options.ts` for what it can be asked for. */
import type { Variant } from '../deck/config'
import type { Task } from '../export/documents'
import type { DocumentName, ExportOptions } from '../export/options'
import path from 'node:path'
import process from 'node:process'
import { fileName, help, picturesCommand, readOptions } from '../export/options'
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
  const readTasks = async (): Promise<Task[]> => {
    const { planDocument } = await import('../export/plan')
    return await Promise.all(options.only.map(async document => ({ document, plan: await planDocument(document, options), target: targetOf(document) })))
  }
  const progress = startProgress()
  try {
    if (options.format === 'pptx') {
      for (const { document, target } of await readTasks()) {
        progress.now(`Slidev makes ${target}.pptx`)
        await exportPowerPoint(document as Variant, `${target}.pptx`, options)
        progress.line(`${target}.pptx`)
      }
      return
    }
    progress.now('Building the deck')
    // While the deck is built and the browser starts, it is read and checked: where it is wrong, this process ends, and the build with it.
    const [printer, tasks, { makePdfs, makePictures }] = await Promise.all([openPrinter(), readTasks(), import('../export/documents')])
    try {
      await (options.format === 'pdf' ? makePdfs : makePictures)(tasks, printer, progress)
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
