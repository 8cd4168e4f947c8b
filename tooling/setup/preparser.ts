import { definePreparserSetup } from '@slidev/types'
import { checkDeck } from '../check'
import { checkGlyphs } from '../check/glyphs'
import { refuse } from '../check/problem'
import { config } from '../deck/config'
import { extensionsFor } from '../deck/preparse'

/**
 * Slidev comes here before it reads the deck, whatever it reads it for: wrong facts and pages stop it. Warnings, and
 * characters that the fonts lack, do so too, but for the server, which shows them and goes on (`checkWhileServing`).
 */
export default definePreparserSetup(async ({ filepath, mode }) => {
  const isWriting = mode === 'dev'
  const { sources } = await checkDeck(filepath, config, isWriting)
  if (!isWriting)
    refuse(await checkGlyphs(sources, config))
  return extensionsFor(filepath)
})
