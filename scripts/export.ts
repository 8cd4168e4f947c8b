import type { ExportOptions } from './export/options'
/** `npm run export`: the PDFs of the deck. See `scripts/export/options.ts` for what it can be asked for. */
import path from 'node:path'
import process from 'node:process'
import { readyFolder, replaceFile } from './export/files'
import { fileName, help, readOptions } from './export/options'
import { planDocument } from './export/plan'
import { openPrinter } from './export/printer'
import { startProgress } from './export/progress'
import { run } from './terminal'

async function exportDeck(options: ExportOptions): Promise<void> {
  const progress = startProgress()
  await readyFolder(options.out)
  const plans = await Promise.all(options.only.map(async document => ({ document, plan: await planDocument(document, options) })))
  const printer = await openPrinter(options.dark, progress.now)
  try {
    for (const { document, plan } of plans) {
      const { pdf } = await printer.print(plan.job)
      const file = path.join(options.out, `${fileName(options, document)}.pdf`)
      await replaceFile(file, pdf)
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
