import { definePreparserSetup } from '@slidev/types'
import * as facts from '../data'
import { checkDeck } from '../scripts/check'

/** Slidev comes here before it reads the deck, whatever it reads it for: wrong facts and pages stop it. */
export default definePreparserSetup(async ({ filepath }) => {
  await checkDeck(filepath, facts)
  return []
})
