/** The content streams of a document: those of its pages and of the form objects painted on them. */
import type { PDFDocument, PDFNumber, PDFPage, PDFRef } from 'pdf-lib'
import type { Box, Matrix } from './bounds'
import type { Mark, OperatorGroup } from './content'
import { Buffer } from 'node:buffer'
import { setImmediate } from 'node:timers/promises'
import { inflateSync } from 'node:zlib'
import { decodePDFRawStream, PDFArray, PDFDict, PDFRawStream } from 'pdf-lib'
import { boundsOfMarks, identity, matricesOf, moved, multiply } from './bounds'
import { artifact, groupOperators, readOperators, writeGroups } from './content'
import { markKey, name } from './tree'

export interface Stream {
  /** Page or form, which identifies its content. */
  key: PDFRef
  dict: PDFDict
  groups: readonly OperatorGroup[]
  /** The forms that it paints, by the groups that paint them. */
  forms: ReadonlyMap<OperatorGroup, Stream>
  /** Whether it holds marked content, itself or in a form. Every page does. */
  holdsMarks: boolean
}

/** Decodes a stream. Nearly all use the one encoding that Node decodes, ten times as fast as pdf-lib. */
export function decodeStream(stream: PDFRawStream): Buffer {
  return stream.dict.get(name('Filter')) === name('FlateDecode') && !stream.dict.has(name('DecodeParms'))
    ? inflateSync(stream.contents)
    : Buffer.from(decodePDFRawStream(stream).decode())
}

/** The dictionary of a dictionary or stream; undefined for anything else. */
export function dictOf(object: unknown): PDFDict | undefined {
  return object instanceof PDFDict ? object : object instanceof PDFRawStream ? object.dict : undefined
}

/** An entry of a stream's resources. */
export function resourceOf(dict: PDFDict, kind: 'Font' | 'XObject', key: string): unknown {
  return dict.lookupMaybe(name('Resources'), PDFDict)?.lookupMaybe(name(kind), PDFDict)?.lookup(name(key))
}

/** Reads the streams of all pages. It yields after each page, so that other work continues, such as printing the next document. */
export async function readStreams(document: PDFDocument): Promise<Stream[]> {
  const streams: Stream[] = []
  for (const page of document.getPages()) {
    streams.push(readStream(page))
    await setImmediate()
  }
  return streams
}

function readStream({ node, ref }: PDFPage): Stream {
  const { context } = node
  const parts = context.lookup(node.get(name('Contents')))
  const contents = parts instanceof PDFArray ? parts.asArray().map(part => context.lookup(part)) : [parts]
  return { ...toStream(contents.map(part => decodeStream(part as PDFRawStream).toString('latin1')).join('\n'), node, ref), holdsMarks: true }
}

function toStream(content: string, dict: PDFDict, key: PDFRef): Stream {
  const groups = groupOperators(readOperators(content))
  const forms = new Map(groups.flatMap((group): [OperatorGroup, Stream][] => {
    const form = group.object === undefined ? undefined : resourceOf(dict, 'XObject', group.object)
    return form instanceof PDFRawStream && form.dict.get(name('Subtype')) === name('Form')
      ? [[group, toStream(decodeStream(form).toString('latin1'), form.dict, dict.context.getObjectRef(form)!)]]
      : []
  }))
  return { key, dict, groups, forms, holdsMarks: dict.has(name('StructParents')) || [...forms.values()].some(form => form.holdsMarks) }
}

/** A stream and the forms in it, in the order in which they are painted. One that is painted again is listed again. */
export function streamsIn(stream: Stream): Stream[] {
  return [stream, ...[...stream.forms.values()].flatMap(streamsIn)]
}

/** Boxes of the marked content of a page and its forms, by key, in points of the page. */
export function boundsIn(stream: Stream, start = identity): Map<string, Box> {
  const { key, groups, forms, dict } = stream
  const numbersIn = (form: PDFDict, entry: string): number[] | undefined => form.lookupMaybe(name(entry), PDFArray)?.asArray().map(value => (value as PDFNumber).asNumber())
  const matrixOf = (form: PDFDict): Matrix => (numbersIn(form, 'Matrix') as unknown as Matrix | undefined) ?? identity
  const matrices = matricesOf(groups, start)
  const own = boundsOfMarks(groups, matrices, (object) => {
    const form = dictOf(resourceOf(dict, 'XObject', object))!
    const box = numbersIn(form, 'BBox')
    return box ? moved(box as unknown as Box, matrixOf(form)) : [0, 0, 1, 1]
  })
  return new Map([
    ...[...own].map(([mcid, box]) => [markKey(key, mcid), box] as const),
    ...[...forms].flatMap(([group, form]) => [...boundsIn(form, multiply(matrixOf(form.dict), matrices[groups.indexOf(group)]!))]),
  ])
}

/** Writes a stream from Chromium with new marks, given by their old keys. Everything else becomes an artifact. */
export function writeStream(document: PDFDocument, stream: Stream, marks: ReadonlyMap<string, Mark>): void {
  const { key, dict, groups, forms } = stream
  const content = writeGroups(groups, group => forms.get(group)?.holdsMarks ? undefined : (group.mcid === undefined ? undefined : marks.get(markKey(key, group.mcid))) ?? artifact)
  const isPage = dict.has(name('Contents'))
  const coding = new Set(['Length', 'Filter', 'DecodeParms'])
  const entries = isPage ? [] : dict.entries().map(([key, value]) => [key.decodeText(), value] as const).filter(([key]) => !coding.has(key))
  document.context.assign(isPage ? dict.get(name('Contents')) as PDFRef : key, document.context.flateStream(content, Object.fromEntries(entries)))
}
