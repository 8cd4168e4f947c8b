/** Starts the print page (`tooling/export/printer.ts` and the tests build and open it). */
import { createMemoryHistory, createRouter } from 'vue-router'
import { mountDeck } from '../../slidev/client/mount'
import PrintDeck from './PrintDeck.vue'

// Slidev's navigation asks for a router; nothing moves here.
const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: { render: () => null } }] })

void mountDeck(PrintDeck, router)
