/** Where the talk is: what the server keeps and every window shows, and the only way to change it. */
import type { Place, PresentPlan } from '../../deck/plan'
import { clicksOf, plannedSpan } from '../../deck/plan'

export interface PresentationState extends Place {
  clock: {
    /** What it showed when it was last started, in milliseconds. */
    spent: number
    /** When it was last started, in milliseconds since 1970; null while it is stopped. */
    since: number | null
  }
  /** The audience view is black. */
  black: boolean
  /** The slides are in dark colours. */
  dark: boolean
  /** What went wrong in an audience view, by slide. */
  trouble: Readonly<Record<number, string>>
}

/** Longest message about what went wrong on a slide, in characters. */
export const maxTroubleLength = 500

export type Move = 'next' | 'prev' | 'nextSlide' | 'prevSlide' | 'first' | 'last'
/** Settings that the same action switches on and off. */
export type Toggle = 'black' | 'dark'

export type Action
  = | { do: Move }
    | { do: 'go', slide: number, click?: number }
    /** How the talk continued in an audience view that was alone, and which server that view last heard. */
    | { do: 'resume', state: PresentationState, server: string }
    | { do: Toggle }
    | { do: 'start' | 'pause' | 'restart' }
    | { do: 'report', slide: number, trouble: string | null }

export const initialState: PresentationState = { slide: 1, click: 0, clock: { spent: 0, since: null }, black: false, dark: false, trouble: {} }

/** Milliseconds on the talk's clock. */
export function elapsed({ clock: { spent, since } }: PresentationState, now: number): number {
  // If the device's clock was set back since then, no time is lost.
  return spent + (since === null ? 0 : Math.max(now - since, 0))
}

export type ClockStatus = 'stopped' | 'running' | 'paused'

/** Status of the talk's clock; it is stopped until the talk begins. */
export function clockStatus({ clock: { spent, since } }: PresentationState): ClockStatus {
  return since !== null ? 'running' : spent > 0 ? 'paused' : 'stopped'
}

/** Where an action moves to; undefined if it does not move, or would leave the talk. */
function destination(plan: PresentPlan, { slide, click }: Place, action: Action): Place | undefined {
  const count = plan.slides.length
  switch (action.do) {
    case 'next':
      return click < clicksOf(plan, slide) ? { slide, click: click + 1 } : destination(plan, { slide, click }, { do: 'nextSlide' })
    case 'prev':
      return click > 0 ? { slide, click: click - 1 } : slide > 1 ? { slide: slide - 1, click: clicksOf(plan, slide - 1) } : undefined
    case 'nextSlide':
      return slide < count ? { slide: slide + 1, click: 0 } : undefined
    case 'prevSlide':
      return slide > 1 ? { slide: slide - 1, click: 0 } : undefined
    case 'first':
    case 'restart':
      return { slide: 1, click: 0 }
    case 'last':
      return { slide: count, click: 0 }
    case 'go':
      return action.slide >= 1 && action.slide <= count
        ? { slide: action.slide, click: Math.min(action.click ?? 0, clicksOf(plan, action.slide)) }
        : undefined
    case 'resume':
      return destination(plan, { slide, click }, { do: 'go', slide: action.state.slide, click: action.state.click })
  }
}

/** The click that follows a place; undefined at the end. */
export function placeAfter(plan: PresentPlan, place: Place): Place | undefined {
  return destination(plan, place, { do: 'next' })
}

function clockAfter(plan: PresentPlan, state: PresentationState, action: Action, place: Place, now: number): PresentationState['clock'] {
  switch (action.do) {
    case 'start':
      return { spent: elapsed(state, now), since: now }
    case 'pause':
      return { spent: elapsed(state, now), since: null }
    case 'restart':
      return initialState.clock
    case 'resume':
      return action.state.clock
    case 'next':
    case 'nextSlide': {
      // Moving on from the first slide starts the clock. What was said so far counts as planned.
      const begins = state.slide === 1 && state.clock.since === null && state.clock.spent === 0
      return begins ? { spent: plannedSpan(plan, place).from * 1000, since: now } : state.clock
    }
    default:
      return state.clock
  }
}

/** The state after an action. */
export function advance(plan: PresentPlan, state: PresentationState, action: Action, now: number): PresentationState {
  const place = destination(plan, state, action) ?? { slide: state.slide, click: state.click }
  const next = { ...state, ...place, clock: clockAfter(plan, state, action, place, now) }
  switch (action.do) {
    case 'black':
      return { ...next, black: !state.black }
    case 'dark':
      return { ...next, dark: !state.dark }
    case 'resume': {
      const trouble = Object.entries(action.state.trouble).filter(([slide]) => Number(slide) <= plan.slides.length)
      return { ...next, black: action.state.black, dark: action.state.dark, trouble: Object.fromEntries(trouble) }
    }
    case 'report': {
      if (action.slide > plan.slides.length)
        return next
      const { [action.slide]: _, ...others } = state.trouble
      return { ...next, trouble: action.trouble === null ? others : { ...others, [action.slide]: action.trouble } }
    }
    default:
      return next
  }
}

/** What a window shows. */
export type WindowKind = 'audience' | 'presenter'

/** What the server sends to every window on each change, and every few seconds besides. */
export interface ServerMessage {
  state: PresentationState
  /** The server's clock in milliseconds since 1970; a phone's may differ. */
  now: number
  /** How many audience views are open. */
  audienceViews: number
  /** Which start of the server sends this. */
  server: string
  /** Which build is served. A window that was opened with another one has to reload. */
  build: string
}

/** The longest time between two messages of the server, in milliseconds. */
export const heartbeatMs = 5000
