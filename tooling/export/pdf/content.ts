/**
 * Reads content streams into operators and re-marks them, so that everything painted is either content of a tag or an
 * artifact. Chromium marks what has a tag and leaves the rest unmarked, but PDF/UA-1 (7.1) requires the rest to be declared
 * as artifacts.
 *
 * Only supports what Skia writes: no inline images, no comments, no nested parentheses in strings.
 */

export interface Operator {
  name: string
  /** Numbers as numbers, everything else as written. */
  operands: readonly (number | string)[]
  /** The operator with its operands, as written. */
  source: string
}

const token = /\s*(?:([-+]?(?:\d+\.?\d*|\.\d+))|(\/[^\s/<>[\]()]*|<<[\s\S]*?>>|<[^<>]*>|\[[^\]]*\]|\((?:[^()\\]|\\[\s\S])*\))|([A-Z'"*]+\d?\*?))/iy

/**
 * Reads a content stream.
 * @throws Error if there is syntax it does not know
 */
export function readOperators(content: string): Operator[] {
  const operators: Operator[] = []
  let operands: (number | string)[] = []
  let start = 0
  const end = content.trimEnd().length
  token.lastIndex = 0
  while (token.lastIndex < end) {
    const at = token.lastIndex
    const match = token.exec(content)
    if (!match)
      throw new Error(`Content stream: cannot read "${content.slice(at, at + 40)}"`)
    const [, number, operand, name] = match
    if (name) {
      if (name === 'BI')
        throw new Error('Content stream: inline images are not read')
      operators.push({ name, operands, source: content.slice(start, token.lastIndex).trim() })
      operands = []
      start = token.lastIndex
    }
    else {
      operands.push(number === undefined ? operand! : Number(number))
    }
  }
  return operators
}

export type Paints = 'text' | 'path' | 'object' | 'nothing'

/** Operators that belong together: no mark may begin or end between them. */
export interface OperatorGroup {
  operators: readonly Operator[]
  paints: Paints
  /** Name of the external object that it paints. */
  object?: string
  /** The marked content that it is in. */
  mcid?: number
  /** Whether it is in any mark, of content or of an artifact. */
  marked: boolean
}

const pathConstruction = new Set(['m', 'l', 'c', 'v', 'y', 'h', 're', 'W', 'W*'])
const pathPainting = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's'])
const textShowing = new Set(['Tj', 'TJ', '\'', '"'])

/** Characters that a string escapes with a letter. */
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** The bytes of a literal string, as hexadecimal digits. */
function hexOf(text: string): string {
  const bytes = text.replace(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_, octal?: string, letter?: string) => octal ? String.fromCharCode(Number.parseInt(octal, 8)) : escapes[letter!] ?? letter!)
  return Array.from(bytes, byte => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('')
}

/** The strings of a text operand, which is a string or a list of them, as hexadecimal digits. */
function stringsOf(shown: string): string[] {
  return [...shown.matchAll(/<([\da-f]*)>|\(((?:[^()\\]|\\[\s\S])*)\)/gi)].map(([, hex, text]) => hex ?? hexOf(text!))
}

/** The numbers of the glyphs that an operator shows, in a font with two bytes per glyph. */
export function glyphsOf({ name, operands }: Operator): number[] {
  return textShowing.has(name)
    ? stringsOf(String(operands.at(-1))).flatMap(string => string.match(/.{4}/g) ?? []).map(glyph => Number.parseInt(glyph, 16))
    : []
}

/** Counts the glyphs that are the box for a missing one: number 0. */
export function countBoxes(operators: readonly Operator[]): number {
  return operators.flatMap(glyphsOf).filter(glyph => glyph === 0).length
}

/** Groups operators and removes their marks. */
export function groupOperators(operators: readonly Operator[]): OperatorGroup[] {
  const groups: OperatorGroup[] = []
  /** Open marks; undefined for one without a number. */
  const open: (number | undefined)[] = []
  let gathered: Operator[] = []
  let inText = false

  for (const operator of operators) {
    const { name, operands } = operator
    if (name === 'BDC' || name === 'BMC') {
      const mcid = /\/MCID (\d+)/.exec(String(operands[1]))?.[1]
      open.push(mcid === undefined ? undefined : Number(mcid))
      continue
    }
    if (name === 'EMC') {
      open.pop()
      continue
    }

    gathered.push(operator)
    inText = name === 'BT' || (inText && name !== 'ET')
    if (inText || pathConstruction.has(name))
      continue
    groups.push({
      operators: gathered,
      paints: paintsOf(gathered),
      object: name === 'Do' ? String(operands[0]).slice(1) : undefined,
      mcid: open.findLast(mcid => mcid !== undefined),
      marked: open.length > 0,
    })
    gathered = []
  }
  return groups
}

function paintsOf(operators: readonly Operator[]): Paints {
  const { name } = operators.at(-1)!
  if (name === 'ET')
    return operators.some(({ name }) => textShowing.has(name)) ? 'text' : 'nothing'
  if (name === 'Do' || name === 'sh')
    return 'object'
  return pathPainting.has(name) ? 'path' : 'nothing'
}

/** Operators whose operands are lengths, and how many decimal places they need. */
const lengths = new Set(['m', 'l', 'c', 're', 'Td'])
const digits = 3

/** An operator as written, without decimal places that make no visible difference: Skia writes up to eight. */
function compact({ name, operands, source }: Operator): string {
  return lengths.has(name) ? [...operands.map(value => Number((value as number).toFixed(digits))), name].join(' ') : source
}

/** The mark of a group: content of a tag, by its number, or an artifact. */
export interface Mark {
  tag: string
  mcid?: number
}

export const artifact: Mark = { tag: 'Artifact' }

/** Writes groups with new marks. A group without one is outside all marks. */
export function writeGroups(groups: readonly OperatorGroup[], markOf: (group: OperatorGroup) => Mark | undefined): string {
  const lines: string[] = []
  let open: string | undefined
  for (const group of groups) {
    if (group.paints !== 'nothing') {
      const mark = markOf(group)
      const begin = mark && (mark.mcid === undefined ? `/${mark.tag} BMC` : `/${mark.tag} <</MCID ${mark.mcid}>> BDC`)
      if (begin !== open) {
        if (open)
          lines.push('EMC')
        if (begin)
          lines.push(begin)
        open = begin
      }
    }
    lines.push(...group.operators.map(compact))
  }
  if (open)
    lines.push('EMC')
  return lines.join('\n')
}
