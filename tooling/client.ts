/** What a deck's components may ask of the tooling, in the browser. */
export { useVariant } from './slidev/variant'
export { useFlow } from './viewer/flows'
