/** Navigation in a PDF: links, the outline's bookmarks, and page labels. */
import type { PDFDocument, PDFRef } from 'pdf-lib'
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFString } from 'pdf-lib'
import { name } from './tree'

/** A target of the outline and links: a slide, or a page without one. */
export interface Place {
  /** Page, counted from 1. */
  page: number
  title: string
  /** Name of the anchor at its top. Defaults to the top of the page. */
  anchor?: string
  /** Heading in the outline that it is listed under; undefined at the top level. */
  section?: string
  /** Whether it is the same slide as the place before it, after a further click. */
  continued?: boolean
}

/**
 * Makes links and outline lead to places, and labels the pages.
 * @throws Error if a link leads to no place
 */
export function addNavigation(document: PDFDocument, places: readonly Place[], labels: readonly string[]): void {
  const destinationOf = destinations(document)
  describeLinks(document, places, destinationOf)
  writeOutline(document, bookmarksOf(places, destinationOf))
  labelPages(document, labels)
}

/** The explicit destinations of places. Every reader supports these, and the names have no other use. */
function destinations(document: PDFDocument): (place: Pick<Place, 'page' | 'anchor'>) => PDFArray {
  const named = document.catalog.lookupMaybe(name('Dests'), PDFDict)
  document.catalog.delete(name('Dests'))
  const pages = document.getPages()
  return ({ page, anchor }) => {
    const there = pages[page - 1]!
    const explicit = anchor ? named?.lookupMaybe(name(anchor), PDFArray) : undefined
    return explicit ?? document.context.obj([there.ref, 'XYZ', 0, there.getHeight(), 0])
  }
}

/**
 * Makes links inside the document work, and describes where each link leads.
 * @throws Error if one leads to no place in it
 */
function describeLinks(document: PDFDocument, places: readonly Place[], destinationOf: ReturnType<typeof destinations>): void {
  for (const page of document.getPages()) {
    for (const annotation of page.node.Annots()?.asArray().map(ref => document.context.lookup(ref, PDFDict)) ?? []) {
      const named = annotation.get(name('Dest'))
      if (named instanceof PDFName) {
        const anchor = named.decodeText()
        // The name of a place on a slide begins with that of the slide (`tooling/export/page/links.ts`).
        const place = places.find(place => place.anchor && (anchor === place.anchor || anchor.startsWith(`${place.anchor}-`)))
        if (!place)
          throw new Error(`A link on page ${document.getPages().indexOf(page) + 1} leads to ${anchor}, where nothing is`)
        annotation.set(name('Dest'), destinationOf({ ...place, anchor }))
        annotation.set(name('Contents'), PDFHexString.fromText(`「${place.title}」へ`))
      }
      else {
        const uri = annotation.lookupMaybe(name('A'), PDFDict)?.lookupMaybe(name('URI'), PDFString)?.decodeText()
        if (uri)
          annotation.set(name('Contents'), PDFHexString.fromText(uri))
      }
    }
  }
}

/** A line of the outline, with its destination and the lines below it. */
interface Bookmark {
  title: string
  destination: PDFArray
  kids: Bookmark[]
}

/** Sections and the places in them. A place without a section is at the top level. */
function bookmarksOf(places: readonly Place[], destinationOf: ReturnType<typeof destinations>): Bookmark[] {
  const bookmarks: Bookmark[] = []
  for (const place of places.filter(({ continued }) => !continued)) {
    const bookmark = { title: place.title, destination: destinationOf(place), kids: [] }
    if (!place.section)
      bookmarks.push(bookmark)
    else if (bookmarks.at(-1)?.title === place.section)
      bookmarks.at(-1)!.kids.push(bookmark)
    else
      bookmarks.push({ title: place.section, destination: bookmark.destination, kids: [bookmark] })
  }
  return bookmarks
}

/** Gives a document a fully expanded outline. */
function writeOutline({ context, catalog }: PDFDocument, bookmarks: readonly Bookmark[]): void {
  /** Writes the bookmarks of one level. Returns the first, the last, and how many are visible. */
  function writeLevel(level: readonly Bookmark[], parent: PDFRef): { First: PDFRef, Last: PDFRef, Count: number } {
    const refs = level.map(() => context.nextRef())
    let Count = level.length
    level.forEach(({ title, destination, kids }, index) => {
      const below = kids.length > 0 ? writeLevel(kids, refs[index]!) : undefined
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

/** Writes the page labels. Consecutive numbers are one entry. */
function labelPages({ context, catalog }: PDFDocument, labels: readonly string[]): void {
  const isNumber = (label: string | undefined): boolean => /^\d+$/.test(label ?? '')
  const nums = labels.flatMap((label, index) => {
    const before = labels[index - 1]
    if (isNumber(label) && isNumber(before) && Number(label) === Number(before) + 1)
      return []
    return [PDFNumber.of(index), context.obj(isNumber(label) ? { S: 'D', St: Number(label) } : { P: PDFHexString.fromText(label) })]
  })
  catalog.set(name('PageLabels'), context.obj({ Nums: nums }))
}
