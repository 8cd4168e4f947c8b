/** The text of marked content, according to the Unicode maps of its fonts. */
import type { OperatorGroup } from './content'
import { glyphsOf } from './content'

/** Characters by their codes in a font. */
export type UnicodeMap = ReadonlyMap<number, string>

const numberOf = (hex: string): number => Number.parseInt(hex, 16)

/** Reads a `ToUnicode` map as Skia writes it: a line for each code or range of codes, ending with the characters of the first. */
export function readUnicodeMap(cmap: string): UnicodeMap {
  const map = new Map<number, string>()
  for (const [, lines] of cmap.matchAll(/beginbf(?:char|range)([\s\S]*?)endbf/g)) {
    for (const line of lines!.trim().split('\n')) {
      const hexes = line.match(/[\dA-F]+/gi)!
      const [first, last] = [numberOf(hexes[0]!), numberOf(hexes.at(-2)!)]
      const units = hexes.at(-1)!.match(/.{4}/g)!.map(numberOf)
      for (let code = first; code <= last; code++)
        map.set(code, String.fromCharCode(...units.slice(0, -1), units.at(-1)! + code - first))
    }
  }
  return map
}

/** The texts of marked content, by its number; U+0000 for a glyph without a character. */
export function textsOfMarks(groups: readonly OperatorGroup[], mapOf: (font: string) => UnicodeMap): Map<number, string> {
  const texts = new Map<number, string>()
  for (const { operators, mcid, paints } of groups) {
    if (mcid === undefined || paints !== 'text')
      continue
    let map: UnicodeMap = new Map()
    for (const operator of operators) {
      if (operator.name === 'Tf')
        map = mapOf(String(operator.operands[0]).slice(1))
      const text = glyphsOf(operator).map(glyph => map.get(glyph) ?? '\0').join('')
      texts.set(mcid, (texts.get(mcid) ?? '') + text)
    }
  }
  return texts
}
