import type { Box, Rule, Run } from '../measurement'

/** How far two boxes of glyphs, or a box and a line, may overlap before the eye sees it, in px. */
const tolerance = 3

/** The space that texts of different paragraphs need, side by side and stacked, in px. */
const room = { beside: 4, above: 1 }

/** How far two boxes overlap, across and down; negative where they are apart. */
function shared(a: Box, b: Box): { across: number, down: number } {
  return {
    across: Math.min(a.right, b.right) - Math.max(a.left, b.left),
    down: Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
  }
}

const overlaps = (a: Box, b: Box): boolean => Object.values(shared(a, b)).every(length => length > tolerance)

/** Whether two texts side by side read as one word. A number after kana does not: it looks the same in a sentence. */
function runTogether(a: Run, b: Run): boolean {
  const [left, right] = a.box.left < b.box.left ? [a, b] : [b, a]
  return /^[\w:]{2}$|^[^\w:]{2}$/.test(`${left.text.at(-1)}${right.text[0]}`)
}

function touches(a: Run, b: Run): boolean {
  const { across, down } = shared(a.box, b.box)
  const isOneLine = down > Math.min(a.box.bottom - a.box.top, b.box.bottom - b.box.top) / 2
  return isOneLine ? across > -room.beside && runTogether(a, b) : across > tolerance && down > -room.above
}

/** Whether a line goes through glyphs, rather than along their edge. */
function strikes(line: Box, { left, top, right, bottom }: Box): boolean {
  return overlaps({ left: line.left - tolerance, top: line.top - tolerance, right: line.right + tolerance, bottom: line.bottom + tolerance }, { left: left + tolerance, top: top + tolerance, right: right - tolerance, bottom: bottom - tolerance })
}

export const overlap: Rule = {
  id: 'overlap',
  title: 'no text overlaps or touches another, is covered, or has a line through it',
  evaluate: ({ runs, lines }) => runs.flatMap((own, i) => {
    const { element, box, cover, paragraph } = own
    const other = runs.slice(i + 1).find(run => overlaps(box, run.box))
    if (other) {
      const { across, down } = shared(box, other.box)
      return [{ element, box, measure: `it runs ${Math.round(Math.min(across, down))} px into ${other.element}`, fix: 'move one or the other' }]
    }
    if (cover)
      return [{ element, box, measure: `${cover} is painted over it`, fix: 'move one or the other' }]
    const line = lines.find(line => strikes(line.box, box))
    if (line)
      return [{ element, box, measure: `a line of ${line.element} goes through it`, fix: 'give the text more room, or move the line' }]
    const neighbour = runs.slice(i + 1).find(run => run.paragraph !== paragraph && touches(own, run))
    return neighbour ? [{ element, box, measure: `it touches ${neighbour.element}`, fix: 'put space between the two' }] : []
  }),
}
