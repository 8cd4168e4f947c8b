/** The exported PDFs, read. */
import type { DocumentName } from '../../tooling/export/options'
import type { Reading } from '../../tooling/export/pdf/read'
import type { Read } from './readers'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { readPdf } from '../../tooling/export/pdf/read'
import { exportsFolder } from '../helpers/places'
import { readAsReaders } from './readers'
import { readTexts } from './texts'

export const fileOf = (document: DocumentName): string => path.join(exportsFolder, `${document}.pdf`)

/** The date that they are asked to carry: one that neither the clock nor the deck would give them. */
export const exportDate = new Date('2019-06-01T00:00:00Z')

const readings = new Map<DocumentName, Promise<Reading>>()

/** Reads an exported PDF, once for a worker. */
export function exported(document: DocumentName): Promise<Reading> {
  const reading = readings.get(document) ?? readFile(fileOf(document)).then(async bytes => readPdf(bytes, await readTexts(bytes)))
  readings.set(document, reading)
  return reading
}

const read = new Map<DocumentName, Promise<Read>>()

/** Has readers read an exported PDF, once for a worker. */
export function readByReaders(document: DocumentName): Promise<Read> {
  const reading = read.get(document) ?? readFile(fileOf(document)).then(readAsReaders)
  read.set(document, reading)
  return reading
}
