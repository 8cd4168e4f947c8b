/** Separates content from decoration: content is in the tree of tags, decoration is marked as artifacts. */
import type { PDFDocument, PDFRef } from 'pdf-lib'
import type { Box } from './bounds'
import type { Mark } from './content'
import type { Stream } from './streams'
import type { Element } from './tree'
import { setImmediate } from 'node:timers/promises'
import { PDFHexString } from 'pdf-lib'
import { CliError } from '../../shared/errors'
import { union } from './bounds'
import { normalizeTree } from './normalize'
import { boundsIn, readStreams, streamsIn, writeStream } from './streams'
import { contentKey, contentsOf, elementsOf, mapElements, markKey, readTree, withAttribute } from './tree'
import { writeTree } from './writeTree'

/**
 * Rewrites the streams and the tree of tags of a document that Chromium has printed. The captions are in reading order.
 * @throws CliError if the numbers of captions and tables differ
 */
export async function retag(document: PDFDocument, captions: readonly string[], onPage?: (done: number, total: number) => void): Promise<void> {
  const printed = readTree(document)
  const wholes = await readStreams(document)
  const pages = wholes.map(stream => streamsIn(stream).filter(({ holdsMarks }) => holdsMarks))
  const streams = pages.flat()

  const content = contentKeys(printed, streams)
  const normal = normalizeTree(printed, piece => content.has(contentKey(piece)))
  const { tree, marks } = renumber(nameTables(placeFigures(normal, wholes), captions), streams)

  for (const [index, streams] of pages.entries()) {
    new Map(streams.map(stream => [stream.key, stream])).forEach(stream => writeStream(document, stream, marks))
    onPage?.(index + 1, pages.length)
    await setImmediate()
  }
  writeTree(document, tree)
}

/** The keys of content: all text, and everything painted in figures. */
function contentKeys(tree: Element, streams: readonly Stream[]): ReadonlySet<string> {
  const figures = elementsOf(tree).map(({ element }) => element).filter(({ tag }) => tag === 'Figure')
  const inFigures = new Set(figures.flatMap(contentsOf).map(contentKey))
  return new Set(streams.flatMap(({ groups, key }) => groups.flatMap(({ paints, mcid }) => {
    const marked = mcid === undefined ? '' : markKey(key, mcid)
    return marked && (paints === 'text' || (paints !== 'nothing' && inFigures.has(marked))) ? [marked] : []
  })))
}

/** Records the position of each figure on its page. */
function placeFigures(tree: Element, pages: readonly Stream[]): Element {
  const boxes = new Map(pages.flatMap(page => [...boundsIn(page)]))
  return mapElements(tree, (element) => {
    const box = element.tag === 'Figure'
      ? contentsOf(element).map(piece => boxes.get(contentKey(piece))).reduce<Box | undefined>((all, box) => box ? union(all, box) : all, undefined)
      : undefined
    return box ? { ...element, attributes: withAttribute(element.attributes, 'Layout', 'BBox', box.map(value => Math.round(value * 100) / 100)) } : element
  })
}

/**
 * Gives each table whose caption is not painted the caption's text as a summary.
 * @throws CliError if the numbers of captions and tables differ
 */
function nameTables(tree: Element, captions: readonly string[]): Element {
  const tables = elementsOf(tree).map(({ element }) => element).filter(({ tag }) => tag === 'Table')
  if (tables.length !== captions.length)
    throw new CliError(`The browser takes ${tables.length} of ${captions.length} tables for tables.`, 'Give each a caption and header cells (<caption>, <th scope>), or mark it as a layout (role="presentation").')
  let next = 0
  return mapElements(tree, (element) => {
    const caption = element.tag === 'Table' && captions[next++]
    return caption && !element.kids.some(kid => kid.kind === 'element' && kid.tag === 'Caption')
      ? { ...element, attributes: withAttribute(element.attributes, 'Table', 'Summary', PDFHexString.fromText(caption)) }
      : element
  })
}

/**
 * Renumbers the content in the order in which it is painted. Chromium counts from 0 in each stream. Here, a number is unique
 * on its page, because pdf.js (and thus Firefox) treats the numbers of a form object as the page's own.
 * @returns the tree with the new numbers, and the new marks by their old keys
 */
function renumber(tree: Element, streams: readonly Stream[]): { tree: Element, marks: ReadonlyMap<string, Mark> } {
  const owners = new Map(elementsOf(tree).flatMap(({ element: { tag, kids } }) => kids.filter(kid => kid.kind === 'content').map(({ page, ...kid }) => [contentKey({ page, ...kid }), { tag, page }])))
  const marks = new Map<string, Mark & { mcid: number }>()
  const next = new Map<PDFRef, number>()
  for (const { groups, key } of streams) {
    for (const { paints, mcid } of groups) {
      const old = mcid === undefined || paints === 'nothing' ? '' : markKey(key, mcid)
      const owner = owners.get(old)
      if (!owner || marks.has(old))
        continue
      const number = next.get(owner.page) ?? 0
      next.set(owner.page, number + 1)
      marks.set(old, { tag: owner.tag, mcid: number })
    }
  }
  const renumbered = mapElements(tree, element => ({ ...element, kids: element.kids.map(kid => kid.kind === 'content' ? { ...kid, mcid: marks.get(contentKey(kid))!.mcid } : kid) }))
  return { tree: renumbered, marks }
}
