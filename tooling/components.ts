/** Components of the tooling that a deck may show. Apart from `client.ts`: what no first slide shows is not to be loaded with it. */
export { default as QrCode } from './viewer/QrCode.vue'
