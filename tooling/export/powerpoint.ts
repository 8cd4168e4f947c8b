/** Makes PowerPoint files from the print page. */
import type { Task } from './documents'
import type { PrintPage } from './printer'
import type { Progress } from './progress'
import { Buffer } from 'node:buffer'
import { replaceFile } from '../shared/files'

/**
 * Makes PowerPoint files and puts each in its place: a slide for each page, with its picture and the notes of its slide.
 * @throws CliError if one cannot be written; the old file stays
 */
export async function makePowerPoints(tasks: readonly Task[], page: PrintPage, progress: Progress): Promise<void> {
  const { default: PowerPoint } = await import('pptxgenjs')
  for (const { document, plan: { job, about, notes }, target } of tasks) {
    const file = new PowerPoint()
    file.title = about.title
    file.author = about.author
    file.subject = about.subject
    // In inches.
    file.defineLayout({ name: 'deck', width: 1280 / 96, height: 720 / 96 })
    file.layout = 'deck'
    let done = 0
    await page.screenshot(job, async (picture, { number }, total) => {
      progress.count(`Drawing ${document}, page`, ++done, total)
      const slide = file.addSlide()
      slide.background = { data: `data:image/png;base64,${Buffer.from(picture).toString('base64')}` }
      slide.addNotes(notes[number! - 1]!)
    })
    await replaceFile(`${target}.pptx`, await file.write({ outputType: 'nodebuffer' }) as Buffer)
    progress.line(`${target}.pptx  ${done} slides`)
  }
}
