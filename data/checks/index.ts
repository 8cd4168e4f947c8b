/** This talk's own checks, which `deck.config.ts` hands to the tooling. */
import type { Problem, Sources } from '../../tooling/index'
import * as facts from '..'
import { readings } from '../readings'
import { checkData as checkFactsAlone } from './data'
import { checkFacts } from './facts'
import { checkSlides } from './slides'

export { neededFor } from './slides'

/** All that is wrong with the facts themselves. */
export const checkData = (): Problem[] => checkFactsAlone({ ...facts, readings })

/** All that pages and notes say against the facts. */
export const checkPages = (sources: Sources): Problem[] => [...checkSlides(sources, facts), ...checkFacts(sources, facts)]
