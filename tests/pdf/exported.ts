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

/** The date that the PDFs are exported with: neither the clock nor the deck would give them this one. */
export const exportDate = new Date('2019-06-01T00:00:00Z')

const readings = new Map<DocumentName, Promise<Reading>>()

/** Reads an exported PDF, once per worker. */
export function exported(document: DocumentName): Promise<Reading> {
  const reading = readings.get(document) ?? readFile(fileOf(document)).then(async bytes => readPdf(bytes, await readTexts(bytes)))
  readings.set(document, reading)
  return reading
}

const read = new Map<DocumentName, Promise<Read>>()

/** Reads an exported PDF as PDF readers do, once per worker. */
export function readByReaders(document: DocumentName): Promise<Read> {
  const reading = read.get(document) ?? readFile(fileOf(document)).then(readAsReaders)
  read.set(document, reading)
  return reading
}
