/**
 * The tree of tags. Chromium mirrors the elements of the page, most of them as `NonStruct`; here it becomes what a
 * reader is to meet: paragraphs, headings, lists with bodies, tables and figures, and nothing around them.
 */
import type { PDFDocument, PDFRawStream, PDFRef } from 'pdf-lib'
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNull, PDFNumber, PDFString } from 'pdf-lib'

/** A piece of painted content. */
export interface Content {
  kind: 'content'
  page: PDFRef
  /** The form object whose stream holds it; without it the page's own. */
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
  kids: Kid[]
  alt?: string
  language?: string
  /** Attributes by their owner (`Table`, `List`, `Layout`). */
  attributes: Map<string, Map<string, unknown>>
  /** Name by which data cells point to their headers. */
  id?: string
}

export type Kid = Content | Annotation | Element

/** Names the stream and the number of marked content in one word. */
export const contentKey = ({ page, form, mcid }: Omit<Content, 'kind'>): string => `${(form ?? page).tag}/${mcid}`

/** Is an external object a form with marked content of its own, in it or in a form inside? */
export function holdsMarks(object: PDFRawStream | undefined): boolean {
  const inside = object?.dict.lookupMaybe(PDFName.of('Resources'), PDFDict)?.lookupMaybe(PDFName.of('XObject'), PDFDict)
  return object?.dict.has(PDFName.of('StructParents')) === true
    || inside?.keys().some(key => holdsMarks(inside.lookup(key) as PDFRawStream)) === true
}

const nameOf = (value: unknown): string => (value as PDFName).decodeText()

function textOf(value: unknown): string | undefined {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined
}

/**
 * Reads the tree of tags of a document; its root is the `Document`.
 * @throws Error in a document without tags
 */
export function readStructure(document: PDFDocument): Element {
  const { context, catalog } = document
  const look = (value: unknown): unknown => context.lookup(value as PDFRef)
  const listOf = (value: unknown): unknown[] => value instanceof PDFArray ? value.asArray() : value === undefined ? [] : [value]

  function readAttributes(value: unknown): Element['attributes'] {
    const attributes: Element['attributes'] = new Map()
    for (const dict of listOf(look(value))) {
      const entries = new Map((look(dict) as PDFDict).entries().map(([key, value]) => [nameOf(key), value as unknown]))
      const owner = nameOf(entries.get('O'))
      entries.delete('O')
      attributes.set(owner, new Map([...attributes.get(owner) ?? [], ...entries]))
    }
    return attributes
  }

  function readKid(value: unknown, page: PDFRef | undefined): Kid {
    const object = look(value)
    if (object instanceof PDFNumber)
      return { kind: 'content', page: page!, mcid: object.asNumber() }
    const dict = object as PDFDict
    const get = (key: string): unknown => dict.get(PDFName.of(key))
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

  const root = catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict)
  if (!root)
    throw new Error('The browser printed no tags')
  return readKid(listOf(look(root.get(PDFName.of('K'))))[0], undefined) as Element
}

/** Tags whose content is text and what stands in it: inside them `NonStruct` means nothing. */
const holdsText = new Set(['P', 'H', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'Lbl', 'Span', 'Quote', 'Note', 'Reference', 'Code', 'Link', 'Strong', 'Em', 'Sub', 'Ruby', 'RB', 'RT', 'RP', 'Figure', 'Formula', 'Caption'])
/** Tags that stand inside a line of text. */
const standsInText = new Set(['Span', 'Quote', 'Reference', 'Code', 'Link', 'Strong', 'Em', 'Sub', 'Ruby', 'RB', 'RT', 'RP', 'NonStruct'])
/** Tags that hold either paragraphs or one line of text by itself. */
const holdsEither = new Set(['TH', 'TD', 'LBody', 'BlockQuote'])
/** Tags that mean something even when empty: a table keeps its grid. */
const staysEmpty = new Set(['TH', 'TD'])

/** An element, unless there is nothing in it. */
const present = (element: Element): Element[] => element.kids.length > 0 || staysEmpty.has(element.tag) ? [element] : []

/**
 * The tree as a reader is to meet it.
 * @param root the `Document`
 * @param isContent tells content from decoration, which is no part of the tree
 */
export function tidy(root: Element, isContent: (content: Content) => boolean): Element {
  function tidied(element: Element): Element {
    let kids = element.kids
    if (element.tag === 'LI')
      kids = withBody(kids)
    kids = holdsText.has(element.tag) ? kids.flatMap(inText) : paragraphs(kids)
    const [only] = kids
    if (holdsEither.has(element.tag) && kids.length === 1 && only!.kind === 'element' && only!.tag === 'P')
      kids = only!.kids
    return { ...element, kids }
  }

  /** A kid where there is text: `NonStruct` is taken off it. */
  function inText(kid: Kid): Kid[] {
    if (kid.kind === 'content')
      return isContent(kid) ? [kid] : []
    if (kid.kind === 'annotation')
      return [kid]
    if (kid.tag === 'NonStruct' && !kid.language)
      return kid.kids.flatMap(inText)
    return present(tidied(kid.tag === 'NonStruct' ? { ...kid, tag: 'Span' } : kid))
  }

  /** Kids where there are blocks: what is text among them is gathered into paragraphs. */
  function paragraphs(kids: readonly Kid[]): Kid[] {
    const blocks: Kid[] = []
    const isLine = kids.some(isRunOfText)
    let line: Kid[] = []
    const endLine = (): void => {
      if (line.length > 0)
        blocks.push({ kind: 'element', tag: 'P', kids: line, attributes: new Map() })
      line = []
    }
    for (const kid of kids) {
      if (kid.kind !== 'element' || (standsInText.has(kid.tag) && (kid.tag !== 'NonStruct' || (isLine && !holdsBlock(kid))))) {
        line.push(...inText(kid))
        continue
      }
      endLine()
      blocks.push(...kid.tag === 'NonStruct' ? paragraphs(kid.kids) : present(tidied(kid)))
    }
    endLine()
    return blocks
  }

  /** A run of text as Chromium tags it: a `NonStruct` with nothing but content that is painted as text. */
  function isRunOfText(kid: Kid): boolean {
    return kid.kind === 'element' && kid.tag === 'NonStruct' && kid.kids.length > 0
      && kid.kids.every(inner => inner.kind === 'content') && kid.kids.some(inner => inner.kind === 'content' && isContent(inner))
  }

  function holdsBlock(kid: Kid): boolean {
    return kid.kind === 'element' && (!standsInText.has(kid.tag) || kid.kids.some(holdsBlock))
  }

  /** What an item of a list says goes into its body; PDF/UA-1 (7.6) wants it there. */
  function withBody(kids: readonly Kid[]): Kid[] {
    const isLabel = (kid: Kid): boolean => kid.kind === 'element' && kid.tag === 'Lbl'
    const body: Element = { kind: 'element', tag: 'LBody', kids: kids.filter(kid => !isLabel(kid)), attributes: new Map() }
    return [...kids.filter(isLabel), body]
  }

  return tidied(root)
}

/** Tags beyond those of PDF 1.7, and what stands for them there. */
const roles: Record<string, string> = { Strong: 'Span', Em: 'Span', Sub: 'Span', Aside: 'Note', FENote: 'Note', DocumentFragment: 'Part' }
const standard = new Set('Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'.split(' '))

/**
 * Puts a tree of tags in the place of the document's own.
 * @throws Error at a tag that no standard knows and no role is given for
 */
export function writeStructure(document: PDFDocument, tree: Element): void {
  const { context, catalog } = document
  const root = catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict)
  forget(document, root)

  const rootRef = catalog.get(PDFName.of('StructTreeRoot')) as PDFRef
  const roleMap = new Map<string, string>()
  /** Names of header cells, as Chromium made them and as they are counted here. */
  const ids = new Map<string, string>()
  /** For each stream and each annotation, by its key in the parent tree, the elements that its content belongs to. */
  const parents = new Map<number, PDFRef | PDFRef[]>()
  const nameById: [string, PDFRef][] = []

  const visit = (element: Element, work: (element: Element) => void): void => {
    work(element)
    element.kids.forEach(kid => kid.kind === 'element' && visit(kid, work))
  }
  visit(tree, ({ id }) => id && ids.set(id, `th${ids.size + 1}`))

  function keyOf(ref: PDFRef, entry: 'StructParents' | 'StructParent'): number {
    const object = context.lookup(ref)
    const dict = object instanceof PDFDict ? object : (object as unknown as { dict: PDFDict }).dict
    return dict.lookup(PDFName.of(entry), PDFNumber).asNumber()
  }

  function writeAttributes(attributes: Element['attributes']): PDFDict[] {
    return [...attributes].map(([owner, entries]) => {
      const dict = context.obj({ O: owner })
      for (const [key, value] of entries) {
        if (key === 'Headers')
          dict.set(PDFName.of(key), context.obj((value as PDFArray).asArray().map(id => PDFString.of(ids.get(textOf(id)!)!))))
        else if (!(/^(?:Row|Col)Span$/.test(key) && (value as PDFNumber).asNumber() === 1))
          dict.set(PDFName.of(key), Array.isArray(value) ? context.obj(value as number[]) : value as PDFName)
      }
      return dict
    }).filter(dict => dict.keys().length > 1)
  }

  function writeElement(element: Element, parent: PDFRef): PDFRef {
    const ref = context.nextRef()
    const role = roles[element.tag]
    if (role)
      roleMap.set(element.tag, role)
    else if (!standard.has(element.tag))
      throw new Error(`The tag ${element.tag} is not known to PDF 1.7: name what stands for it in tooling/export/pdf/structure.ts`)

    const page = element.kids.find(kid => kid.kind === 'content')?.page
    const dict = context.obj({ Type: 'StructElem', S: element.tag, P: parent })
    if (page)
      dict.set(PDFName.of('Pg'), page)
    if (element.alt)
      dict.set(PDFName.of('Alt'), PDFHexString.fromText(element.alt))
    if (element.language)
      dict.set(PDFName.of('Lang'), PDFString.of(element.language))
    const attributes = writeAttributes(element.attributes)
    if (attributes.length > 0)
      dict.set(PDFName.of('A'), context.obj(attributes))
    // PDF/UA-1 (7.9) wants each note to have a name.
    const id = element.id ? ids.get(element.id)! : (role ?? element.tag) === 'Note' ? `note${nameById.length + 1}` : undefined
    if (id) {
      dict.set(PDFName.of('ID'), PDFString.of(id))
      nameById.push([id, ref])
    }
    const kids = element.kids.map(kid => writeKid(kid, ref, page))
    dict.set(PDFName.of('K'), kids.length === 1 ? kids[0]! : context.obj(kids))
    context.assign(ref, dict)
    return ref
  }

  function writeKid(kid: Kid, parent: PDFRef, page: PDFRef | undefined): PDFRef | PDFNumber | PDFDict {
    if (kid.kind === 'element')
      return writeElement(kid, parent)
    if (kid.kind === 'annotation') {
      parents.set(keyOf(kid.object, 'StructParent'), parent)
      return context.obj({ Type: 'OBJR', Pg: kid.page, Obj: kid.object })
    }
    const key = keyOf(kid.form ?? kid.page, 'StructParents')
    const owners = parents.get(key) as PDFRef[] | undefined ?? []
    owners[kid.mcid] = parent
    parents.set(key, owners)
    return !kid.form && kid.page === page
      ? PDFNumber.of(kid.mcid)
      : context.obj({ Type: 'MCR', Pg: kid.page, ...kid.form && { Stm: kid.form }, MCID: kid.mcid })
  }

  root.set(PDFName.of('K'), writeElement(tree, rootRef))
  // A stream has a list of elements, an annotation the element itself.
  const nums = [...parents].sort(([a], [b]) => a - b).flatMap(([key, owners]) => [
    PDFNumber.of(key),
    Array.isArray(owners) ? context.register(context.obj(Array.from(owners, owner => owner ?? PDFNull))) : owners,
  ])
  root.set(PDFName.of('ParentTree'), context.register(context.obj({ Nums: nums })))
  root.set(PDFName.of('ParentTreeNextKey'), PDFNumber.of(Math.max(-1, ...parents.keys()) + 1))
  if (nameById.length > 0) {
    const sorted = nameById.toSorted(([a], [b]) => a < b ? -1 : 1)
    root.set(PDFName.of('IDTree'), context.register(context.obj({ Names: sorted.flatMap(([id, ref]) => [PDFString.of(id), ref]) })))
  }
  else {
    root.delete(PDFName.of('IDTree'))
  }
  if (roleMap.size > 0)
    root.set(PDFName.of('RoleMap'), context.obj(Object.fromEntries([...roleMap].sort())))
}

const isRef = (value: unknown): value is PDFRef => value instanceof Object && 'objectNumber' in value

/** Removes the objects of a tree of tags; all but the root itself. */
function forget({ context }: PDFDocument, root: PDFDict): void {
  const seen = new Set<PDFRef>()
  const walk = (value: unknown): void => {
    if (value instanceof PDFArray) {
      value.asArray().forEach(walk)
    }
    else if (value instanceof PDFDict) {
      const type = value.get(PDFName.of('Type'))
      if (type === PDFName.of('MCR') || type === PDFName.of('OBJR'))
        return
      for (const [key, inner] of value.entries()) {
        if (key !== PDFName.of('P') && key !== PDFName.of('Pg'))
          walk(inner)
      }
    }
    else if (isRef(value) && !seen.has(value)) {
      seen.add(value)
      walk(context.lookup(value))
      context.delete(value)
    }
  }
  for (const key of ['K', 'ParentTree', 'IDTree'])
    walk(root.get(PDFName.of(key)))
}
