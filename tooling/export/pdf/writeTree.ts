/** Replaces a document's tree of tags, including the references from the pages back to it. */
import type { PDFDocument, PDFName } from 'pdf-lib'
import type { Attributes, Element, Kid } from './tree'
import { PDFArray, PDFDict, PDFHexString, PDFNull, PDFNumber, PDFRef, PDFString } from 'pdf-lib'
import { dictOf } from './streams'
import { elementsOf, name, textOf } from './tree'

/** Tags that are not in PDF 1.7, and their equivalents there. */
const roles: Record<string, string> = { Strong: 'Span', Em: 'Span', Sub: 'Span', Aside: 'Note', FENote: 'Note', DocumentFragment: 'Part' }
const standard = new Set('Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'.split(' '))

/** @throws Error if a tag is neither standard nor has a role */
export function writeTree(document: PDFDocument, tree: Element): void {
  const { context, catalog } = document
  const root = catalog.lookup(name('StructTreeRoot'), PDFDict)
  forgetTree(document, root)

  const elements = elementsOf(tree)
  const refs = new Map(elements.map(({ element }) => [element, context.nextRef()]))
  const headerNames = new Map(elements.flatMap(({ element: { id } }) => id ? [id] : []).map((id, index) => [id, `th${index + 1}`]))
  const names = namesOf(elements.map(({ element }) => element), headerNames)

  function writeAttributes(attributes: Attributes): PDFDict[] {
    return [...attributes].map(([owner, entries]) => {
      const dict = context.obj({ O: owner })
      for (const [key, value] of entries) {
        if (key === 'Headers')
          dict.set(name(key), context.obj((value as PDFArray).asArray().map(id => PDFString.of(headerNames.get(textOf(id)!)!))))
        else if (!(/^(?:Row|Col)Span$/.test(key) && (value as PDFNumber).asNumber() === 1))
          dict.set(name(key), Array.isArray(value) ? context.obj(value as number[]) : value as PDFName)
      }
      return dict
    }).filter(dict => dict.keys().length > 1)
  }

  function writeKid(kid: Kid, page: PDFRef | undefined): PDFRef | PDFNumber | PDFDict {
    if (kid.kind === 'element')
      return refs.get(kid)!
    if (kid.kind === 'annotation')
      return context.obj({ Type: 'OBJR', Pg: kid.page, Obj: kid.object })
    return !kid.form && kid.page === page
      ? PDFNumber.of(kid.mcid)
      : context.obj({ Type: 'MCR', Pg: kid.page, ...kid.form && { Stm: kid.form }, MCID: kid.mcid })
  }

  for (const { element, above } of elements) {
    const page = element.kids.find(kid => kid.kind === 'content')?.page
    const attributes = writeAttributes(element.attributes)
    const kids = element.kids.map(kid => writeKid(kid, page))
    context.assign(refs.get(element)!, context.obj({
      Type: 'StructElem',
      S: element.tag,
      P: above.length > 0 ? refs.get(above.at(-1)!)! : catalog.get(name('StructTreeRoot'))!,
      ...page && { Pg: page },
      ...element.alt && { Alt: PDFHexString.fromText(element.alt) },
      ...element.language && { Lang: PDFString.of(element.language) },
      ...attributes.length > 0 && { A: attributes },
      ...names.has(element) && { ID: PDFString.of(names.get(element)!) },
      K: kids.length === 1 ? kids[0]! : kids,
    }))
  }

  root.set(name('K'), refs.get(tree)!)
  writeParentTree(document, root, refs)
  if (names.size > 0) {
    const sorted = [...names].sort(([, a], [, b]) => a < b ? -1 : 1)
    root.set(name('IDTree'), context.register(context.obj({ Names: sorted.flatMap(([element, id]) => [PDFString.of(id), refs.get(element)!]) })))
  }
  else {
    root.delete(name('IDTree'))
  }
  const used = [...new Set(elements.map(({ element }) => element.tag))].filter(tag => roles[tag]).sort()
  if (used.length > 0)
    root.set(name('RoleMap'), context.obj(Object.fromEntries(used.map(tag => [tag, roles[tag]!]))))
}

/** Names of elements: header cells have theirs, and PDF/UA-1 (7.9) requires one for each note. */
function namesOf(elements: readonly Element[], headerNames: ReadonlyMap<string, string>): Map<Element, string> {
  const names = new Map<Element, string>()
  for (const element of elements) {
    const { tag, id } = element
    if (!roles[tag] && !standard.has(tag))
      throw new Error(`The tag ${tag} is not known to PDF 1.7: name what stands for it in tooling/export/pdf/writeTree.ts`)
    if (id)
      names.set(element, headerNames.get(id)!)
    else if ((roles[tag] ?? tag) === 'Note')
      names.set(element, `note${names.size + 1}`)
  }
  return names
}

/** Writes the elements that own the content of each stream and annotation, by its key in the parent tree. */
function writeParentTree({ context }: PDFDocument, root: PDFDict, refs: ReadonlyMap<Element, PDFRef>): void {
  const keyOf = (object: PDFRef, entry: string): number => dictOf(context.lookup(object))!.lookup(name(entry), PDFNumber).asNumber()
  const parents = new Map<number, PDFRef | PDFRef[]>()
  for (const [{ kids }, ref] of refs) {
    for (const kid of kids) {
      if (kid.kind === 'annotation') {
        parents.set(keyOf(kid.object, 'StructParent'), ref)
      }
      else if (kid.kind === 'content') {
        const key = keyOf(kid.form ?? kid.page, 'StructParents')
        const owners = parents.get(key) as PDFRef[] | undefined ?? []
        owners[kid.mcid] = ref
        parents.set(key, owners)
      }
    }
  }
  // A stream has a list of elements, an annotation just one element.
  const nums = [...parents].sort(([a], [b]) => a - b).flatMap(([key, owners]) => [
    PDFNumber.of(key),
    Array.isArray(owners) ? context.register(context.obj(Array.from(owners, owner => owner ?? PDFNull))) : owners,
  ])
  root.set(name('ParentTree'), context.register(context.obj({ Nums: nums })))
  root.set(name('ParentTreeNextKey'), PDFNumber.of(Math.max(-1, ...parents.keys()) + 1))
}

/** Removes the objects of a tree of tags, except the root itself. */
function forgetTree({ context }: PDFDocument, root: PDFDict): void {
  const walk = (value: unknown): void => {
    if (value instanceof PDFArray) {
      value.asArray().forEach(walk)
    }
    else if (value instanceof PDFDict) {
      const type = value.get(name('Type'))
      if (type === name('MCR') || type === name('OBJR'))
        return
      for (const [key, inner] of value.entries()) {
        if (key !== name('P') && key !== name('Pg'))
          walk(inner)
      }
    }
    else if (value instanceof PDFRef && context.lookup(value)) {
      const object = context.lookup(value)
      context.delete(value)
      walk(object)
    }
  }
  for (const key of ['K', 'ParentTree', 'IDTree'])
    walk(root.get(name(key)))
}
