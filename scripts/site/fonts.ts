/** A font with nothing but the characters of the first slide, small enough to stand in the page itself. */
import type { Rendered } from './rendered'
import { Buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { faces } from '../fonts'
import { subsetWoff2 } from '../subset'

/** Family of these fonts in the style sheets of the stage, and the family that they stand in for. */
const family = 'Deck First'
const whole = 'Deck Sans'

/** The `@font-face` rules for the characters that the page sets in this family, with the fonts inside. */
export async function firstFonts(characters: Rendered['characters']): Promise<string> {
  const require = createRequire(import.meta.url)
  const rules = await Promise.all(faces.map(async (face) => {
    const text = characters.filter(part => part.family === family && part.weight === face.weight).map(part => part.text).join('')
    if (!text || face.family !== whole)
      return ''
    const font = await subsetWoff2(await readFile(require.resolve(face.source)), text)
    return `@font-face{font-family:'${family}';font-weight:${face.weight};src:url(data:font/woff2;base64,${Buffer.from(font).toString('base64')})}`
  }))
  return rules.join('')
}
