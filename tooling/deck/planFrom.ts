/** Makes the time plan of a variant, click by click, for the windows. */
import type { Variant } from './config'
import type { PresentPlan } from './plan'
import type { Readings } from './spoken'
import type { WithNotes } from './timing'
import { config } from './config'
import { sum } from './plan'
import { clickMark, spokenCharacters, usualPace } from './spoken'
import { pausesIn, planTimes, silences } from './timing'

/** Divides the seconds of a slide among its clicks, by how much is said in each. */
export function partsOf(note: string, seconds: number, readings?: Readings): number[] {
  const [before = '', ...parts] = note.split(clickMark)
  const secondsFor = (part: string): number => spokenCharacters(part, readings) / usualPace * 60 + pausesIn(part) * silences.pause
  const weights = [secondsFor(before) + silences.slide]
  // The split returns the count of each mark, then the text after it.
  for (let i = 0; i < parts.length; i += 2) {
    weights.push(...Array.from({ length: Number(parts[i] ?? 1) - 1 }, () => 0))
    weights.push(secondsFor(parts[i + 1]!) + silences.click)
  }
  const whole = sum(weights)
  return weights.map(weight => seconds * weight / whole)
}

/**
 * Makes the plan of a variant from its notes.
 * @throws CliError if the headmatter states no time
 */
export function planFrom(variant: Variant, deck: WithNotes): PresentPlan {
  const { limit, sections } = planTimes(variant, deck, usualPace)
  const times = sections.flatMap(({ slides }) => slides)
  return {
    variant,
    title: config.variants[variant]!.title,
    limit,
    slides: times.map(({ number, alias, title, seconds }) => {
      const { note = '', frontmatter } = deck.slides[number - 1]!
      return { number, alias, title, parts: partsOf(note, seconds, deck.headmatter.notesAutoRuby), droppable: frontmatter.dropWhenLate !== undefined }
    }),
    sections: sections.map(({ title, short, seconds, slides }) => ({ title, short, first: slides[0]!.number, seconds })),
  }
}
