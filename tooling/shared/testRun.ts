/** What `npm test` and the checks that it runs know of each other. */
import path from 'node:path'
import { root } from './folders'

/** What Playwright found, for the count at the end. */
export const resultsFile = path.join(root, '.cache/tests/results.json')

/** Annotations of a check, for the last lines: the engine that it has looked in, or that is not here. */
export const lookedIn = 'engine'
export const notHere = 'engine that is not here'
