/** What `npm test` and the checks that it runs share. */
import path from 'node:path'
import { root } from './folders'

/** Playwright's results, for the count at the end. */
export const resultsFile = path.join(root, '.cache/tests/results.json')

/** Annotations of a check, for the last lines: the engine that it ran in, or that is not installed here. */
export const lookedIn = 'engine'
export const notHere = 'engine that is not installed'
