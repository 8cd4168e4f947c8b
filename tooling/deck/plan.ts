/** The time plan as the windows and their server use it. Times are seconds from the start of the talk. */

import type { Variant } from './config'

export interface PlannedSlide {
  /** Number in the variant, from 1. */
  number: number
  /** The slide's `routeAlias`. */
  alias: string
  title: string
  /** Seconds before the first click, then after each: one more than the slide has clicks. */
  parts: readonly number[]
  /** The slide can be left out when late. */
  droppable: boolean
}

export interface PlannedSection {
  title: string
  /** The title in a few characters. */
  short: string
  /** Number of its first slide. */
  first: number
  seconds: number
}

export interface PresentPlan {
  variant: Variant
  /** The deck's title. */
  title: string
  /** The time that the talk has. */
  limit: number
  slides: readonly PlannedSlide[]
  sections: readonly PlannedSection[]
}

/** A place in the talk. */
export interface Place {
  /** Number of the slide, from 1. */
  slide: number
  /** Click of the slide, from 0. */
  click: number
}

/** The sum of some numbers; 0 of none. */
export const sum = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)

/** A time in minutes and seconds: 12:05. */
export function clock(seconds: number): string {
  const whole = Math.max(Math.floor(seconds), 0)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** How many clicks a slide has. */
export function clicksOf(plan: PresentPlan, slide: number): number {
  return plan.slides[slide - 1]!.parts.length - 1
}

/** When the plan has the talk at a place. */
export function plannedSpan(plan: PresentPlan, { slide, click }: Place): { from: number, until: number } {
  const { parts } = plan.slides[slide - 1]!
  const from = sum(plan.slides.slice(0, slide - 1).flatMap(({ parts }) => parts)) + sum(parts.slice(0, click))
  return { from, until: from + parts[click]! }
}

/**
 * Whole seconds that the talk is behind the plan; negative where it is ahead. It is neither for as long as the plan
 * has it at this place.
 */
export function secondsBehind(plan: PresentPlan, place: Place, elapsed: number): number {
  const { from, until } = plannedSpan(plan, place)
  return Math.round(elapsed < from ? elapsed - from : Math.max(elapsed - until, 0))
}

export type Pace = 'ahead' | 'on time' | 'behind' | 'far behind'

/** From how many seconds on a speaker should hear of it, and from how many on it needs doing something about. */
const warning = 5
const critical = 30

export function paceOf(behind: number): Pace {
  if (behind >= critical)
    return 'far behind'
  if (behind >= warning)
    return 'behind'
  return behind <= -warning ? 'ahead' : 'on time'
}
