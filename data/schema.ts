/**
 * The shape of the facts, and what makes a row wrong.
 *
 * The modules beside this file hold the facts as plain typed objects, so that nothing of zod reaches the browser;
 * `data/checks/data.ts` holds them against these schemas whenever the deck is served, built, exported or tested.
 */
import { z } from 'zod'

const text = z.string().trim().min(1, 'is empty: write it out, or leave the field away')
const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'is no identifier: use small letters, digits and hyphens')

/** A time of day, `HH:MM`, 24 hours. */
export const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'is no time of day: write it as HH:MM, 24 hours, for instance "19:05"')

/** A calendar day, `YYYY-MM-DD`. */
const day = z.iso.date('is no calendar day: write it as YYYY-MM-DD')

export const layerIds = ['application', 'network', 'security', 'infrastructure'] as const
const layerId = z.enum(layerIds, `is no layer: use one of ${layerIds.join(', ')}`)

export const speakerSchema = z.strictObject({
  /** Family name and given name, separated by a space. */
  name: text,
  /** The organisation, as the programme spells it. */
  organization: text,
  /** A shorter name of the organisation for tight places; the full one without it. */
  shortOrganization: text.optional(),
  /** Business unit, department and section, from the largest to the smallest. */
  department: text.optional(),
  role: text,
  /** Handle on Twitter, with its `@`. */
  handle: z.string().regex(/^@\w+$/, 'is no handle: write it with its @').optional(),
})

export const talkSchema = z.strictObject({
  id,
  /** The official title, to the letter. */
  title: text,
  /** Short Japanese name of the talk's subject, for wayfinding. */
  subject: text,
  /** The layer that the talk is about; without it the talk is about all of them. */
  layer: layerId.optional(),
  /** `routeAlias` of the slide that opens the talk. */
  opener: id,
  speaker: speakerSchema,
})

export const agendaKinds = ['reception', 'talk', 'break', 'wrap-up', 'party'] as const

export const agendaRowSchema = z.strictObject({
  id,
  kind: z.enum(agendaKinds, `is no kind of row: use one of ${agendaKinds.join(', ')}`),
  start: time,
  end: time,
  /** What the programme calls the row; a talk has its title in `data/talks.ts`. */
  title: text.optional(),
  /** The talk that the row holds; only on rows of the kind `talk`. */
  talk: id.optional(),
  /** Who leads a row that is not a talk. */
  speaker: speakerSchema.optional(),
})

export const productSchema = z.strictObject({
  layer: layerId,
  /** Japanese name of the layer. */
  layerName: text,
  /** HashiCorp's word for the layer's mission. */
  mission: text,
  name: text,
  /** Name of the mark in `@iconify-json/simple-icons`. */
  icon: id,
  /** What the layer was (`from`) and what it turns into (`to`). */
  from: text,
  to: text,
})

export const eventSchema = z.strictObject({
  name: text,
  series: text,
  number: z.int().positive('is no number of a meetup: count from 1'),
  date: day,
  /** Doors, begin of the programme and end. */
  doors: time,
  start: time,
  end: time,
  venue: z.strictObject({ host: text, room: text, building: text, floor: text, address: text }),
  hashtag: z.string().regex(/^#\w+$/, 'is no hashtag: write it with its #'),
  /** When what is told was true. */
  asOf: text,
  source: z.strictObject({ title: text, author: text, date: day }),
})

export const principleSchema = z.strictObject({
  id,
  /** As HashiCorp names it. */
  name: text,
  /** Its meaning in a few words of Japanese. */
  gloss: text,
  /** What was said of it at the meetup, newly worded; empty where only the name was shown. */
  points: z.array(text).readonly(),
})

export const figureSchema = z.strictObject({
  id,
  /** What is counted. */
  label: text,
  /** Digits as they are shown. */
  value: z.string().regex(/^[\d,]+$/, 'is no number: write digits, with commas between thousands'),
  unit: text,
  /** A word before the number (最大) or after the unit (超, 弱) that it must not be shown without. */
  before: text.optional(),
  after: text.optional(),
})

export type LayerId = typeof layerIds[number]
export type AgendaKind = typeof agendaKinds[number]
export type Speaker = Readonly<z.infer<typeof speakerSchema>>
export type Talk = Readonly<z.infer<typeof talkSchema>>
export type AgendaRow = Readonly<z.infer<typeof agendaRowSchema>>
export type Product = Readonly<z.infer<typeof productSchema>>
export type Meetup = Readonly<z.infer<typeof eventSchema>>
export type Principle = Readonly<z.infer<typeof principleSchema>>
export type Figure = Readonly<z.infer<typeof figureSchema>>
