/** Starts the print page, which `tooling/export/printer.ts` and the tests build and open. */
import { createMemoryHistory, createRouter } from 'vue-router'
import { mountDeck } from '../../slidev/client/mount'
import PrintDeck from './PrintDeck.vue'
import './print.css'

// Marks that look hand-drawn are random. With a fixed seed, the same deck gives the same file (Park and Miller's generator).
let seed = 1
Math.random = () => (seed = seed * 16807 % 2147483647) / 2147483647

// Slidev's navigation requires a router, but this page has no routes.
const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: { render: () => null } }] })

void mountDeck(PrintDeck, router)
