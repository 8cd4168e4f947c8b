/** Holds the facts in `data/` against their schemas, and against each other. */
import type { ZodType } from 'zod'
import type { Problem } from '../../tooling/index'
import { z } from 'zod'
import { rowName } from '../../tooling/index'
import { agendaRowSchema, eventSchema, figureSchema, principleSchema, productSchema, talkSchema, time } from '../schema'

/** What `data/index.ts` exports; unknown until it has been checked. */
export interface RawFacts {
  agenda: unknown
  event: unknown
  figures: unknown
  principles: unknown
  products: unknown
  talks: unknown
}

const shapes = {
  agenda: z.array(agendaRowSchema).min(1),
  event: eventSchema,
  figures: z.array(figureSchema),
  principles: z.array(principleSchema),
  products: z.array(productSchema).min(1),
  talks: z.array(talkSchema).min(1),
} as const satisfies Record<keyof RawFacts, ZodType>

type Name = keyof typeof shapes
type Rows = readonly Record<string, unknown>[]

const fileOf = (name: Name): string => `data/${name}.ts`

/** A value as a list of objects; anything else has been reported by its schema already. */
function rowsOf(value: unknown): Rows {
  return Array.isArray(value) ? value.filter(row => typeof row === 'object' && row !== null) : []
}

/** The schema's complaint as what is wrong and its mend; the schemas write theirs as `what: mend`. */
function complaint(issue: z.core.$ZodIssue, value: unknown): Pick<Problem, 'what' | 'mend'> {
  if (issue.code === 'unrecognized_keys')
    return { what: 'is a field that the row has no place for', mend: 'correct its name, or add it to data/schema.ts' }
  if (value === undefined)
    return { what: 'is missing', mend: 'write it out' }
  if (issue.code === 'invalid_type')
    return { what: 'is of the wrong kind', mend: `make it ${issue.expected === 'array' ? 'an' : 'a'} ${issue.expected}` }
  const [what = '', mend = 'see data/schema.ts'] = issue.message.split(/: (.*)/s)
  return { what: typeof value === 'object' ? what : `"${value}" ${what}`, mend }
}

/** What stands at a path inside the facts. */
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

/** Two rows that share what must be theirs alone. */
function duplicates(name: Name, rows: Rows, field: string): Problem[] {
  return rows.flatMap((row, i) => {
    const first = rows.findIndex(other => other[field] === row[field])
    return row[field] === undefined || first === i
      ? []
      : [{ file: fileOf(name), row: rowName(rows, i), field, what: `"${row[field]}" is that of row ${first + 1} too`, mend: 'give each row its own' }]
  })
}

/** Minutes since midnight, where the text is a time. */
function minutes(value: unknown): number | undefined {
  if (!time.safeParse(value).success)
    return undefined
  const [hours, rest] = String(value).split(':').map(Number)
  return hours! * 60 + rest!
}

/** The rows of the timetable follow one another, inside the hours of the event. */
function timeProblems(agenda: Rows, event: Record<string, unknown>): Problem[] {
  const problems: Problem[] = []
  const report = (index: number, field: string, what: string, mend: string): void => {
    problems.push({ file: fileOf('agenda'), row: rowName(agenda, index), field, what, mend })
  }
  const doors = minutes(event.doors)
  const close = minutes(event.end)

  agenda.forEach((row, i) => {
    const start = minutes(row.start)
    const end = minutes(row.end)
    if (start === undefined || end === undefined)
      return
    if (end <= start)
      report(i, 'end', `${row.end} is not after the start, ${row.start}`, 'correct the one or the other')
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
  })

  const order = [event.doors, event.start, event.end].map(minutes)
  if (order.every(value => value !== undefined) && !(order[0]! <= order[1]! && order[1]! < order[2]!))
    problems.push({ file: fileOf('event'), row: '', field: 'start', what: `${event.doors}, ${event.start}, ${event.end} are not in order`, mend: 'doors open before the start, and the end comes last' })
  return problems
}

/** Every talk is on the timetable once, and the timetable knows no other. */
function talkProblems(agenda: Rows, talks: Rows): Problem[] {
  const known = talks.map(talk => talk.id)
  const held = agenda.map(row => row.kind === 'talk' ? row.talk : undefined)
  const inAgenda = agenda.flatMap((row, i): Problem[] => {
    const at = { file: fileOf('agenda'), row: rowName(agenda, i) }
    if (row.kind === 'talk' && row.talk === undefined)
      return [{ ...at, field: 'talk', what: 'is missing', mend: `name one of ${known.join(', ')}` }]
    if (row.kind !== 'talk' && row.talk !== undefined)
      return [{ ...at, field: 'talk', what: `stands on a row of the kind "${row.kind}"`, mend: 'make the kind "talk", or leave the field away' }]
    if (row.kind !== 'talk' && row.title === undefined)
      return [{ ...at, field: 'title', what: 'is missing', mend: 'give what the programme calls the row' }]
    if (row.talk === undefined)
      return []
    if (!known.includes(row.talk))
      return [{ ...at, field: 'talk', what: `"${row.talk}" is not in data/talks.ts`, mend: `name one of ${known.join(', ')}` }]
    if (held.indexOf(row.talk) !== i)
      return [{ ...at, field: 'talk', what: `"${row.talk}" has row ${held.indexOf(row.talk) + 1} already`, mend: 'give each talk one row' }]
    return []
  })
  const inTalks = talks.flatMap((talk, i): Problem[] => held.includes(talk.id)
    ? []
    : [{ file: fileOf('talks'), row: rowName(talks, i), field: 'id', what: `"${talk.id}" is on no row of the agenda`, mend: 'add its row to data/agenda.ts, or take the talk out' }])
  return [...inAgenda, ...inTalks]
}

/** Every layer that a talk is about has its product. */
function layerProblems(talks: Rows, products: Rows): Problem[] {
  const layers = products.map(product => product.layer)
  return talks.flatMap((talk, i): Problem[] => talk.layer === undefined || layers.includes(talk.layer)
    ? []
    : [{ file: fileOf('talks'), row: rowName(talks, i), field: 'layer', what: `no product stands on the layer "${talk.layer}"`, mend: `use one of ${layers.join(', ')}, or add the product to data/products.ts` }])
}

/** All that is wrong with the facts, in the order of the files. */
export function checkData(facts: RawFacts): Problem[] {
  const agenda = rowsOf(facts.agenda)
  const talks = rowsOf(facts.talks)
  const products = rowsOf(facts.products)
  const problems = [
    ...(Object.keys(shapes) as Name[]).flatMap(name => shapeProblems(name, facts[name])),
    ...timeProblems(agenda, (facts.event ?? {}) as Record<string, unknown>),
    ...talkProblems(agenda, talks),
    ...layerProblems(talks, products),
    ...duplicates('agenda', agenda, 'id'),
    ...duplicates('talks', talks, 'id'),
    ...duplicates('talks', talks, 'opener'),
    ...duplicates('products', products, 'layer'),
    ...duplicates('products', products, 'name'),
    ...duplicates('principles', rowsOf(facts.principles), 'id'),
    ...duplicates('figures', rowsOf(facts.figures), 'id'),
  ]
  // A field that its schema has refused needs no second complaint.
  return problems.filter((problem, i) => problems.findIndex(other => other.file === problem.file && other.row === problem.row && other.field === problem.field) === i)
}
