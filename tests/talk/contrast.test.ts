import type { Layer } from '../../data/schema'
import type { colourBlindness } from '../../tooling/shared/colour'
import { expect, test } from 'playwright/test'
import { layers } from '../../data'
import { indistinct } from '../../data/checks/colours'
import { colours } from '../../styles/colours'
import { asSeenWith, contrast, parseColour } from '../../tooling/shared/colour'

const ratioOf = (front: string, back: string): number => contrast(parseColour(front)!, parseColour(back)!)

for (const scheme of ['light', 'dark'] as const) {
  test(`text and graphics stand out from their ground in ${scheme}`, () => {
    const { ground, panel, ink, quiet, graphic } = colours[scheme]
    const pairs: readonly [front: string, back: string, needed: number][] = [
      [ink, ground, 7],
      [ink, panel, 7],
      [quiet, ground, 7],
      [quiet, panel, 7],
      [graphic, ground, 3],
      [colours.stage['on-stage'], colours.stage.stage, 7],
      [colours.stage['on-stage-quiet'], colours.stage.stage, 7],
    ]
    expect(pairs.filter(([front, back, needed]) => ratioOf(front, back) < needed)).toEqual([])
  })
}

/** Each bad colour, and the messages about it. */
const defects: readonly [what: string, spoil: (rows: any) => void, told: readonly string[]][] = [
  ['a hue is too pale', rows => rows[0].light.hue = '#0f9d76', ['0 light.hue: "#0f9d76" has a contrast of 2.98:1, less than 4.5:1 on ground, panel and tint → make it darker']],
  ['a hue is too dark in the dark', rows => rows[0].dark.hue = '#00573f', ['0 dark.hue:']],
  ['a tint is too strong', rows => rows[3].light.tint = '#8450e8', ['3 light.hue:', '3 light.tint:']],
  ['text is illegible on a solid', rows => rows[1].light.solid = '#7a7a7a', ['1 light.solid: text on "#7a7a7a" has', '1 light.solid:']],
  ['a solid does not stand out from the ground', rows => delete rows[2].light.edge, ['2 light.solid: "#ffd84d" has a contrast of 1.38:1, less than 3:1 on the ground → make it darker, or give it an edge']],
  ['neighbours look alike', rows => rows[1].dark.solid = rows[0].dark.solid, ['1 dark.solid: "#35c99d" has another hue than', '1 dark.solid: "#35c99d" and "#35c99d" of application have 1.00:1 between them in grey', '2 dark.solid: "#ffd84d" and "#35c99d" of network have 1.30:1 between them with protanopia']],
  ['a colour is another layer\'s', rows => rows[2].dark.hue = rows[0].dark.hue, ['2 dark.hue: "#5fe0b0" has another hue than the layer\'s other colours, such as "#ffeba0"', '2 dark.hue: "#5fe0b0" and "#5fe0b0" of application have 0° of hue between them']],
  ['a tint has another hue', rows => rows[1].light.tint = '#e6f0ff', ['1 light.tint: "#e6f0ff" has another hue than']],
  ['two layers share a hue', (rows) => {
    rows[3].light = { hue: '#00573f', tint: '#dcf4ea', solid: '#00573f' }
    rows[3].dark = { hue: '#5fe0b0', tint: '#0f3529', solid: '#1f7a5c' }
  }, ['3 light.hue: "#00573f" and "#00573f" of application', '3 dark.hue: "#5fe0b0" and']],
  // The green and the red that the deck had at first.
  ['neighbours look alike to the colour-blind', (rows) => {
    rows[0].light.solid = '#00785a'
    rows[1].light.solid = '#c0255f'
  }, ['1 light.solid:']],
]

test('the colours of the layers are legible and distinct', () => {
  expect(indistinct(layers)).toEqual([])
})

for (const [what, spoil, told] of defects) {
  test(`it is reported when ${what}`, () => {
    const rows = structuredClone(layers) as unknown as Layer[]
    spoil(rows)
    expect(indistinct(rows).map(({ layer, field, message, fix }) => `${layer} ${field}: ${message} → ${fix}`)).toEqual(told.map(words => expect.stringContaining(words)))
  })
}

test('contrast is calculated as in WCAG', () => {
  const ratio = (a: string, b: string): string => contrast(parseColour(a)!, parseColour(b)!).toFixed(2)
  expect(ratio('#000000', '#ffffff')).toBe('21.00')
  expect(ratio('#767676', '#ffffff')).toBe('4.54')
  expect(ratio('rgb(255, 0, 0)', 'rgba(255, 255, 255, 1)')).toBe('4.00')
})

test('colour blindness keeps grey, and makes red and green alike', () => {
  const seen = (kind: keyof typeof colourBlindness, colour: string): string => asSeenWith(kind, parseColour(colour)!).slice(0, 3).map(Math.round).join(' ')
  expect(seen('deuteranopia', '#808080'), 'grey stays grey').toBe('128 128 128')
  expect(contrast(asSeenWith('deuteranopia', parseColour('#00785a')!), asSeenWith('deuteranopia', parseColour('#c0255f')!))).toBeLessThan(1.5)
})
