/** The parts of the talk, as outline and time plan name them. */
import { talks } from '../data'

/** A part of the talk. */
export interface Section {
  name: string
  /** The company that speaks in it. */
  company?: string
}

/**
 * Where a slide stands in the evening: before the talks, in one of them, or after.
 * @param talkOfSlide the `talk` of each slide, in running order
 */
export function partOf(talkOfSlide: readonly (string | undefined)[], index: number): Section {
  const number = talks.findIndex(({ id }) => id === talkOfSlide[index]) + 1
  const talk = talks[number - 1]
  if (talk)
    return { name: `セッション${number} ${talk.subject}`, company: talk.speaker.shortOrganization }
  return { name: talkOfSlide.slice(0, index).some(Boolean) ? 'おわりに' : 'はじめに' }
}

/** The same in one line. */
export function sectionOf(talkOfSlide: readonly (string | undefined)[], index: number): string {
  const { name, company } = partOf(talkOfSlide, index)
  return company ? `${name}(${company})` : name
}
