/** Fonts with only the characters of the first slide, small enough to inline in the page. */
import { Buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { families } from './families'
import { faces } from './fonts'
import { subsetWoff2 } from './subset'

/** A text in a page and its font. */
export interface FontText {
  family: string
  weight: number
  text: string
}

/** The subset of each face that a page needs for its text in this family, as WOFF2 in base64. */
async function subsets(characters: readonly FontText[]): Promise<{ weight: number, font: string }[]> {
  const require = createRequire(import.meta.url)
  const fonts = await Promise.all(faces.map(async (face) => {
    const text = characters.filter(part => part.family === families.first && part.weight === face.weight).map(part => part.text).join('')
    if (!text || face.family !== families.sans)
      return []
    const font = await subsetWoff2(await readFile(require.resolve(face.source)), text)
    return [{ weight: face.weight, font: Buffer.from(font).toString('base64') }]
  }))
  return fonts.flat()
}

/** The `@font-face` rules for the page's text in this family, with the fonts inline. */
export async function firstFonts(characters: readonly FontText[]): Promise<string> {
  return (await subsets(characters))
    .map(({ weight, font }) => `@font-face{font-family:'${families.first}';font-weight:${weight};src:url(data:font/woff2;base64,${font})}`)
    .join('')
}

/**
 * The same fonts as a script for the head of the page. A font from a rule is only loaded when the first text in it is laid
 * out, so the page may first be painted in another font and then jump. A font made from bytes is available at once.
 */
export async function firstFontsScript(characters: readonly FontText[]): Promise<string> {
  return (await subsets(characters))
    .map(({ weight, font }) => `document.fonts.add(new FontFace('${families.first}',Uint8Array.from(atob('${font}'),c=>c.charCodeAt(0)),{weight:'${weight}'}))`)
    .join(';')
}
