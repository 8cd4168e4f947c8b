/** The windows of the talk in every engine: slides have the right size, and lines of titles and notes break between phrases. */
import { mainVariant } from '../../tooling/deck/config'
import { canvasDefects, lineDefects, outsideDefects } from '../helpers/engines/assertions'
import { becomes, inEveryEngine } from '../helpers/engines/engines'
import { expect, test } from './windows'

/** The slide that a window shows, once its fonts are loaded. */
function visibleSlide(): number {
  const shown = document.querySelector('.deck-canvas .slidev-page:not(.deck-ahead)')?.getAttribute('data-slidev-no')
  // Layout starts the loading of the fonts.
  document.body.getBoundingClientRect()
  return document.fonts.status === 'loaded' ? Number(shown) : 0
}

// The main variant has all notes of the deck.
test.use({ variant: mainVariant })

inEveryEngine((engine) => {
  test(`${engine}: the stage fills its window and follows the keys`, async ({ window, serve }) => {
    const { url } = await serve()
    await window.resize(1280, 747)
    await window.goto(url)
    await becomes(window, visibleSlide, 1, 'the stage shows the first slide')
    await window.press('ArrowDown')
    await becomes(window, visibleSlide, 2, 'the stage shows the second slide')
    expect([...await window.evaluate(canvasDefects), ...await window.evaluate(outsideDefects), ...await lineDefects(window, '.deck-canvas')]).toEqual([])
  })

  // Firefox reads all notes. WebKit breaks lines at the same places, and its driver is slow; Chromium finds phrases by itself.
  for (const [what, width, height, count] of [['presenter view', 1300, 860, engine === 'Firefox' ? undefined : 4], ['phone held upright', 390, 844, 4], ['phone held sideways', 844, 390, 2]] as const) {
    test(`${engine}, ${what}: slides have the right size, and lines of notes and titles break between phrases`, async ({ window, serve, plan }) => {
      const { url } = await serve()
      await window.resize(width, height)
      await window.goto(`${url}presenter`)
      // Chromium takes some whole clauses for one phrase, which does not fit on a phone.
      const lines = engine === 'Chromium' && width < height ? '.deck-canvas' : '.present-notes, .deck-canvas'
      const defects: string[] = []
      for (const { number } of plan.slides.slice(0, count)) {
        await becomes(window, visibleSlide, number, `slide ${number}, in its fonts`)
        const found = [...await window.evaluate(canvasDefects), ...await window.evaluate(outsideDefects), ...await lineDefects(window, lines)]
        defects.push(...found.map(defect => `slide ${number}: ${defect}`))
        await window.press('ArrowDown')
      }
      expect(defects).toEqual([])
      expect(await window.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 'the page scrolls sideways').toBe(0)

      await window.press('g')
      await becomes(window, () => document.querySelector('dialog[open] h2')?.textContent?.trim(), '移動', 'g opens the list of slides')
      expect(await lineDefects(window, '.deck-contents')).toEqual([])
      await window.press('Escape')
    })
  }
})
