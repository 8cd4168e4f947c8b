/** The time plan of a variant: how long each slide is spoken about, and what it is over or under. */
import type { SlideInfoBase } from '@slidev/types'
import type { Variant } from './config'
import { parseTimeString } from '@slidev/parser/utils'
import { CliError } from '../shared/errors'
import { config } from './config'
import { sum } from './plan'
import { sectionsOf } from './sections'
import { clickMark, pauseMark, spokenCharacters } from './spoken'

/**
 * Seconds in which nobody speaks: the room looks at what a click or a new slide has brought, or the notes say （間）.
 * The pauses between sentences are in the pace, which is that of whole texts; these are an assumption.
 */
export const silences = { slide: 1, click: 1, pause: 2 } as const

/** What a plan is made from: a deck, however it was read. */
export interface WithNotes {
  headmatter: Record<string, any>
  slides: readonly Pick<SlideInfoBase, 'title' | 'note' | 'frontmatter'>[]
}

/** Characters are written characters of Japanese (see `spoken.ts`), times are seconds; all are whole numbers. */
export interface SlideTime {
  /** Place in the variant, from 1. */
  number: number
  /** The slide's `routeAlias`. */
  alias: string
  title: string
  characters: number
  clicks: number
  /** How often the notes say （間）. */
  pauses: number
  /** Speech and silences. */
  seconds: number
  /** When the slide ends, from the start of the talk. */
  until: number
}

export interface SectionTime {
  title: string
  /** The title in a few characters. */
  short: string
  characters: number
  seconds: number
  slides: readonly SlideTime[]
}

/** A slide to leave out when late. */
export interface Drop {
  /** Its `dropWhenLate`: 1 goes first. */
  order: number
  number: number
  alias: string
  title: string
  /** When the slide begins; after that it is too late to leave it out. */
  begins: number
  /** What leaving it out saves. */
  seconds: number
  /** What leaving out this one and all before it saves. */
  saved: number
}

export interface TimePlan {
  variant: Variant
  /** Characters a minute. */
  pace: number
  /** Seconds without speech, for a new slide, a click and a pause. */
  silences: typeof silences
  /** The time of the variant: `duration` in its headmatter. */
  limit: number
  characters: number
  seconds: number
  /** What the talk is longer than its time; negative where it is shorter. */
  over: number
  sections: readonly SectionTime[]
  drops: readonly Drop[]
}

function limitOf(variant: Variant, { headmatter: { duration } }: WithNotes): number {
  try {
    return parseTimeString(duration).seconds
  }
  catch {
    throw new CliError(`${config.variants[variant]!.entry}: duration "${duration ?? ''}" is not a duration.`, 'Write it in the headmatter, for instance duration: 20min.')
  }
}

/** How often the notes ask for a pause. */
export function pausesIn(notes: string): number {
  return notes.match(pauseMark)?.length ?? 0
}

/** How many clicks the notes mark. */
export function clicksIn(notes: string): number {
  return notes.match(clickMark)?.length ?? 0
}

function timeSlides({ headmatter, slides }: WithNotes, pace: number): SlideTime[] {
  let until = 0
  return slides.map(({ frontmatter, title = '', note = '' }, index) => {
    const characters = Math.round(spokenCharacters(note, headmatter.notesAutoRuby))
    const clicks = clicksIn(note)
    const pauses = pausesIn(note)
    const silence = clicks * silences.click + pauses * silences.pause + (index > 0 ? silences.slide : 0)
    // Whole seconds here, so that the sums on the page add up.
    const seconds = Math.round(characters / pace * 60 + silence)
    until += seconds
    return { number: index + 1, alias: frontmatter.routeAlias, title, characters, clicks, pauses, seconds, until }
  })
}

function dropsOf({ slides }: WithNotes, times: readonly SlideTime[]): Drop[] {
  let saved = 0
  return times
    .map(time => ({ ...time, order: slides[time.number - 1]!.frontmatter.dropWhenLate as number | undefined }))
    .filter(time => time.order !== undefined)
    .sort((a, b) => a.order! - b.order!)
    .map(({ order, number, alias, title, seconds, until }) => {
      saved += seconds
      return { order: order!, number, alias, title, begins: until - seconds, seconds, saved }
    })
}

/**
 * Times a variant, slide by slide, at a pace in characters a minute.
 * @throws CliError where the headmatter states no time
 */
export function planTimes(variant: Variant, deck: WithNotes, pace: number): TimePlan {
  const limit = limitOf(variant, deck)
  const times = timeSlides(deck, pace)
  const sectionOfSlide = sectionsOf(deck.slides)
  const sections = [...new Map(sectionOfSlide.map(section => [section.title, section])).values()].map(({ title, short }) => {
    const slides = times.filter((_, index) => sectionOfSlide[index]!.title === title)
    return { title, short, characters: sum(slides.map(({ characters }) => characters)), seconds: sum(slides.map(({ seconds }) => seconds)), slides }
  })
  const seconds = sum(times.map(({ seconds }) => seconds))
  return {
    variant,
    pace,
    silences,
    limit,
    characters: sum(times.map(({ characters }) => characters)),
    seconds,
    over: seconds - limit,
    sections,
    drops: dropsOf(deck, times),
  }
}
