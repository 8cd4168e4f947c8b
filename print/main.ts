/** Starts the print page (`scripts/export/printer.ts` and the tests build and open it). */
import { createVClickDirectives } from '@slidev/client/modules/v-click.ts'
import { createApp } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { provideContext } from '../client/provideContext'
import PrintDeck from './PrintDeck.vue'
import '../client/styles'

// Slidev's navigation asks for a router; nothing moves here.
const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: { render: () => null } }] })

const app = createApp(PrintDeck).use(router).use(createVClickDirectives())
router.isReady().then(() => {
  provideContext(app)
  app.mount('#app')
})
