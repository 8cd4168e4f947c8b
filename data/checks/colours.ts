/** Checks the layers' colours against their ground, and against each other. */
import type { Problem } from '../../tooling/index'
import type { Layer } from '../schema'
import { colours, onSolid } from '../../styles/colours'
import { asSeenWith, colourBlindness, contrast, parseColour } from '../../tooling/index'

/** The required contrast (WCAG 2) of text that is read at length, of other text, and of graphics. */
const least = { body: 7, text: 4.5, graphics: 3 } as const

/** The required contrast between the solids of neighbours, in grey and as the colour-blind see them. */
const leastOfNeighbours = 1.5

/** Degrees between hues: the most within one layer, and the least between the texts of two. */
const hueTurns = { within: 25, between: 20 } as const

const schemes = ['light', 'dark'] as const
const eyes = ['grey', ...Object.keys(colourBlindness) as (keyof typeof colourBlindness)[]] as const

const ratioOf = (front: string, back: string, see: (colour: string) => NonNullable<ReturnType<typeof parseColour>> = colour => parseColour(colour)!): number => contrast(see(front), see(back))

/** Hue of a colour in degrees, as in HSL; undefined for nearly grey colours. */
function hueOf(colour: string): number | undefined {
  const [red, green, blue] = parseColour(colour)!
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)]
  if (most - least < 16)
    return undefined
  const turn = most === red ? (green - blue) / (most - least) : most === green ? 2 + (blue - red) / (most - least) : 4 + (red - green) / (most - least)
  return (turn * 60 + 360) % 360
}

/** Degrees between the hues of two colours; 0 where one of them has none. */
function turnBetween(a: string, b: string): number {
  const [one, other] = [hueOf(a), hueOf(b)]
  if (one === undefined || other === undefined)
    return 0
  const turn = Math.abs(one - other)
  return Math.min(turn, 360 - turn)
}

/** The colour of a layer whose hue is closest to those of its other colours. */
function middleOf(layer: Layer): string {
  const all = schemes.flatMap(scheme => Object.values(layer[scheme]))
  const away = (colour: string): number => all.reduce((sum, other) => sum + turnBetween(colour, other), 0)
  return [...all].filter(colour => hueOf(colour) !== undefined).sort((a, b) => away(a) - away(b))[0] ?? all[0]!
}

export interface Indistinct extends Pick<Problem, 'field' | 'message' | 'fix'> {
  /** Index of the layer. */
  layer: number
}

/** Colours of layers that are illegible or hard to tell apart, in the order of the layers. */
export function indistinct(layers: readonly Layer[]): Indistinct[] {
  return layers.flatMap((layer, place) => schemes.flatMap((scheme) => {
    const found: Indistinct[] = []
    const report = (field: string, message: string, fix: string): unknown => found.push({ layer: place, field: `${scheme}.${field}`, message, fix })
    const { hue, tint, solid, edge = solid } = layer[scheme]
    const { ground, panel, ink, quiet } = colours[scheme]
    const [away, towards] = scheme === 'light' ? ['darker', 'paler'] : ['paler', 'darker']
    const tooLittle = (ratio: number, needed: number): string => `has a contrast of ${ratio.toFixed(2)}:1, less than ${needed}:1`

    const onGround = Math.min(...[ground, panel, tint].map(back => ratioOf(hue, back)))
    if (onGround < least.text)
      report('hue', `"${hue}" ${tooLittle(onGround, least.text)} on ground, panel and tint`, `make it ${away}`)
    const onTint = Math.min(...[ink, quiet].map(front => ratioOf(front, tint)))
    if (onTint < least.body)
      report('tint', `text on "${tint}" ${tooLittle(onTint, least.body)}`, `make it ${towards}`)
    const inked = ratioOf(onSolid(solid).ink, solid)
    if (inked < least.text)
      report('solid', `text on "${solid}" ${tooLittle(inked, least.text)}, whether white or black`, 'make it darker or paler')
    const seen = Math.max(ratioOf(solid, ground), ratioOf(edge, ground))
    if (seen < least.graphics)
      report('solid', `"${solid}" ${tooLittle(seen, least.graphics)} on the ground`, `make it ${away}, or give it an edge`)

    const middle = middleOf(layer)
    for (const [field, colour] of Object.entries(layer[scheme])) {
      if (turnBetween(colour, middle) > hueTurns.within)
        report(field, `"${colour}" has another hue than the layer's other colours, such as "${middle}"`, 'take one of theirs: a layer is known by its hue')
    }
    const alike = layers.slice(0, place).find(other => hueOf(hue) !== undefined && hueOf(other[scheme].hue) !== undefined && turnBetween(hue, other[scheme].hue) < hueTurns.between)
    if (alike)
      report('hue', `"${hue}" and "${alike[scheme].hue}" of ${alike.id} have ${Math.round(turnBetween(hue, alike[scheme].hue))}° of hue between them, less than ${hueTurns.between}°`, 'take another hue')

    const above = layers[place - 1]
    const blurred = above && eyes
      .map(eye => ({ eye, ratio: ratioOf(above[scheme].solid, solid, colour => eye === 'grey' ? parseColour(colour)! : asSeenWith(eye, parseColour(colour)!)) }))
      .find(({ ratio }) => ratio < leastOfNeighbours)
    if (blurred)
      report('solid', `"${solid}" and "${above[scheme].solid}" of ${above.id} have ${blurred.ratio.toFixed(2)}:1 between them ${blurred.eye === 'grey' ? 'in grey' : `with ${blurred.eye}`}, less than ${leastOfNeighbours}:1`, 'make one of them darker, the other paler: solids that alternate are told apart')
    return found
  }))
}
