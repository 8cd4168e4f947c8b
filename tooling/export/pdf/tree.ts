/** The tree of tags of a PDF: its types, walking it, and reading it from a document. */
import type { PDFDocument, PDFRef } from 'pdf-lib'
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFString } from 'pdf-lib'

/** A piece of painted content. */
export interface Content {
  kind: 'content'
  page: PDFRef
  /** The form object whose stream holds it. Defaults to the page's own stream. */
  form?: PDFRef
  mcid: number
}

/** An annotation that belongs to an element, such as the area of a link. */
export interface Annotation {
  kind: 'annotation'
  page: PDFRef
  object: PDFRef
}

export interface Element {
  kind: 'element'
  tag: string
  kids: readonly Kid[]
  alt?: string
  language?: string
  /** Attributes by their owner (`Table`, `List`, `Layout`). */
  attributes: Attributes
  /** Name by which data cells point to their headers. */
  id?: string
}

export type Attributes = ReadonlyMap<string, ReadonlyMap<string, unknown>>
export type Kid = Content | Annotation | Element

/** Identifies marked content by its stream (a page's or a form's) and its number in it. */
export const markKey = (stream: PDFRef, mcid: number): string => `${stream.tag}/${mcid}`
export const contentKey = ({ page, form, mcid }: Content): string => markKey(form ?? page, mcid)

/** Any tree of elements: this one, or another kind derived from it. */
interface Branch { kind: 'element', kids: readonly { kind: string }[] }

/** All elements of a tree with their ancestors, in reading order. */
export function elementsOf<E extends Branch>(root: E, above: readonly E[] = []): { element: E, above: readonly E[] }[] {
  const elements = root.kids.filter((kid): kid is E => kid.kind === 'element')
  return [{ element: root, above }, ...elements.flatMap(kid => elementsOf(kid, [...above, root]))]
}

/** Everything in an element except elements, in reading order. */
export function leavesOf<E extends Branch>(root: E): Exclude<E['kids'][number], E>[] {
  return root.kids.flatMap(kid => kid.kind === 'element' ? leavesOf(kid as E) : [kid as Exclude<E['kids'][number], E>])
}

/** All painted content in an element. */
export const contentsOf = (element: Element): Content[] => leavesOf(element).filter(leaf => leaf.kind === 'content')

/** Changes every element of a tree, the root first. */
export function mapElements(root: Element, change: (element: Element) => Element): Element {
  const changed = change(root)
  return { ...changed, kids: changed.kids.map(kid => kid.kind === 'element' ? mapElements(kid, change) : kid) }
}

/** Adds an attribute. */
export function withAttribute(attributes: Attributes, owner: string, key: string, value: unknown): Attributes {
  return new Map([...attributes, [owner, new Map([...attributes.get(owner) ?? [], [key, value]])]])
}

/** Converts a text to a PDF name, and back. */
export const name = (text: string): PDFName => PDFName.of(text)
const nameOf = (value: unknown): string => (value as PDFName).decodeText()

/** The text of a string; undefined for anything else. */
export function textOf(value: unknown): string | undefined {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined
}

/**
 * Reads the tree of tags of a document. Its root is the `Document`.
 * @throws Error if the document has no tags
 */
export function readTree({ context, catalog }: PDFDocument): Element {
  const look = (value: unknown): unknown => context.lookup(value as PDFRef)
  const listOf = (value: unknown): unknown[] => value instanceof PDFArray ? value.asArray() : value === undefined ? [] : [value]

  const readAttributes = (value: unknown): Attributes => listOf(look(value)).reduce<Attributes>((attributes, dict) => {
    const { O: owner, ...entries } = Object.fromEntries((look(dict) as PDFDict).entries().map(([key, value]) => [nameOf(key), value]))
    return new Map([...attributes, [nameOf(owner), new Map([...attributes.get(nameOf(owner)) ?? [], ...Object.entries(entries)])]])
  }, new Map())

  function readKid(value: unknown, page: PDFRef | undefined): Kid {
    const object = look(value)
    if (object instanceof PDFNumber)
      return { kind: 'content', page: page!, mcid: object.asNumber() }
    const dict = object as PDFDict
    const get = (key: string): unknown => dict.get(name(key))
    const own = (get('Pg') as PDFRef | undefined) ?? page
    switch (get('Type') && nameOf(get('Type'))) {
      case 'MCR':
        return { kind: 'content', page: own!, form: get('Stm') as PDFRef | undefined, mcid: (get('MCID') as PDFNumber).asNumber() }
      case 'OBJR':
        return { kind: 'annotation', page: own!, object: get('Obj') as PDFRef }
      default:
        return {
          kind: 'element',
          tag: nameOf(get('S')),
          kids: listOf(look(get('K'))).map(kid => readKid(kid, own)),
          alt: textOf(look(get('Alt'))),
          language: textOf(look(get('Lang'))),
          attributes: readAttributes(get('A')),
          id: textOf(look(get('ID'))),
        }
    }
  }

  const root = catalog.lookupMaybe(name('StructTreeRoot'), PDFDict)
  if (!root)
    throw new Error('The browser printed no tags')
  return readKid(listOf(look(root.get(name('K'))))[0], undefined) as Element
}
