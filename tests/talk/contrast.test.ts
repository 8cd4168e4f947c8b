import { readFileSync } from 'node:fs'
import { expect, test } from 'playwright/test'
import { asSeenWith, colourBlindness, contrast, parseColour } from '../layout/colour'

const css = readFileSync(new URL('../../styles/tokens.css', import.meta.url), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')

/** The custom properties that the style sheet sets on what a selector finds. */
function tokensOf(selector: string): Record<string, string> {
  const blocks = [...css.matchAll(/^([^\s}@][^{@]*)\{([^}]*)\}/gm)].filter(([, selectors]) => selectors!.split(',').some(one => one.trim() === selector))
  expect(blocks, selector).not.toEqual([])
  return Object.fromEntries(blocks.flatMap(([,, block]) => [...block!.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name!, value!])))
}

const always = tokensOf(':root')
const schemes = { light: tokensOf('html:not(.dark)'), dark: tokensOf('html.dark') }
/** From the top of the stack to its ground. */
const layers = ['application', 'network', 'security', 'infrastructure']
const tints = layers.map(layer => `${layer}-tint`)
const inkOnSolid = (layer: string): string => ['application', 'security'].includes(layer) ? 'on-pale-solid' : 'on-solid'

/** What stands on what, and the contrast that it needs: 7 for body text, 4.5 for the rest. */
const pairs: readonly [ink: string, ground: string, needed: number][] = [
  ...['ink', 'quiet'].flatMap(ink => ['ground', 'panel', ...tints].map((ground): [string, string, number] => [ink, ground, 7])),
  ...layers.flatMap(layer => ['ground', 'panel', `${layer}-tint`].map((ground): [string, string, number] => [layer, ground, 4.5])),
  ...layers.map((layer): [string, string, number] => [inkOnSolid(layer), `${layer}-solid`, 4.5]),
  ['on-stage', 'stage', 7],
  ['on-stage-quiet', 'stage', 7],
]

/** Ratio of two tokens of a scheme. */
function ratioOf(colours: Record<string, string>, front: string, back: string, see = (colour: ReturnType<typeof parseColour>) => colour): number {
  const [a, b] = [front, back].map(name => parseColour(colours[name] ?? ''))
  expect(a, `--${front} is a colour`).toBeDefined()
  expect(b, `--${back} is a colour`).toBeDefined()
  return contrast(see(a)!, see(b)!)
}

for (const [scheme, tokens] of Object.entries(schemes)) {
  test(`text stands out from its ground in ${scheme}`, () => {
    const colours = { ...always, ...tokens }
    const weak = pairs.flatMap(([ink, ground, needed]) => {
      const ratio = ratioOf(colours, ink, ground)
      return ratio < needed ? [`--${ink} on --${ground}: ${ratio.toFixed(2)}, needs ${needed}`] : []
    })
    expect(weak).toEqual([])
  })

  test(`the solids of neighbouring layers are told apart in ${scheme}, in grey and by the colour-blind`, () => {
    const eyes = { 'in grey': undefined, ...colourBlindness }
    const alike = Object.keys(eyes).flatMap(eye => layers.slice(1).flatMap((layer, i) => {
      const ratio = ratioOf(tokens, `${layers[i]}-solid`, `${layer}-solid`, colour => eye in colourBlindness ? asSeenWith(eye as keyof typeof colourBlindness, colour!) : colour)
      return ratio < 1.5 ? [`${layers[i]} and ${layer}, ${eye}: ${ratio.toFixed(2)}, needs 1.5`] : []
    }))
    expect(alike).toEqual([])
  })

  test(`graphics, or their edges, stand out from their ground in ${scheme}`, () => {
    const colours = { ...always, ...tokens }
    // On the cover's ground the solids are those of the dark, in either scheme.
    const grounds = scheme === 'dark' ? ['ground', 'stage'] : ['ground']
    const weak = grounds.flatMap(ground => [
      ...['graphic', 'quiet', ...layers].map((name): [string, number] => [name, ratioOf(colours, name, ground)]),
      ...layers.map((layer): [string, number] => [`${layer}-solid`, Math.max(...[`${layer}-solid`, `${layer}-edge`].filter(name => name in colours).map(name => ratioOf(colours, name, ground)))]),
    ].flatMap(([name, ratio]) => ratio < 3 ? [`--${name} on --${ground}: ${ratio.toFixed(2)}, needs 3`] : []))
    expect(weak).toEqual([])
  })
}

test('contrast is that of WCAG', () => {
  const ratio = (a: string, b: string): string => contrast(parseColour(a)!, parseColour(b)!).toFixed(2)
  expect(ratio('#000000', '#ffffff')).toBe('21.00')
  expect(ratio('#767676', '#ffffff')).toBe('4.54')
  expect(ratio('rgb(255, 0, 0)', 'rgba(255, 255, 255, 1)')).toBe('4.00')
})

test('colour blindness takes away what it takes away', () => {
  const seen = (kind: keyof typeof colourBlindness, colour: string): string => asSeenWith(kind, parseColour(colour)!).slice(0, 3).map(Math.round).join(' ')
  expect(seen('deuteranopia', '#808080'), 'grey stays grey').toBe('128 128 128')
  // The green and the red that the deck had first.
  expect(contrast(asSeenWith('deuteranopia', parseColour('#00785a')!), asSeenWith('deuteranopia', parseColour('#c0255f')!))).toBeLessThan(1.5)
})
