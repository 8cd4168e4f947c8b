/**
 * Makes of the PDF that Chromium prints the one that a reader gets: tags without clutter, decoration marked as artifacts,
 * an outline, page labels, links that say where they lead, and the metadata and claims of PDF/UA-1 and PDF/A-2a.
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
  /** What each page is called. */
  labels: readonly string[]
  /** Captions of the tables, in reading order: one that is hidden on the screen is not in what Chromium prints. */
  captions: readonly string[]
  /** Hears how many pages are done. */
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

/** Names the file by its content: the same content has the same name, whenever it was made. */
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
