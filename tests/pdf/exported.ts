/** The exported PDFs, read. */
import type { DocumentName } from '../../scripts/export/options'
import type { Reading } from '../../scripts/pdf/read'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { readPdf } from '../../scripts/pdf/read'
import { exportsFolder } from '../places'
import { readTexts } from './texts'

export const fileOf = (document: DocumentName): string => path.join(exportsFolder, `${document}.pdf`)

const readings = new Map<DocumentName, Promise<Reading>>()

/** Reads an exported PDF, once for a worker. */
export function exported(document: DocumentName): Promise<Reading> {
  const reading = readings.get(document) ?? readFile(fileOf(document)).then(async bytes => readPdf(bytes, await readTexts(bytes)))
  readings.set(document, reading)
  return reading
}
