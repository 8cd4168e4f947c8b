/** Checks the facts in `data/` against their schemas, and against each other. */
import type { ZodType } from 'zod'
import type { Problem } from '../../tooling/index'
import type { Layer } from '../schema'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { z } from 'zod'
import { rowName } from '../../tooling/index'
import { minutesOf } from '../dates'
import { agendaRowSchema, calculationsSchema, eventSchema, figureSchema, layerSchema, principleSchema, productSchema, readingsSchema, talkSchema, time, topicsSchema, wordsSchema } from '../schema'
import { indistinct } from './colours'

/** The contents of the files in `data/`, unknown until they have been checked. */
export type RawFacts = Record<'agenda' | 'calculations' | 'event' | 'figures' | 'layers' | 'principles' | 'products' | 'readings' | 'talks' | 'topics' | 'words', unknown>

const shapes = {
  agenda: z.array(agendaRowSchema).min(1),
  calculations: calculationsSchema,
  event: eventSchema,
  figures: z.array(figureSchema),
  layers: z.array(layerSchema).min(2, 'has too few layers: give two to six').max(6, 'has too many layers: give two to six'),
  principles: z.array(principleSchema),
  products: z.array(productSchema).min(1),
  readings: readingsSchema,
  talks: z.array(talkSchema).min(1),
  topics: topicsSchema,
  words: wordsSchema,
} as const satisfies Record<keyof RawFacts, ZodType>

type Name = keyof typeof shapes
type Rows = readonly Record<string, unknown>[]

const fileOf = (name: Name): string => `data/${name === 'calculations' ? 'figures' : name}.ts`

/** A value as a list of objects. Its schema has already reported anything else. */
function rowsOf(value: unknown): Rows {
  return Array.isArray(value) ? value.filter(row => typeof row === 'object' && row !== null) : []
}

/** Splits the complaint of a schema, written as `message: fix`, into both parts. */
function complaint(issue: z.core.$ZodIssue, value: unknown): Pick<Problem, 'message' | 'fix'> {
  if (issue.code === 'unrecognized_keys')
    return { message: 'is not a field of this row', fix: 'correct its name, or add it to data/schema.ts' }
  const [message = '', fix = 'see data/schema.ts'] = issue.message.split(/: (.*)/s)
  if (value === undefined)
    return { message: 'is missing', fix: message === 'is missing' ? fix : 'write it out' }
  if (issue.code === 'invalid_type')
    return { message: 'has the wrong type', fix: `make it ${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}` }
  return { message: typeof value === 'object' ? message : `"${value}" ${message}`, fix }
}

/** The value at a path inside the facts. */
function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((part, key) => (part as Record<PropertyKey, unknown> | undefined)?.[key], value)
}

function shapeProblems(name: Name, value: unknown): Problem[] {
  const result = shapes[name].safeParse(value)
  return (result.error?.issues ?? []).map((issue) => {
    const [first, ...rest] = issue.path
    const inRow = typeof first === 'number'
    return {
      file: fileOf(name),
      row: inRow ? rowName(value, first) : '',
      field: [...inRow ? rest : issue.path, ...issue.code === 'unrecognized_keys' ? issue.keys : []].join('.'),
      ...complaint(issue, valueAt(value, issue.path)),
    }
  })
}

/** Rows that share a value that must be unique. */
function duplicates(name: Name, rows: Rows, field: string): Problem[] {
  return rows.flatMap((row, i) => {
    const first = rows.findIndex(other => other[field] === row[field])
    return row[field] === undefined || first === i
      ? []
      : [{ file: fileOf(name), row: rowName(rows, i), field, message: `"${row[field]}" is already in row ${first + 1}`, fix: 'give each row its own' }]
  })
}

/** Minutes since midnight; undefined if the value is not a time. */
function minutes(value: unknown): number | undefined {
  return time.safeParse(value).success ? minutesOf(String(value)) : undefined
}

/** The rows of the timetable must follow one another without a gap, from the opening of the doors to the end of the event. */
function timeProblems(agenda: Rows, event: Record<string, unknown>): Problem[] {
  const problems: Problem[] = []
  const report = (index: number, field: string, message: string, fix: string): void => {
    problems.push({ file: fileOf('agenda'), row: rowName(agenda, index), field, message, fix })
  }
  const doors = minutes(event.doors)
  const close = minutes(event.end)
  const isInOrder = agenda.every(({ start }, i) => i === 0 || String(agenda[i - 1]!.start) <= String(start))

  agenda.forEach((row, i) => {
    const start = minutes(row.start)
    const end = minutes(row.end)
    if (start === undefined || end === undefined)
      return
    if (end <= start)
      report(i, 'end', `${row.end} is not after the start, ${row.start}`, 'correct one or the other')
    if (doors !== undefined && start < doors)
      report(i, 'start', `${row.start} is before the doors open, ${event.doors}`, 'correct it, or "doors" in data/event.ts')
    if (close !== undefined && end > close)
      report(i, 'end', `${row.end} is after the event ends, ${event.end}`, 'correct it, or "end" in data/event.ts')

    const before = agenda[i - 1]
    const startBefore = minutes(before?.start)
    const endBefore = minutes(before?.end)
    if (startBefore !== undefined && start < startBefore)
      report(i, 'start', `${row.start} is earlier than the row before it, ${before!.start}`, 'put the rows in the order of the evening')
    else if (endBefore !== undefined && start < endBefore)
      report(i, 'start', `${row.start} overlaps ${rowName(agenda, i - 1)}, which ends at ${before!.end}`, 'let one end when the next begins')
    else if (isInOrder && endBefore !== undefined && start > endBefore)
      report(i, 'start', `${row.start} leaves a gap after ${rowName(agenda, i - 1)}, which ends at ${before!.end}`, 'let one end when the next begins, or add the row between them')
  })
  const order = [event.doors, event.start, event.end].map(minutes)
  if (order.every(value => value !== undefined) && !(order[0]! <= order[1]! && order[1]! < order[2]!))
    problems.push({ file: fileOf('event'), row: '', field: 'start', message: `${event.doors}, ${event.start}, ${event.end} are not in order`, fix: 'doors open before the start, and the end comes last' })
  // Rows in the wrong order have no first and last.
  if (problems.length === 0)
    problems.push(...hourProblems(agenda, event))
  return problems
}

/** The hours of the event must match its timetable. */
function hourProblems(agenda: Rows, event: Record<string, unknown>): Problem[] {
  const starts = agenda.map(row => row.start)
  const said: [field: string, is: unknown, known: readonly unknown[]][] = [
    ['doors', event.doors, starts.slice(0, 1)],
    ['start', event.start, starts],
    ['end', event.end, agenda.slice(-1).map(row => row.end)],
  ]
  return said.filter(([, is, known]) => minutes(is) !== undefined && known.every(time => minutes(time) !== undefined) && !known.includes(is))
    .map(([field, is, known]) => ({ file: fileOf('event'), row: '', field, message: `${is} is not on the timetable`, fix: `data/agenda.ts says ${known.join(', ')}: correct one or the other` }))
}

/** The name, number, hashtag and dates of the event must agree. */
function eventProblems(event: Record<string, unknown>): Problem[] {
  const { success, data } = shapes.event.safeParse(event)
  if (!success)
    return []
  const { name, series, number, hashtag, date, source } = data
  const problems: Problem[] = []
  const report = (field: string, message: string, fix: string): void => void problems.push({ file: fileOf('event'), row: '', field, message, fix })
  const numberIn = (text: string): string | undefined => /第\s*(\d+)\s*回/.exec(text.normalize('NFKC'))?.[1]
  if (!name.includes(series))
    report('series', `"${series}" is not part of the name, "${name}"`, 'correct one or the other')
  for (const [field, text] of [['name', name], ['source.title', source.title]] as const) {
    if (Number(numberIn(text) ?? number) !== number)
      report(field, `"${text}" does not match meetup number ${number}`, 'correct one or the other')
  }
  // A # before a digit is a number: #12. Where a hashtag ends and Japanese continues cannot be known.
  const tags = source.title.match(/#(?!\d)[\p{L}\p{N}_]+/gu) ?? []
  if (tags.length > 0 && !tags.some(tag => tag.startsWith(hashtag)))
    report('hashtag', `"${hashtag}" is not the one in the source's title, ${tags.join(', ')}`, 'correct one or the other')
  if (source.date < date)
    report('source.date', `${source.date} is before the evening, ${date}`, 'correct one or the other')
  return problems
}

/** Every talk must be on the timetable once, and the timetable must have no others. */
function talkProblems(agenda: Rows, talks: Rows): Problem[] {
  const known = talks.map(talk => talk.id)
  const held = agenda.map(row => row.kind === 'talk' ? row.talk : undefined)
  const inAgenda = agenda.flatMap((row, i): Problem[] => {
    const at = { file: fileOf('agenda'), row: rowName(agenda, i) }
    if (row.kind === 'talk' && row.talk === undefined)
      return [{ ...at, field: 'talk', message: 'is missing', fix: `name one of ${known.join(', ')}` }]
    if (row.kind !== 'talk' && row.talk !== undefined)
      return [{ ...at, field: 'talk', message: `is on a row of kind "${row.kind}"`, fix: 'make the kind "talk", or leave the field out' }]
    if (row.kind !== 'talk' && row.title === undefined)
      return [{ ...at, field: 'title', message: 'is missing', fix: 'give what the programme calls the row' }]
    if (row.talk === undefined)
      return []
    if (!known.includes(row.talk))
      return [{ ...at, field: 'talk', message: `"${row.talk}" is not in data/talks.ts`, fix: `name one of ${known.join(', ')}` }]
    if (held.indexOf(row.talk) !== i)
      return [{ ...at, field: 'talk', message: `"${row.talk}" has row ${held.indexOf(row.talk) + 1} already`, fix: 'give each talk one row' }]
    return []
  })
  const inTalks = talks.flatMap((talk, i): Problem[] => held.includes(talk.id)
    ? []
    : [{ file: fileOf('talks'), row: rowName(talks, i), field: 'id', message: `"${talk.id}" is not on the agenda`, fix: 'add its row to data/agenda.ts, or remove the talk' }])
  // Talks get their numbers from data/talks.ts.
  const order = held.filter(talk => known.includes(talk))
  const late = talks.findIndex(({ id }, i) => order.length === known.length && order[i] !== id)
  const inOrder: Problem[] = late < 0 ? [] : [{ file: fileOf('talks'), row: rowName(talks, late), field: 'id', message: `"${known[late]}" is where the agenda has "${order[late]}"`, fix: 'put the talks in the order of the evening' }]
  return [...inAgenda, ...inTalks, ...inOrder]
}

/** A name in a row must exist in the other file. */
function unknownNames(name: Name, rows: Rows, field: string, other: Name, known: readonly unknown[]): Problem[] {
  return rows.flatMap((row, i): Problem[] => typeof row[field] !== 'string' || known.includes(row[field])
    ? []
    : [{ file: fileOf(name), row: rowName(rows, i), field, message: `"${row[field]}" is not in ${fileOf(other)}`, fix: `use one of ${known.join(', ')}, or add it there` }])
}

const require = createRequire(import.meta.url)

/** The names of the marks in an Iconify set; undefined if the set is not installed. */
function marksOf(set: string): Set<string> | undefined {
  try {
    const { icons, aliases = {} } = JSON.parse(readFileSync(require.resolve(`@iconify-json/${set}/icons.json`), 'utf8'))
    return new Set([...Object.keys(icons), ...Object.keys(aliases)])
  }
  catch {
    return undefined
  }
}

/** Every product must have its mark in an icon package. */
function markProblems(products: Rows): Problem[] {
  const sets = new Map<string, Set<string> | undefined>()
  return products.flatMap((product, i): Problem[] => {
    const [, set, mark] = /^([a-z\d-]+):([a-z\d-]+)$/.exec(String(product.icon)) ?? []
    if (set === undefined)
      return []
    if (!sets.has(set))
      sets.set(set, marksOf(set))
    const at = { file: fileOf('products'), row: rowName(products, i), field: 'icon' }
    if (!sets.get(set))
      return [{ ...at, message: `the set "${set}" of "${product.icon}" is not installed`, fix: `run npm install --save-exact @iconify-json/${set}, or use another set` }]
    return sets.get(set)!.has(mark!) ? [] : [{ ...at, message: `there is not a mark "${mark}" in the set "${set}"`, fix: 'correct the name, or take another mark, such as one of "carbon"' }]
  })
}

/** The colours of valid layers must be legible and distinct. */
function colourProblems(layers: Rows): Problem[] {
  if (!shapes.layers.safeParse(layers).success)
    return []
  return indistinct(layers as unknown as readonly Layer[]).map(({ layer, ...problem }) => ({ file: fileOf('layers'), row: rowName(layers, layer), ...problem }))
}

/** Products without a reading. */
function readingProblems(products: Rows, readings: unknown): Problem[] {
  const known = Object.keys(readings ?? {})
  return products.filter(({ name }) => !known.includes(String(name)))
    .map(({ name }) => ({ file: fileOf('readings'), row: '', field: String(name), message: 'is missing', fix: 'write its reading in kana' }))
}

/** The text of a calculation must be its value and unit. */
function calculationProblems(calculations: unknown): Problem[] {
  return Object.entries(shapes.calculations.safeParse(calculations).data ?? {})
    .filter(([, { value, unit, text }]) => text !== `${value}${unit}`)
    .map(([name, { value, unit, text }]) => ({ file: fileOf('calculations'), row: '', field: `${name}.text`, message: `"${text}" is not ${value}${unit}`, fix: 'make it of value and unit' }))
}

/** All problems of the facts, in the order of the files. */
export function checkData(facts: RawFacts): Problem[] {
  const agenda = rowsOf(facts.agenda)
  const talks = rowsOf(facts.talks)
  const products = rowsOf(facts.products)
  const layers = rowsOf(facts.layers)
  const problems = [
    ...(Object.keys(shapes) as Name[]).flatMap(name => shapeProblems(name, facts[name])),
    ...timeProblems(agenda, (facts.event ?? {}) as Record<string, unknown>),
    ...eventProblems((facts.event ?? {}) as Record<string, unknown>),
    ...talkProblems(agenda, talks),
    ...calculationProblems(facts.calculations),
    ...unknownNames('talks', talks, 'layer', 'layers', layers.map(({ id }) => id)),
    ...unknownNames('figures', rowsOf(facts.figures), 'talk', 'talks', talks.map(({ id }) => id)),
    ...unknownNames('layers', layers, 'product', 'products', products.map(({ name }) => name)),
    ...markProblems(products),
    ...readingProblems(products, facts.readings),
    ...colourProblems(layers),
    ...duplicates('agenda', agenda, 'id'),
    ...duplicates('talks', talks, 'id'),
    ...duplicates('talks', talks, 'opener'),
    ...duplicates('talks', talks, 'title'),
    ...duplicates('figures', rowsOf(facts.figures), 'label'),
    ...duplicates('layers', layers, 'id'),
    ...duplicates('layers', layers, 'product'),
    ...duplicates('products', products, 'name'),
    ...duplicates('products', products, 'icon'),
    ...duplicates('principles', rowsOf(facts.principles), 'id'),
    ...duplicates('figures', rowsOf(facts.figures), 'id'),
  ]
  // Report each field once: one that its schema has refused needs no second message.
  return problems.filter((problem, i) => problems.findIndex(other => other.file === problem.file && other.row === problem.row && other.field === problem.field) === i)
}
