/** The documents that can be exported, and the options for it. */
import type { Variant } from '../deck/config'
import { config, variants } from '../deck/config'

/** The handout's name among the documents. */
export const handout = 'handout'

/** The documents that can be exported: each variant, and the handout if the deck has one. */
export const documents: readonly string[] = [...variants, ...config.handout ? [handout] : []]
export type DocumentName = string

/** The variant whose slides a document holds. */
export const variantOfDocument = (document: DocumentName): Variant => document === handout ? config.handout!.variant : document

export const formats = ['pdf', 'png', 'pptx'] as const
export type Format = typeof formats[number]

/** The parts of a document to print, and how. */
export interface PrintOptions {
  dark: boolean
  withClicks: boolean
  /** Numbers of slides in their variant, counted from 1, ascending. Defaults to all. */
  range?: readonly number[]
}

export interface ExportOptions extends PrintOptions {
  only: readonly DocumentName[]
  format: Format
  /** Folder to write to. */
  out: string
  /** Prefix of the file names, instead of the document's name. */
  name?: string
}

/** The command that fills folders with pictures. It marks the folders as its own. */
export const picturesCommand = 'npm run export -- --format png'

/** The file name of a document, without its extension. */
export function fileName({ name, only }: ExportOptions, document: DocumentName): string {
  if (!name)
    return document
  return only.length > 1 ? `${name}-${document}` : name
}
