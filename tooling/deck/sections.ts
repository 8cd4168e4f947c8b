/** The parts of the talk, as outline and time plan name them. */
import { talks } from '../../data'

/**
 * Where a slide stands in the evening: before the talks, in one of them, or after.
 * @param talkOfSlide the `talk` of each slide, in running order
 */
export function sectionOf(talkOfSlide: readonly (string | undefined)[], index: number): string {
  const number = talks.findIndex(({ id }) => id === talkOfSlide[index]) + 1
  const talk = talks[number - 1]
  if (talk)
    return `セッション${number} ${talk.subject}(${talk.speaker.shortOrganization})`
  return talkOfSlide.slice(0, index).some(Boolean) ? 'おわりに' : 'はじめに'
}
