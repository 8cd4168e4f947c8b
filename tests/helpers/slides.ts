/** Finds slides by their properties, so that tests need no numbers or names of a talk. */
import type { Variant } from '../../tooling/deck/config'
import { mainVariant, variants } from '../../tooling/deck/config'

/** The properties that distinguish slides here. */
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
 * @param is whether a slide is of that kind
 * @throws Error if the deck has none
 */
export function findSlide<T>(slides: readonly T[], kind: string, is: (slide: T) => boolean): T {
  const found = slides.find(is)
  if (!found)
    throw new Error(`This check needs ${kind}, and the deck has none.`)
  return found
}

/** A slide with two clicks or more, between others. */
export function stepped<T extends Countable>(slides: readonly T[]): T {
  return findSlide(slides, 'a slide with two clicks between others', ({ no, steps }) => steps > 1 && no > 1 && no < slides.length)
}

/** A slide without clicks, between others. */
export function plain<T extends Countable>(slides: readonly T[]): T {
  return findSlide(slides, 'a slide without clicks between others', ({ no, steps }) => steps === 0 && no > 1 && no < slides.length)
}

/** A slide in the middle. */
export const middle = <T>(slides: readonly T[]): T => slides[Math.floor(slides.length / 2)]!

/** A variant other than the main one, or the main one if it is the only one. */
export const otherVariant: Variant = variants[1] ?? mainVariant
