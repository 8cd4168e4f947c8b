import type { Section } from '../tooling/index'
import { talks } from './talks'

/**
 * Where a slide stands in the evening: before the talks, in one of them, or after.
 * @param frontmatters of all slides, in running order
 * @param index of the slide
 */
export function sectionOf(frontmatters: readonly Record<string, any>[], index: number): Section {
  const number = talks.findIndex(({ id }) => id === frontmatters[index]!.talk) + 1
  const talk = talks[number - 1]
  if (talk) {
    const name = `セッション${number} ${talk.subject}`
    return { title: `${name}(${talk.speaker.shortOrganization})`, short: talk.subject, name, by: talk.speaker.shortOrganization, attributes: 'layer' in talk ? { 'data-layer': talk.layer } : {} }
  }
  const title = frontmatters.slice(0, index).some(({ talk }) => talk) ? 'おわりに' : 'はじめに'
  return { title, short: title }
}
