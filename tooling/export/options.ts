/** What can be exported, and how. */
import type { Variant } from '../deck/config'
import { config, variants } from '../deck/config'

/** The handout's name among the documents. */
export const handout = 'handout'

/** What can be exported: each variant, and the handout where the deck has one. */
export const documents: readonly string[] = [...variants, ...config.handout ? [handout] : []]
export type DocumentName = string

/** The variant whose slides a document holds. */
export const variantOfDocument = (document: DocumentName): Variant => document === handout ? config.handout!.variant : document

export const formats = ['pdf', 'png', 'pptx'] as const
export type Format = typeof formats[number]

/** What is printed of a document. */
export interface PrintOptions {
  dark: boolean
  withClicks: boolean
  /** Numbers of slides in their variant, from 1, ascending; all of them without it. */
  range?: readonly number[]
}

export interface ExportOptions extends PrintOptions {
  only: readonly DocumentName[]
  format: Format
  /** Folder to write to. */
  out: string
  /** What the file names begin with, instead of the document's name. */
  name?: string
}

/** The command that fills folders with pictures; they know it by this. */
export const picturesCommand = 'npm run export -- --format png'

/** The file name of a document, without its extension. */
export function fileName({ name, only }: ExportOptions, document: DocumentName): string {
  if (!name)
    return document
  return only.length > 1 ? `${name}-${document}` : name
}
