/** The outline (bookmarks): sections, and the slides in them. */
import type { PDFArray, PDFDocument, PDFRef } from 'pdf-lib'
import { PDFHexString } from 'pdf-lib'
import { name } from './tree'

export interface Bookmark {
  title: string
  /** Where it leads, as an explicit destination. */
  destination: PDFArray
  kids?: readonly Bookmark[]
}

/** Gives a document an outline, all of it unfolded. */
export function writeOutline({ context, catalog }: PDFDocument, bookmarks: readonly Bookmark[]): void {
  /** Writes bookmarks of one level; returns the first, the last, and how many are visible below. */
  function writeLevel(level: readonly Bookmark[], parent: PDFRef): { First: PDFRef, Last: PDFRef, Count: number } {
    const refs = level.map(() => context.nextRef())
    let Count = level.length
    level.forEach(({ title, destination, kids }, index) => {
      const below = kids?.length ? writeLevel(kids, refs[index]!) : undefined
      Count += below?.Count ?? 0
      context.assign(refs[index]!, context.obj({
        Title: PDFHexString.fromText(title),
        Parent: parent,
        Dest: destination,
        ...index > 0 && { Prev: refs[index - 1]! },
        ...index < level.length - 1 && { Next: refs[index + 1]! },
        ...below,
      }))
    })
    return { First: refs[0]!, Last: refs.at(-1)!, Count }
  }

  const root = context.nextRef()
  context.assign(root, context.obj({ Type: 'Outlines', ...writeLevel(bookmarks, root) }))
  catalog.set(name('Outlines'), root)
  catalog.set(name('PageMode'), name('UseOutlines'))
}
