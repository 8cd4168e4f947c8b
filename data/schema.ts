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

/** A colour of sRGB. */
const colour = z.string({ error: ({ input }) => input === undefined ? 'is missing: give it a colour, written as #rrggbb' : undefined })
  .regex(/^#[0-9a-f]{6}$/, 'is no colour: write it as #rrggbb, in small letters')

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
  layer: id.optional(),
  /** How a case answers the question of the closing, in a few words: the recap's own reading. */
  answer: text.optional(),
  /** `routeAlias` of the slide that opens the talk. */
  opener: id,
  speaker: speakerSchema,
})

export const agendaRowSchema = z.strictObject({
  id,
  /** What the row is for. `talk` has a talk of `data/talks.ts`; `AgendaTimeline` draws `break` and `wrap-up` apart from the rest. */
  kind: id,
  start: time,
  end: time,
  /** What the programme calls the row; a talk has its title in `data/talks.ts`. */
  title: text.optional(),
  /** The talk that the row holds; only on rows of the kind `talk`. */
  talk: id.optional(),
  /** Who leads a row that is not a talk. */
  speaker: speakerSchema.optional(),
})

/** A layer's colours in one scheme; `data/checks/colours.ts` says what they need to be told apart. */
const paletteSchema = z.strictObject({
  /** Of text and lines. */
  hue: colour,
  /** Behind text. */
  tint: colour,
  /** Of areas. */
  solid: colour,
  /** Around areas, where the solid colour does not stand out from the ground by itself. */
  edge: colour.optional(),
})

export const layerSchema = z.strictObject({
  id,
  /** Its Japanese name. */
  name: text,
  /** What it is for, in a word of the makers'. */
  mission: text,
  /** Name of the product in `data/products.ts` that stands for it. */
  product: text,
  /** What the layer was (`from`) and what it turns into (`to`). */
  from: text,
  to: text,
  light: paletteSchema,
  dark: paletteSchema,
})

export const productSchema = z.strictObject({
  name: text,
  /** Whose trade mark it is. */
  maker: text,
  /** Its mark: a name of Iconify, such as `carbon:chat`. */
  icon: z.string({ error: ({ input }) => input === undefined ? 'is missing: name a mark of Iconify, such as "carbon:chat"' : undefined })
    .regex(/^[a-z\d-]+:[a-z\d-]+$/, 'is no mark: write it as Iconify does, set and name, such as "carbon:chat"'),
})

/** By the name or term, how it is said. */
export const readingsSchema = z.record(text, z.string().regex(/^[\p{Script=Hiragana}\p{Script=Katakana}ー・]+$/u, 'is no reading: write in kana how the name is said'))

export const wordsSchema = z.strictObject({
  /** A talk of the evening, before its number. */
  session: text,
  /** A layer, after its name. */
  layer: text,
  /** What a talk is about that has no layer of its own. */
  allLayers: text,
  mission: text,
  product: text,
  /** What the layers were, and what they turn into: headings of the comparison. */
  from: z.strictObject({ name: text, english: text }),
  to: z.strictObject({ name: text, english: text }),
  /** Caption of the comparison. */
  comparison: text,
  /** Over the last slide's lines. */
  takeHome: text,
  /** Sections before the first talk, and after the last. */
  beforeTalks: text,
  afterTalks: text,
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
  hashtag: z.string().regex(/^#[\p{L}\p{N}_]+$/u, 'is no hashtag: write it with its #'),
  /** When what is told was true. */
  asOf: text,
  source: z.strictObject({
    title: text,
    author: text,
    date: day,
    /** What the author thought of the evening, newly worded. */
    impression: text.optional(),
  }),
})

export const principleSchema = z.strictObject({
  id,
  /** As its makers name it. */
  name: text,
  /** Its meaning in a few words of Japanese. */
  gloss: text,
  /** What stands under its drawing: what was said of it, newly worded; empty without a drawing. */
  points: z.array(text).readonly(),
})

export const figureSchema = z.strictObject({
  id,
  /** What is counted. */
  label: text,
  /** Digits as they are shown. */
  value: z.string().regex(/^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/, 'is no number: write digits, with commas between thousands'),
  unit: text,
  /** A word before the number (最大) or after the unit (超, 弱) that it must not be shown without. */
  before: text.optional(),
  after: text.optional(),
  /** The talk that told it; a figure without one may stand anywhere. */
  talk: id.optional(),
})

export type Speaker = Readonly<z.infer<typeof speakerSchema>>
export type Talk = Readonly<z.infer<typeof talkSchema>>
export type AgendaRow = Readonly<z.infer<typeof agendaRowSchema>>
export type Layer = Readonly<z.infer<typeof layerSchema>>
export type Words = Readonly<z.infer<typeof wordsSchema>>
export type Product = Readonly<z.infer<typeof productSchema>>
export type Meetup = Readonly<z.infer<typeof eventSchema>>
/** Names and lists that drawings take over as they stand, in whatever shape: no text is empty. */
export interface Topics { readonly [name: string]: string | readonly (string | Topics)[] | Topics }
export const topicsSchema: z.ZodType<Topics> = z.lazy(() => z.record(z.string(), z.union([text, z.array(z.union([text, topicsSchema])), topicsSchema])))

/** What is worked out from figures; `text` is the value with its unit, as it is said. */
export const calculationsSchema = z.record(z.string(), z.strictObject({ value: text, unit: text, text }))

export type Principle = Readonly<z.infer<typeof principleSchema>>
export type Figure = Readonly<z.infer<typeof figureSchema>>
