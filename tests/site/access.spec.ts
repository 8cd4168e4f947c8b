import type { SlideFacts } from './site'
import { violations } from '../helpers/axe'
import { fallbackFontText } from '../helpers/faces'
import { plain, stepped } from '../helpers/slides'
import { schemeDefects, unseenStates } from '../helpers/states'
import { tabDefects } from '../helpers/tab'
import { allAreReady, controlDefects, landmarkDefects } from './assertions'
import { expect, mainVariant, test, variants } from './site'

/** The first slide of each layout. The tests of the reading view cover all slides, narrow and as wide as here. */
function oneOfEach(slides: readonly SlideFacts[]): SlideFacts[] {
  return slides.filter(({ layout }, i) => slides.findIndex(other => other.layout === layout) === i)
}

for (const variant of variants) {
  test(`${variant}: axe finds nothing on a slide of each layout, before and after its clicks`, async ({ page, visit, facts }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const slides = facts[variant]!
    // Other variants show slides of the main one. Only what is around them is new.
    for (const { no, steps } of variant === mainVariant ? [stepped(slides), ...oneOfEach(slides)] : [slides[0]!, slides.at(-1)!]) {
      for (const step of new Set([0, steps])) {
        await visit(variant, `#/${no}?clicks=${step}`)
        expect.soft(await violations(page), `slide ${no}, step ${step}`).toEqual([])
      }
    }
  })
}

test('axe finds nothing in the dark', async ({ page, visit, slides }) => {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  for (const { no, steps } of oneOfEach(slides)) {
    await visit(mainVariant, `#/${no}?clicks=${steps}`)
    // The theme changes only colours.
    expect.soft(await violations(page, { rules: ['color-contrast'] }), `slide ${no}`).toEqual([])
  }
})

for (const colorScheme of ['light', 'dark'] as const) {
  // The theme changes only colours.
  const isDark = colorScheme === 'dark'
  const asked = isDark ? { rules: ['color-contrast'] } : {}
  const fonts = isDark ? '' : ', and all text is in the deck\'s fonts'
  test(`axe finds nothing in the dialogs${fonts}, ${colorScheme}`, async ({ page, visit }) => {
    await page.emulateMedia({ colorScheme })
    await visit(mainVariant)
    for (const key of ['o', '?']) {
      await page.keyboard.press(key)
      await expect(page.getByRole('dialog')).toBeVisible()
      expect.soft(await violations(page, asked), `dialog on ${key}`).toEqual([])
      expect.soft([...await unseenStates(page), ...await schemeDefects(page)], `dialog on ${key}`).toEqual([])
      if (!isDark)
        expect.soft(await fallbackFontText(page), `dialog on ${key}`).toEqual([])
      // Another test checks the contents with their pictures.
      if (!isDark && key === '?')
        expect.soft(await tabDefects(page), `dialog on ${key}`).toEqual([])
      await page.keyboard.press('Escape')
      // The page gets the next key only once the dialog is closed.
      await expect(page.getByRole('dialog')).toBeHidden()
    }
  })

  test(`axe finds nothing in the reading view${fonts}, ${colorScheme}`, async ({ page, visit }) => {
    await page.emulateMedia({ colorScheme })
    await page.addInitScript(() => localStorage.setItem('deck-view', 'read'))
    await visit(mainVariant)
    await allAreReady(page)
    // Drawings are as wide as on the slides, and then narrow.
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 780 })
      expect.soft(await violations(page, asked), `${width} px`).toEqual([])
      if (!isDark)
        expect.soft(await fallbackFontText(page), `${width} px`).toEqual([])
    }
    if (!isDark)
      expect.soft(await tabDefects(page)).toEqual([])
  })
}

test('every control has a name and shows its focus, and the landmarks are there, with the title as the first heading', async ({ page, visit, slides }) => {
  await visit(mainVariant, `#/${plain(slides).no}`)
  expect(await landmarkDefects(page)).toEqual([])
  expect(await controlDefects(page)).toEqual([])
  expect(await tabDefects(page)).toEqual([])
})

test('a planted defect is found, and so are characters that the deck\'s fonts lack, even if the machine has a font for them', async ({ page, visit }) => {
  await visit(mainVariant)
  await page.evaluate(() => document.querySelector('main')!.insertAdjacentHTML('beforeend', '<button type="button"></button><p>鷗🎉</p>'))
  expect((await violations(page)).join()).toContain('button-name')
  expect((await fallbackFontText(page)).join()).toMatch(/^<p[^>]*>鷗🎉<\/p>: "鷗" \(U\+9DD7\), "🎉" \(U\+1F389\) not in its fonts → /)
})
