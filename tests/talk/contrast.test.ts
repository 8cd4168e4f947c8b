import { readFileSync } from 'node:fs'
import { expect, test } from 'playwright/test'
import { contrast, parseColour } from '../layout/colour'

const css = readFileSync(new URL('../../styles/tokens.css', import.meta.url), 'utf8')

/** The custom properties of one block of the style sheet. */
function tokensOf(selector: string): Record<string, string> {
  const start = css.indexOf(`\n${selector} {`)
  const block = css.slice(start, css.indexOf('}', start))
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name!, value!]))
}

const always = tokensOf(':root')
const schemes = { light: tokensOf('html:not(.dark)'), dark: tokensOf('html.dark') }
const layers = ['application', 'network', 'security', 'infrastructure']
const tints = layers.map(layer => `${layer}-tint`)

/** What stands on what, and the contrast that it needs: 7 for body text, 4.5 for the rest. */
const pairs: readonly [ink: string, ground: string, needed: number][] = [
  ...['ink', 'quiet'].flatMap(ink => ['ground', 'panel', ...tints].map((ground): [string, string, number] => [ink, ground, 7])),
  ...layers.flatMap(layer => ['ground', 'panel', `${layer}-tint`].map((ground): [string, string, number] => [layer, ground, 4.5])),
  ...layers.map((layer): [string, string, number] => [layer === 'security' ? 'on-security-solid' : 'on-solid', `${layer}-solid`, 4.5]),
  ['on-stage', 'stage', 7],
  ['on-stage-quiet', 'stage', 7],
]

for (const [scheme, tokens] of Object.entries(schemes)) {
  test(`text stands out from its ground in ${scheme}`, () => {
    const colours = { ...always, ...tokens }
    const weak = pairs.flatMap(([ink, ground, needed]) => {
      const [front, back] = [ink, ground].map(name => parseColour(colours[name] ?? ''))
      expect(front, `--${ink} is a colour`).toBeDefined()
      expect(back, `--${ground} is a colour`).toBeDefined()
      const ratio = contrast(front!, back!)
      return ratio < needed ? [`--${ink} on --${ground}: ${ratio.toFixed(2)}, needs ${needed}`] : []
    })
    expect(weak).toEqual([])
  })
}

test('contrast is that of WCAG', () => {
  const ratio = (a: string, b: string): string => contrast(parseColour(a)!, parseColour(b)!).toFixed(2)
  expect(ratio('#000000', '#ffffff')).toBe('21.00')
  expect(ratio('#767676', '#ffffff')).toBe('4.54')
  expect(ratio('rgb(255, 0, 0)', 'rgba(255, 255, 255, 1)')).toBe('4.00')
})
