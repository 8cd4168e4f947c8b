/** The parts of the tooling that a deck's components may use in the browser. */
export { useVariant } from './slidev/variant'
export { useFlow } from './viewer/flows'
