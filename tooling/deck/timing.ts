/** The time plan of a variant: how long each slide takes, and how far the talk is over or under its time. */
import type { SlideInfoBase } from '@slidev/types'
import type { Variant } from './config'
import { parseTimeString } from '@slidev/parser/utils'
import { CliError } from '../shared/errors'
import { config } from './config'
import { sum } from './plan'
import { sectionsOf } from './sections'
import { clickMark, pauseMark, spokenCharacters } from './spoken'

/**
 * Seconds without speech: the audience looks at a new slide or the result of a click, or the notes say （間）. Pauses between
 * sentences are part of the pace, which is measured on whole texts. These values are an assumption.
 */
export const silences = { slide: 1, click: 1, pause: 2 } as const

/** The deck that a plan is made from, however it was read. */
export interface WithNotes {
  headmatter: Record<string, any>
  slides: readonly Pick<SlideInfoBase, 'title' | 'note' | 'frontmatter'>[]
}

/** Characters are written Japanese characters (see `spoken.ts`), and times are in seconds. All are whole numbers. */
export interface SlideTime {
  /** Position in the variant, counted from 1. */
  number: number
  /** The slide's `routeAlias`. */
  alias: string
  title: string
  characters: number
  clicks: number
  /** The number of （間） in the notes. */
  pauses: number
  /** Time of speech and silences. */
  seconds: number
  /** End of the slide, counted from the start of the talk. */
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

/** A slide that can be left out when late. */
export interface Drop {
  /** Its `dropWhenLate`: 1 goes first. */
  order: number
  number: number
  alias: string
  title: string
  /** When the slide begins. After that, it is too late to leave it out. */
  begins: number
  /** The time that leaving it out saves. */
  seconds: number
  /** The time that leaving out this slide and all earlier ones in the order saves. */
  saved: number
}

export interface TimePlan {
  variant: Variant
  /** Characters per minute. */
  pace: number
  /** Seconds without speech, for a new slide, a click and a pause. */
  silences: typeof silences
  /** The time limit of the variant: `duration` in its headmatter. */
  limit: number
  characters: number
  seconds: number
  /** How far the talk exceeds its limit; negative if it is shorter. */
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

/** The number of pauses marked in the notes. */
export function pausesIn(notes: string): number {
  return notes.match(pauseMark)?.length ?? 0
}

/** The number of clicks marked in the notes. */
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
    // Round to whole seconds here, so that displayed sums add up.
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
 * Times a variant, slide by slide, at a pace in characters per minute.
 * @throws CliError if the headmatter states no time
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
