import { defineRoutesSetup } from '@slidev/types'

/**
 * The page that PDFs are printed from, in the build that `npm run export` makes and nowhere else. Slidev's own print
 * page knows neither cuts nor a handout, and comes only with an export inside each build (`download`).
 */
export default defineRoutesSetup(routes => import.meta.env.DECK_PRINT
  ? [{ name: 'print', path: '/print', component: () => import('../print/PrintDeck.vue') }, ...routes]
  : routes)
