import type { Section } from '../tooling/index'
import type { Talk } from './schema'
import { organizationOf } from './organization'
import { talks } from './talks'
import { words } from './words'

/**
 * The section of a slide: before the talks, in one of them, or after.
 * @param frontmatters the frontmatters of all slides, in running order
 * @param index the index of the slide
 */
export function sectionOf(frontmatters: readonly Record<string, any>[], index: number): Section {
  const number = talks.findIndex(({ id }) => id === frontmatters[index]!.talk) + 1
  const talk: Talk | undefined = talks[number - 1]
  if (talk) {
    const name = `${words.session}${number} ${talk.subject}`
    const by = organizationOf(talk.speaker)
    return { title: `${name}（${by}）`, short: talk.subject, name, by, attributes: talk.layer ? { 'data-layer': talk.layer } : {} }
  }
  const title = frontmatters.slice(0, index).some(({ talk }) => talk) ? words.afterTalks : words.beforeTalks
  return { title, short: title }
}
