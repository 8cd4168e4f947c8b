/** The deck's colours, and the custom properties made from them and from the layers in `data/layers.ts`. */
import type { Layer } from '../data/schema'
import type { Colour } from '../tooling/index'
import { contrast, over, parseColour } from '../tooling/index'

export const colours = {
  light: { ground: '#ffffff', panel: '#f3f4f8', line: '#c9cdd8', graphic: '#7d8597', ink: '#17191f', quiet: '#464c5a' },
  dark: { ground: '#14161d', panel: '#1f222c', line: '#434958', graphic: '#8b93a5', ink: '#f2f3f8', quiet: '#b9bfce' },
  /** Cover, openers and closing, in light and dark alike. */
  stage: { 'stage': '#14161d', 'on-stage': '#f5f6fa', 'on-stage-quiet': '#b9bfce' },
} as const

const paleInk = '#ffffff'
const darkInk = '#10140f'

type Scheme = 'light' | 'dark'

/** The ink for a solid colour, and a field: the solid shifted away from the ink, far enough to read text on it at length. */
export function onSolid(solid: string): { ink: string, field: string } {
  const ratio = (ink: string): number => contrast(parseColour(ink)!, parseColour(solid)!)
  const isPale = ratio(darkInk) > ratio(paleInk)
  const shade: Colour = isPale ? [255, 255, 255, 0.25] : [0, 0, 0, 0.25]
  const [red, green, blue] = over(shade, parseColour(solid)!).map(Math.round)
  return { ink: isPale ? darkInk : paleInk, field: `rgb(${red} ${green} ${blue})` }
}

function rule(selector: string, properties: Readonly<Record<string, string>>): string {
  return `${selector} { ${Object.entries(properties).map(([name, value]) => `--${name}: ${value};`).join(' ')} }`
}

/** The custom properties that a layer's palette gives to the parts of the layer. */
function tokensOf({ hue, tint, solid, edge = solid }: Layer[Scheme]): Record<string, string> {
  const { ink, field } = onSolid(solid)
  return { hue, tint, solid, 'solid-edge': edge, 'solid-ink': ink, 'solid-field': field }
}

/**
 * Style sheet of the colours. A part of a slide names its layer in `data-layer`, and everything inside takes its colours from
 * that.
 */
export function colourTokens(layers: readonly Layer[]): string {
  return [
    rule(':root', colours.stage),
    rule('html:not(.dark)', colours.light),
    rule('html.dark', colours.dark),
    // The stage is dark in both schemes.
    rule('.on-stage', { ...colours.dark, ground: colours.stage.stage }),
    ...layers.flatMap(({ id, light, dark }) => [
      rule(`[data-layer='${id}']`, tokensOf(light)),
      rule(`html.dark [data-layer='${id}']`, tokensOf(dark)),
      rule(`.on-stage[data-layer='${id}'], .on-stage [data-layer='${id}']`, tokensOf(dark)),
    ]),
  ].join('\n')
}
