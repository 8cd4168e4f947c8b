/** `npm run export`: the PDFs of the deck. */
import type { Task } from '../export/documents'
import type { DocumentName, ExportOptions } from '../export/options'
import path from 'node:path'
import { config, mainVariant, variants } from '../deck/config'
import { documents, fileName, formats, handout, picturesCommand, variantOfDocument } from '../export/options'
import { makePowerPoints } from '../export/powerpoint'
import { openPrinter } from '../export/printer'
import { startProgress } from '../export/progress'
import { CliError } from '../shared/errors'
import { assertFile, assertReplaceable, readyFolder } from '../shared/files'
import { defineCommand, oneOf } from './command'

/** Makes what the options ask for, and shows the progress. */
export async function exportDeck(options: ExportOptions, progress = startProgress()): Promise<void> {
  await readyFolder(options.out)
  const targetOf = (document: DocumentName): string => path.join(options.out, fileName(options, document))
  for (const target of options.only.map(targetOf))
    await (options.format === 'png' ? assertReplaceable(target, picturesCommand) : assertFile(`${target}.${options.format}`))
  const readTasks = async (): Promise<Task[]> => {
    const { planDocument } = await import('../export/plan')
    return await Promise.all(options.only.map(async document => ({ document, plan: await planDocument(document, options), target: targetOf(document) })))
  }
  try {
    progress.now('Building the deck')
    // The deck is read and checked while it is built and the browser starts. If it is wrong, this process ends, and the build with it.
    const [opened, tasks, { makePdfs, makePictures }] = await Promise.all([openPrinter(), readTasks(), import('../export/documents')])
    await using printer = opened
    await { pdf: makePdfs, png: makePictures, pptx: makePowerPoints }[options.format](tasks, printer, progress)
  }
  finally {
    progress.end()
  }
}

/** The parsed command line. */
export type Options = Partial<ExportOptions> & Pick<ExportOptions, 'format' | 'out'>

/**
 * What a command line asks for.
 * @throws CliError if its options contradict each other
 */
export function exportOptions({ only, dark = false, withClicks = false, range, format, out, name }: Options): ExportOptions {
  if (only?.includes(handout) && format !== 'pdf')
    throw new CliError(`The handout is a PDF, not ${format}.`, 'Leave handout out of --only.')
  const counted = range && (only ?? [mainVariant]).map(variantOfDocument)
  if (counted?.some(variant => variant !== counted[0]))
    throw new CliError(`--range counts the slides of one variant, and ${[...new Set(counted)].join(' and ')} count differently.`, 'Export them one after the other.')
  const possible = documents.filter(document => !(document === handout && format !== 'pdf') && !(counted && variantOfDocument(document) !== counted[0]))
  return { only: only ? documents.filter(document => only.includes(document)) : possible, dark, withClicks, range, format, out, name }
}

/**
 * The numbers in a list such as `3,7-9`, ascending, each once.
 * @throws CliError if it is not such a list
 */
export function readRange(list: string): number[] {
  const numbers = new Set<number>()
  for (const part of list.split(',')) {
    const [, first, last] = /^\s*(\d+)(?:-(\d+))?\s*$/.exec(part) ?? []
    const from = Number(first)
    const to = Number(last ?? first)
    if (!first || from < 1 || to < from || to > 9999)
      throw new CliError(`--range ${list}: "${part}" is neither a slide nor a range of slides.`, 'Write it as 3,7-9.')
    for (let number = from; number <= to; number++)
      numbers.add(number)
  }
  return [...numbers].sort((a, b) => a - b)
}

function readName(value: string): string {
  if (!/^[^/\\]+$/.test(value))
    throw new CliError(`--name ${value} is not a file name.`, 'Write a name without slashes; --out names the folder.')
  return value.replace(/\.(?:pdf|pptx)$/, '')
}

export const command = defineCommand('export', `Makes the PDFs of the deck: ${documents.map(name => `exports/${name}.pdf`).join(', ')}.`)
  .option('--only <list>', `which of ${documents.join(', ')} to make, separated by commas`, list => list.split(',').map(name => oneOf('--only', name.trim(), documents)))
  .option('--dark', 'dark colours')
  .option('--with-clicks', `a page for each click of a slide (${variants.join(', ')})${config.handout ? '; in the handout, marks where clicks and pauses are' : ''}`)
  .option('--range <list>', `only these slides, for instance 3,7-9 (one variant at a time; --only says which, else ${mainVariant})`, readRange)
  .option('--format <format>', 'pdf; png: a picture of each slide at twice its size; pptx: pictures in a PowerPoint file', value => oneOf('--format', value, formats), 'pdf')
  .option('--out <dir>', 'folder to write to', 'exports')
  .option('--name <name>', `file name to write: NAME.pdf, or NAME-${variants.at(-1)}.pdf and so on where there are several`, readName)
  .addHelpText('after', `
DECK_BROWSER  environment variable: the Chromium, Chrome or Edge to use, instead of the one that is found`)
  .action((options: Options) => exportDeck(exportOptions(options)))
