/** What `npm run export` can be asked for. */
import type { Variant } from '../deck/config'
import { config, mainVariant, variants } from '../deck/config'
import { CliError } from '../shared/errors'
import { readCommandLine } from '../shared/terminal'

/** The handout's name among the documents. */
export const handout = 'handout'

/** What can be exported: each variant, and the handout where the deck has one. */
export const documents: readonly string[] = [...variants, ...config.handout ? [handout] : []]
export type DocumentName = string

/** The variant whose slides a document holds. */
export const variantOfDocument = (document: DocumentName): Variant => document === handout ? config.handout!.variant : document

export const formats = ['pdf', 'png', 'pptx'] as const
export type Format = typeof formats[number]

export interface ExportOptions {
  only: readonly DocumentName[]
  dark: boolean
  withClicks: boolean
  /** Numbers of slides in their variant, from 1, ascending; all of them without it. */
  range?: readonly number[]
  format: Format
  /** Folder to write to. */
  out: string
  /** What the file names begin with, instead of the document's name. */
  name?: string
}

/** The command that fills folders with pictures; they know it by this. */
export const picturesCommand = 'npm run export -- --format png'

export const help = `Makes the PDFs of the deck.

  npm run export                  ${documents.map(name => `exports/${name}.pdf`).join(', ')}
  npm run export -- --only ${variants.at(-1)} --dark

  --only LIST      which of ${documents.join(', ')} to make, separated by commas
  --dark           dark colours
  --with-clicks    a page for each click of a slide (${variants.join(', ')})
  --range LIST     only these slides, for instance 3,7-9 (one variant at a time; --only says which, else ${mainVariant})
  --format FORMAT  pdf; png: a picture of each slide at twice its size; pptx: pictures in a PowerPoint file
  --out DIR        folder to write to (exports)
  --name NAME      file name to write: NAME.pdf, or NAME-${variants.at(-1)}.pdf and so on where there are several
  --help           this

DECK_BROWSER       environment variable: the Chromium, Chrome or Edge to use, instead of the one that is found`

/**
 * Reads the command line.
 * @returns undefined where only help was asked for
 * @throws CliError on an unknown option or value, and on options that contradict each other
 */
export function readOptions(args: readonly string[]): ExportOptions | undefined {
  const values = parse(args)
  if (values.help)
    return undefined

  const format = oneOf('--format', values.format, formats)
  const asked = values.only?.split(',').map(name => oneOf('--only', name.trim(), documents))
  const range = values.range === undefined ? undefined : readRange(values.range)
  const withClicks = values['with-clicks']

  if (asked?.includes(handout) && withClicks)
    throw new CliError('The handout shows each slide once, so --with-clicks cannot make it.', 'Leave handout out of --only.')
  if (asked?.includes(handout) && format !== 'pdf')
    throw new CliError(`The handout is a PDF, not ${format}.`, 'Leave handout out of --only.')
  const counted = range && (asked ?? [mainVariant]).map(variantOfDocument)
  if (counted?.some(variant => variant !== counted[0]))
    throw new CliError(`--range counts the slides of one variant, and ${[...new Set(counted)].join(' and ')} count differently.`, 'Export them one after the other.')
  if (values.name !== undefined && !/^[^/\\]+$/.test(values.name))
    throw new CliError(`--name ${values.name} is no file name.`, 'Write a name without slashes; --out names the folder.')

  const all = documents.filter(name => !(name === handout && (withClicks || format !== 'pdf')) && !(counted && variantOfDocument(name) !== counted[0]))
  return {
    only: asked ? documents.filter(name => asked.includes(name)) : all,
    dark: values.dark,
    withClicks,
    range,
    format,
    out: values.out,
    name: values.name?.replace(/\.(?:pdf|pptx)$/, ''),
  }
}

function parse(args: readonly string[]) {
  return readCommandLine({
    args: [...args],
    options: {
      'only': { type: 'string' },
      'dark': { type: 'boolean', default: false },
      'with-clicks': { type: 'boolean', default: false },
      'range': { type: 'string' },
      'format': { type: 'string', default: 'pdf' },
      'out': { type: 'string', default: 'exports' },
      'name': { type: 'string' },
      'help': { type: 'boolean', short: 'h', default: false },
    },
  }, '`npm run export -- --help` lists the options.').values
}

function oneOf<T extends string>(option: string, value: string, choices: readonly T[]): T {
  const choice = choices.find(choice => choice === value)
  if (!choice)
    throw new CliError(`${option} ${value || '(nothing)'} is not known.`, `Use ${choices.join(', ')}.`)
  return choice
}

/**
 * Numbers named by a list such as `3,7-9`, ascending, each once.
 * @throws CliError where it is no such list
 */
export function readRange(list: string): number[] {
  const numbers = new Set<number>()
  for (const part of list.split(',')) {
    const [, first, last] = /^\s*(\d+)(?:-(\d+))?\s*$/.exec(part) ?? []
    const from = Number(first)
    const to = Number(last ?? first)
    if (!first || from < 1 || to < from || to > 9999)
      throw new CliError(`--range ${list}: "${part}" is no slide and no span of slides.`, 'Write it as 3,7-9.')
    for (let number = from; number <= to; number++)
      numbers.add(number)
  }
  return [...numbers].sort((a, b) => a - b)
}

/** The file name of a document, without its extension. */
export function fileName({ name, only }: ExportOptions, document: DocumentName): string {
  if (!name)
    return document
  return only.length > 1 ? `${name}-${document}` : name
}
