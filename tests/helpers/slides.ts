/** Slides by what they are: a check needs no number and no name of a talk. */
import type { Variant } from '../../tooling/deck/config'
import { mainVariant, variants } from '../../tooling/deck/config'

/** A slide, as far as it is told from others here. */
interface Countable {
  /** Its number in the variant, from 1. */
  no: number
  /** How many clicks it has. */
  steps: number
}

/**
 * The first slide of a kind.
 * @param slides in running order
 * @param kind in words, for the message
 * @param is tells whether a slide is of that kind
 * @throws Error where the deck has none
 */
export function findSlide<T>(slides: readonly T[], kind: string, is: (slide: T) => boolean): T {
  const found = slides.find(is)
  if (!found)
    throw new Error(`This check needs ${kind}, and the deck has none.`)
  return found
}

/** A slide with two clicks or more, amid others. */
export function stepped<T extends Countable>(slides: readonly T[]): T {
  return findSlide(slides, 'a slide with two clicks amid others', ({ no, steps }) => steps > 1 && no > 1 && no < slides.length)
}

/** A slide without clicks, amid others. */
export function plain<T extends Countable>(slides: readonly T[]): T {
  return findSlide(slides, 'a slide without clicks amid others', ({ no, steps }) => steps === 0 && no > 1 && no < slides.length)
}

/** A slide in the middle. */
export const middle = <T>(slides: readonly T[]): T => slides[Math.floor(slides.length / 2)]!

/** A variant beside the main one; the main one where there is no other. */
export const otherVariant: Variant = variants[1] ?? mainVariant
