import type { Variant } from '../../tooling/deck/config'
import { violations } from '../helpers/axe'
import { fallbackFontText } from '../helpers/faces'
import { plain } from '../helpers/slides'
import { schemeDefects, unseenStates } from '../helpers/states'
import { tabDefects } from '../helpers/tab'
import { controlDefects, landmarkDefects } from './assertions'
import { expect, mainVariant, test, variants } from './site'

/** Slides that one test checks together. */
interface Share {
  variant: Variant
  what: string
  isIn: (index: number, count: number) => boolean
}

const shares: readonly Share[] = [
  ...[0, 1, 2].map(rest => ({ variant: mainVariant, what: `every third slide from the ${['first', 'second', 'third'][rest]} on`, isIn: (index: number) => index % 3 === rest })),
  // Other variants show slides of the main one. Only what is around them is new.
  ...variants.filter(variant => variant !== mainVariant).map(variant => ({ variant, what: 'its first and its last slide', isIn: (index: number, count: number) => index === 0 || index === count - 1 })),
]

for (const { variant, what, isIn } of shares) {
  test(`${variant}: axe finds nothing on ${what}`, async ({ page, visit, facts }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    for (const { no, steps } of facts[variant]!.filter((_, index, { length }) => isIn(index, length))) {
      for (const step of new Set([0, steps])) {
        await visit(variant, `#/${no}?clicks=${step}`)
        // Whatever shows at the first step also shows at the last, in the same colours.
        const without = step < steps ? ['color-contrast'] : []
        expect.soft(await violations(page, { without }), `slide ${no}, step ${step}`).toEqual([])
      }
    }
  })
}

test('axe finds nothing in the dark', async ({ page, visit, slides }) => {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  // One slide of each layout. The test of the reading view below covers all slides in the dark.
  const layouts = slides.map(({ layout }) => layout)
  for (const { no, steps } of slides.filter((_, i) => layouts.indexOf(layouts[i]!) === i)) {
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
    for (const key of ['o', 'g', '?']) {
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
    await visit(mainVariant)
    await page.setViewportSize({ width: 390, height: 780 })
    await expect(page.locator('.deck-article h1').last()).toBeVisible()
    expect.soft(await violations(page, asked), 'reading view').toEqual([])
    if (!isDark) {
      expect.soft(await fallbackFontText(page), 'reading view').toEqual([])
      expect.soft(await tabDefects(page), 'reading view').toEqual([])
    }
  })
}

test('every control has a name and shows its focus', async ({ page, visit, slides }) => {
  await visit(mainVariant, `#/${plain(slides).no}`)
  expect(await controlDefects(page)).toEqual([])
  expect(await tabDefects(page)).toEqual([])
})

test('the landmarks exist, and the title is the first heading', async ({ page, visit, slides }) => {
  await visit(mainVariant, `#/${plain(slides).no}`)
  expect(await landmarkDefects(page)).toEqual([])
})

test('axe finds a planted defect', async ({ page, visit }) => {
  await visit(mainVariant)
  await page.evaluate(() => document.querySelector('main')!.insertAdjacentHTML('beforeend', '<button type="button"></button>'))
  expect((await violations(page)).join()).toContain('button-name')
})

test('characters missing from the deck\'s fonts are found, even if the machine has a font for them', async ({ page, visit }) => {
  await visit(mainVariant)
  await page.evaluate(() => document.querySelector('main')!.insertAdjacentHTML('beforeend', '<p>鷗🎉</p>'))
  expect((await fallbackFontText(page)).join()).toMatch(/^<p[^>]*>鷗🎉<\/p>: "鷗" \(U\+9DD7\), "🎉" \(U\+1F389\) not in its fonts → /)
})
