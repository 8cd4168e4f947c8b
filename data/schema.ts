/**
 * The shape of the facts, and what makes a row invalid.
 *
 * The modules beside this file hold the facts as plain typed objects, so that zod stays out of the browser.
 * `data/checks/data.ts` checks them against these schemas whenever the deck is served, built, exported or tested.
 */
import { z } from 'zod'

const text = z.string().trim().min(1, 'is empty: write it out, or leave the field out')
const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'is not an identifier: use small letters, digits and hyphens')

/** A time of day, `HH:MM`, 24 hours. */
export const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'is not a time of day: write it as HH:MM, 24 hours, for instance "19:05"')

/** A calendar day, `YYYY-MM-DD`. */
const day = z.iso.date('is not a calendar day: write it as YYYY-MM-DD')

/** An sRGB colour. */
const colour = z.string({ error: ({ input }) => input === undefined ? 'is missing: give it a colour, written as #rrggbb' : undefined })
  .regex(/^#[0-9a-f]{6}$/, 'is not a colour: write it as #rrggbb, in small letters')

export const speakerSchema = z.strictObject({
  /** Family name and given name, separated by a space. */
  name: text,
  /** The organisation, as the programme spells it. */
  organization: text,
  /** A shorter name of the organisation for tight places; by default the full one. */
  shortOrganization: text.optional(),
  /** Business unit, department and section, largest first. */
  department: text.optional(),
  role: text,
  /** Handle on Twitter, with its `@`. */
  handle: z.string().regex(/^@\w+$/, 'is not a handle: write it with its @').optional(),
})

export const talkSchema = z.strictObject({
  id,
  /** The exact official title. */
  title: text,
  /** Short Japanese name of the talk's subject, for wayfinding. */
  subject: text,
  /** The layer that the talk is about; by default it is about all of them. */
  layer: id.optional(),
  /** A case's answer to the question of the closing, in a few words: the recap's own interpretation. */
  answer: text.optional(),
  /** `routeAlias` of the slide that opens the talk. */
  opener: id,
  speaker: speakerSchema,
})

export const agendaRowSchema = z.strictObject({
  id,
  /** The kind of row. `talk` has a talk of `data/talks.ts`; `AgendaTimeline` draws `break` and `wrap-up` differently. */
  kind: id,
  start: time,
  end: time,
  /** The row's title in the programme; a talk has its title in `data/talks.ts`. */
  title: text.optional(),
  /** The talk that the row holds; only on rows of the kind `talk`. */
  talk: id.optional(),
  /** Who leads a row that is not a talk. */
  speaker: speakerSchema.optional(),
})

/** A layer's colours in one scheme. `data/checks/colours.ts` has the requirements that keep them distinct. */
const paletteSchema = z.strictObject({
  /** For text and lines. */
  hue: colour,
  /** Behind text. */
  tint: colour,
  /** For areas. */
  solid: colour,
  /** Around areas, where the solid colour does not stand out from the ground on its own. */
  edge: colour.optional(),
})

export const layerSchema = z.strictObject({
  id,
  /** Its Japanese name. */
  name: text,
  /** Its purpose, in one of the makers' own words. */
  mission: text,
  /** Name of the product in `data/products.ts` that represents it. */
  product: text,
  /** What the layer was (`from`) and what it becomes (`to`). */
  from: text,
  to: text,
  light: paletteSchema,
  dark: paletteSchema,
})

export const productSchema = z.strictObject({
  name: text,
  /** The owner of the trade mark. */
  maker: text,
  /** Its mark, by its Iconify name, such as `carbon:chat`. */
  icon: z.string({ error: ({ input }) => input === undefined ? 'is missing: name a mark of Iconify, such as "carbon:chat"' : undefined })
    .regex(/^[a-z\d-]+:[a-z\d-]+$/, 'is not a mark: write it as Iconify does, set and name, such as "carbon:chat"'),
})

/** Readings, by name or term. */
export const readingsSchema = z.record(text, z.string().regex(/^[\p{Script=Hiragana}\p{Script=Katakana}ー・]+$/u, 'is not a reading: write its reading in kana'))

export const wordsSchema = z.strictObject({
  /** A talk of the evening, before its number. */
  session: text,
  /** A layer, after its name. */
  layer: text,
  /** The subject of a talk without a layer of its own. */
  allLayers: text,
  mission: text,
  product: text,
  /** What the layers were, and what they become: headings of the comparison. */
  from: z.strictObject({ name: text, english: text }),
  to: z.strictObject({ name: text, english: text }),
  /** Caption of the comparison. */
  comparison: text,
  /** Heading over the lines of the last slide. */
  takeHome: text,
  /** Sections before the first talk, and after the last. */
  beforeTalks: text,
  afterTalks: text,
})

export const eventSchema = z.strictObject({
  name: text,
  series: text,
  number: z.int().positive('is not the number of a meetup: count from 1'),
  date: day,
  /** Opening of the doors, start of the programme, and end. */
  doors: time,
  start: time,
  end: time,
  venue: z.strictObject({ host: text, room: text, building: text, floor: text, address: text }),
  hashtag: z.string().regex(/^#[\p{L}\p{N}_]+$/u, 'is not a hashtag: write it with its #'),
  /** The date of the content. */
  asOf: text,
  source: z.strictObject({
    title: text,
    author: text,
    date: day,
    /** The author's impression of the evening, reworded. */
    impression: text.optional(),
  }),
})

export const principleSchema = z.strictObject({
  id,
  /** The makers' name for it. */
  name: text,
  /** Its meaning in a few words of Japanese. */
  gloss: text,
  /** The lines under its drawing: what was said about it, reworded; empty without a drawing. */
  points: z.array(text).readonly(),
})

export const figureSchema = z.strictObject({
  id,
  /** What is counted. */
  label: text,
  /** Digits, as shown. */
  value: z.string().regex(/^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/, 'is not a number: write digits, with commas between thousands'),
  unit: text,
  /** A qualifier before the number (最大) or after the unit (超, 弱), which must always be shown with it. */
  before: text.optional(),
  after: text.optional(),
  /** The talk that it comes from; a figure without one may be on any slide. */
  talk: id.optional(),
})

export type Speaker = Readonly<z.infer<typeof speakerSchema>>
export type Talk = Readonly<z.infer<typeof talkSchema>>
export type AgendaRow = Readonly<z.infer<typeof agendaRowSchema>>
export type Layer = Readonly<z.infer<typeof layerSchema>>
export type Words = Readonly<z.infer<typeof wordsSchema>>
export type Product = Readonly<z.infer<typeof productSchema>>
export type Meetup = Readonly<z.infer<typeof eventSchema>>
/** Names and lists for drawings, in any shape; no text may be empty. */
export interface Topics { readonly [name: string]: string | readonly (string | Topics)[] | Topics }
export const topicsSchema: z.ZodType<Topics> = z.lazy(() => z.record(z.string(), z.union([text, z.array(z.union([text, topicsSchema])), topicsSchema])))

/** Values calculated from figures; `text` is the value with its unit. */
export const calculationsSchema = z.record(z.string(), z.strictObject({ value: text, unit: text, text }))

export type Principle = Readonly<z.infer<typeof principleSchema>>
export type Figure = Readonly<z.infer<typeof figureSchema>>
