/** Components of the tooling that a deck may show. Separate from `client.ts`, so that the first slide does not load them. */
export { default as QrCode } from './viewer/QrCode.vue'
