/** This talk's own checks, which `deck.config.ts` hands to the tooling. */
import type { Problem, Sources } from '../../tooling/index'
import * as facts from '..'
import { readings } from '../readings'
import { checkData as checkFactsAlone } from './data'
import { checkFacts } from './facts'
import { checkSlides } from './slides'

export { neededFor } from './slides'

/** The problems of the facts themselves. */
export const checkData = (): Problem[] => checkFactsAlone({ ...facts, readings })

/** Everything in pages and notes that contradicts the facts. */
export const checkPages = (sources: Sources): Problem[] => [...checkSlides(sources, facts), ...checkFacts(sources, facts)]
