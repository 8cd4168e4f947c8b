/** The talk's place and clock in a file, so that they survive a restart of the server. */
import type { PresentPlan } from '../deck/plan'
import type { Action, PresentationState } from './client/state'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { sum } from '../deck/plan'
import { keepRun } from '../deck/runs'
import { writeFileAtomic } from '../shared/files'
import { advance, elapsed, initialState, maxTroubleLength } from './client/state'

/** When an untouched talk is over, in milliseconds. */
const maxAgeMs = 2 * 60 * 60 * 1000

/** Going through the talk in less than this share of its time is only browsing. */
const minShare = 0.25

const whole = z.number().int().nonnegative()
/** A time or a span in milliseconds, as a clock can have it. */
const milliseconds = z.number().nonnegative().max(8.64e15)
const slideNumber = z.string().regex(/^[1-9]\d*$/)
/** What went wrong on a slide. */
export const troubleSchema = z.string().max(maxTroubleLength)
/** What an audience view sends, and the file keeps. */
export const stateSchema = z.object({
  slide: whole.positive(),
  click: whole,
  clock: z.object({ spent: milliseconds, since: milliseconds.nullable() }),
  black: z.boolean(),
  dark: z.boolean(),
  trouble: z.record(slideNumber, troubleSchema),
}) satisfies z.ZodType<PresentationState>
const keptSchema = z.object({
  /** When it was written, in milliseconds since 1970. */
  at: z.number(),
  state: stateSchema,
  /** When the talk began, in milliseconds since 1970. */
  began: z.number(),
  /** Milliseconds that each slide was shown so far, by its number. Their sum is what the clock showed at the last change. */
  shown: z.record(slideNumber, z.number().nonnegative()),
})
type Kept = z.infer<typeof keptSchema>

export interface StoreOptions {
  plan: PresentPlan
  /** File that keeps place and clock. */
  file: string
  /** Folder for the times of talks that reached their last slide. */
  runs: string
  /** The time, in milliseconds since 1970. */
  now?: () => number
}

export class Store {
  private kept: Kept

  constructor(private readonly options: StoreOptions) {
    this.kept = this.read() ?? { at: 0, state: initialState, began: 0, shown: {} }
  }

  get state(): PresentationState {
    return this.kept.state
  }

  /** Changes the state. If it cannot be kept, the terminal says so and the talk continues. */
  change(action: Action): void {
    const { plan, now = Date.now } = this.options
    const at = now()
    const { state: before } = this.kept
    const state = advance(plan, before, action, at)
    const { began, shown } = this.count(before, action.do === 'restart' ? before : state, at)
    this.kept = { at, state, began, shown: action.do === 'restart' ? {} : shown }
    try {
      writeFileAtomic(this.options.file, JSON.stringify(this.kept))
      if ([before.slide, state.slide].includes(plan.slides.length))
        this.keepFinished(began, shown)
    }
    catch (error) {
      console.error(`The place and the clock of the talk cannot be kept: ${(error as Error).message}`)
    }
  }

  /** Adds the clock's time since the last change to the slide that was shown until now. */
  private count({ slide }: PresentationState, clock: PresentationState, at: number): Pick<Kept, 'began' | 'shown'> {
    const { began, shown } = this.kept
    const counted = sum(Object.values(shown))
    const spent = elapsed(clock, at) - counted
    return spent > 0
      ? { began: counted === 0 ? at - spent : began, shown: { ...shown, [slide]: (shown[slide] ?? 0) + spent } }
      : { began, shown }
  }

  /** Counts the last slide up to now, if the clock is running: no more changes will follow. */
  end(): void {
    const { slide, click, clock } = this.state
    if (clock.since !== null)
      this.change({ do: 'go', slide, click })
  }

  /** Keeps the times of a talk that has reached its end, replacing those kept of it before. */
  private keepFinished(began: number, shown: Kept['shown']): void {
    const { plan, runs } = this.options
    const seconds = sum(Object.values(shown)) / 1000
    if (seconds >= plan.limit * minShare)
      keepRun(runs, { variant: plan.variant, began, slides: Object.fromEntries(Object.entries(shown).map(([number, spent]) => [plan.slides[Number(number) - 1]!.alias, spent / 1000])) })
  }

  /** The kept talk, if it is still going on; undefined if the file cannot be read or is invalid. */
  private read(): Kept | undefined {
    const { plan, file, now = Date.now } = this.options
    try {
      const { at, state, began, shown } = keptSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
      // The deck may have become shorter since.
      const place = advance(plan, state, { do: 'go', slide: Math.min(state.slide, plan.slides.length), click: state.click }, at)
      const isShorter = Object.keys(shown).some(number => Number(number) > plan.slides.length)
      return now() - at < maxAgeMs ? { at, state: { ...place, trouble: {} }, began, shown: isShorter ? {} : shown } : undefined
    }
    catch {
      return undefined
    }
  }
}
