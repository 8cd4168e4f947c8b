/** Plants each kind of defect in a window. The comparison must report it. */
import type { Page } from 'playwright/test'
import type { Look } from './look'
import type { PrintedLook } from './pages'
import { readDeck } from '../../tooling/check'
import { mainVariant } from '../../tooling/deck/config'
import { otherVariant } from '../helpers/slides'
import { differencesOf } from './look'
import { expect, lookIn, test } from './pages'
import { report } from './report'

const has = (look: Look, name: string): boolean => [...look.parts.keys()].some(place => place.split(' ').at(-1)!.startsWith(`${name}:`))

/** The report on a slide. */
const told = (expected: PrintedLook, found: Look): string => report(expected, differencesOf(expected.look, found))

/** Adds a rule after all others, just as the style sheet of a window comes after those of the slides. */
function addRule(rule: string): (page: Page) => Promise<unknown> {
  return page => page.evaluate((rule) => {
    const sheet = [...document.styleSheets].at(-1)!
    sheet.insertRule(rule, sheet.cssRules.length)
  }, rule)
}

/** Moves the rules of components before those of theme, type and tokens. */
async function putComponentsFirst(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const sheet of document.styleSheets) {
      const scoped = [...sheet.cssRules].map(({ cssText }) => cssText).filter(rule => rule.includes('[data-v-'))
      for (const rule of scoped.reverse()) {
        sheet.deleteRule([...sheet.cssRules].findIndex(({ cssText }) => cssText === rule))
        sheet.insertRule(rule)
      }
    }
  })
}

/** The defects. Each is planted on the first slide that has such an element. */
const defects: readonly { what: string, on: string, plant: (page: Page) => Promise<unknown>, tells: RegExp }[] = [
  { what: 'style sheets in another order, on the cover', on: 'h1', plant: putComponentsFirst, tells: /h1 .+: font-size is \d+px instead of \d+px\n[\s\S]*→ .*client\/styles/ },
  { what: 'style sheets in another order, in a table', on: 'table', plant: putComponentsFirst, tells: /tr .+: border-bottom-color is / },
  { what: 'a rule of the reading view that reaches slides', on: 'li', plant: addRule('.deck-root .slidev-page .slidev-layout li { padding-left: 3px }'), tells: /li\S* .+: padding-left is 3px instead of \d+px/ },
  { what: 'a rule of the windows that reaches slides', on: 'h1', plant: addRule('.deck-viewport p { letter-spacing: 1px }'), tells: /p .+ and \d more: letter-spacing is 1px instead of normal/ },
  { what: 'a pseudo-element with text', on: 'h1', plant: addRule('.slidev-layout h1::after { content: "#" !important }'), tells: /::after "#": is there as well/ },
  { what: 'lines that break elsewhere', on: 'h1', plant: addRule('.slidev-layout h1 { max-width: 480px; white-space: normal !important }'), tells: /h1 .+: line 1 is ".+" instead of ".+"/ },
  { what: 'a line of text that is missing', on: 'h1', plant: page => page.evaluate(() => document.querySelector('.deck-canvas h1')!.firstChild!.remove()), tells: /h1 .+: the line ".+" is missing/ },
  { what: 'an element that is missing', on: 'h1', plant: page => page.evaluate(() => document.querySelector('.deck-canvas svg')!.remove()), tells: /svg.* is missing\n/ },
  { what: 'an element of the window over the slide', on: 'h1', plant: page => page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p class="deck-notices">新しい版</p>')), tells: /p\.deck-notices "新しい版": lies over the slide/ },
  { what: 'a slide that is paler than on paper', on: 'h1', plant: addRule('.deck-viewport { opacity: 0.9 }'), tells: /around the slide: opacity is 1, 0\.9 instead of 1/ },
  { what: 'a different background', on: 'h1', plant: addRule('.deck-canvas { background: #eee }'), tells: /around the slide: background-color is rgb\(238, 238, 238\) instead of rgb\(255, 255, 255\)/ },
]

for (const { what, on, plant, tells } of defects) {
  test(`reports ${what}`, async ({ printed, open }) => {
    const shown = (await printed(otherVariant)).light.find(({ look }) => has(look, on))!
    const window = await open('the hosted deck', otherVariant)
    await lookIn(window, shown, false)
    await plant(window.page)
    expect(told(shown, await lookIn(window, shown, false))).toMatch(tells)
  })
}

test('reports a slide of another variant, and one at another click', async ({ printed, open }) => {
  const { light } = await printed(otherVariant)
  const last = light.find(({ click }) => click > 0)!
  const first = light.find(({ alias, click }) => alias === last.alias && click === 0)!
  expect(told(last, first.look)).toMatch(/: (?:opacity|visibility|(?:[a-z-]+-)?color) is /)
  // The slide displays its number and the total.
  const number = 1 + (await readDeck(mainVariant)).slides.findIndex(({ frontmatter }) => frontmatter.routeAlias === first.alias)
  const window = await open('the hosted deck', mainVariant)
  expect(told(first, await lookIn(window, { ...first, number }, false))).toMatch(/\n {2}→ the slide is another one than on paper;/)
})
