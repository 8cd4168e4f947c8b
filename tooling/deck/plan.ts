/** The time plan for the windows and their server. Times are in seconds from the start of the talk. */

import type { Variant } from './config'

export interface PlannedSlide {
  /** Number in the variant, counted from 1. */
  number: number
  /** The slide's `routeAlias`. */
  alias: string
  title: string
  /** Seconds before the first click, then after each click: one more entry than the slide has clicks. */
  parts: readonly number[]
  /** Whether the slide can be left out when late. */
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
  /** The time limit of the talk. */
  limit: number
  slides: readonly PlannedSlide[]
  sections: readonly PlannedSection[]
}

/** A place in the talk. */
export interface Place {
  /** Number of the slide, counted from 1. */
  slide: number
  /** Click of the slide, counted from 0. */
  click: number
}

/** The sum of the numbers; 0 if there are none. */
export const sum = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)

/** A time in minutes and seconds: 12:05. */
export function clock(seconds: number): string {
  const whole = Math.max(Math.floor(seconds), 0)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** The number of clicks on a slide. */
export function clicksOf(plan: PresentPlan, slide: number): number {
  return plan.slides[slide - 1]!.parts.length - 1
}

/** When the talk should be at a place, according to the plan. */
export function plannedSpan(plan: PresentPlan, { slide, click }: Place): { from: number, until: number } {
  const { parts } = plan.slides[slide - 1]!
  const from = sum(plan.slides.slice(0, slide - 1).flatMap(({ parts }) => parts)) + sum(parts.slice(0, click))
  return { from, until: from + parts[click]! }
}

/**
 * Whole seconds that the talk is behind the plan; negative if it is ahead, and 0 for as long as the plan has it at this
 * place.
 */
export function secondsBehind(plan: PresentPlan, place: Place, elapsed: number): number {
  const { from, until } = plannedSpan(plan, place)
  return Math.round(elapsed < from ? elapsed - from : Math.max(elapsed - until, 0))
}

export type Pace = 'ahead' | 'on time' | 'behind' | 'far behind'

/** The delays, in seconds, at which the speaker gets a warning and at which they must act. */
const warning = 5
const critical = 30

export function paceOf(behind: number): Pace {
  if (behind >= critical)
    return 'far behind'
  if (behind >= warning)
    return 'behind'
  return behind <= -warning ? 'ahead' : 'on time'
}
