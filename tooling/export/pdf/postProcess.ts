/**
 * Turns the PDF that Chromium prints into the one that readers get: with clean tags, decoration marked as artifacts, an
 * outline, page labels, links that state where they lead, and the metadata and claims of PDF/UA-1 and PDF/A-2a.
 */
import type { Metadata } from './metadata'
import type { Place } from './navigation'
import { createHash } from 'node:crypto'
import { PDFDocument, PDFHexString } from 'pdf-lib'
import { writeMetadata } from './metadata'
import { addNavigation } from './navigation'
import { retag } from './retag'

export interface PdfOptions extends Metadata {
  places: readonly Place[]
  /** The label of each page. */
  labels: readonly string[]
  /** Captions of the tables, in reading order: Chromium does not print one that is hidden on the screen. */
  captions: readonly string[]
  /** Called with the number of finished pages. */
  onPage?: (done: number, total: number) => void
}

export async function postProcessPdf(bytes: Uint8Array, { places, labels, captions, onPage, ...metadata }: PdfOptions): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  await retag(document, captions, onPage)
  addNavigation(document, places, labels)
  writeMetadata(document, metadata)
  identify(document)
  return await document.save({ updateFieldAppearances: false })
}

/** Gives the file an ID made from its content, so that the same content always has the same ID. */
function identify({ context }: PDFDocument): void {
  const hash = createHash('sha256')
  for (const [, object] of context.enumerateIndirectObjects()) {
    const bytes = new Uint8Array(object.sizeInBytes())
    object.copyBytesInto(bytes, 0)
    hash.update(bytes)
  }
  const id = PDFHexString.of(hash.digest('hex').slice(0, 32))
  context.trailerInfo.ID = context.obj([id, id])
}
