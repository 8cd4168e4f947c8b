import type { Page } from 'playwright/test'
import AxeBuilder from '@axe-core/playwright'
import { controlDefects, landmarkDefects } from './judges'
import { cuts, expect, test } from './site'

/** What axe finds, in words that name the rule, the element and the mend. */
async function violations(page: Page, { rules, without = [] }: { rules?: string[], without?: string[] } = {}): Promise<string[]> {
  // There are no frames to join, and joining would take a page of its own each time.
  const builder = new AxeBuilder({ page }).setLegacyMode()
  const { violations } = await (rules ? builder.withRules(rules) : builder.disableRules(without)).analyze()
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${help} (${target.join(' ')}) ${failureSummary?.split('\n')[1]?.trim()}`))
}

/** The slides in two halves, so that two workers share what takes longest. */
const halves = { odd: 1, even: 0 } as const

for (const cut of cuts) {
  for (const [half, rest] of Object.entries(halves)) {
    test(`${cut}: axe finds nothing on any ${half} slide`, async ({ page, visit, facts }) => {
      test.setTimeout(120_000)
      await page.emulateMedia({ reducedMotion: 'reduce' })
      for (const { no, steps } of facts[cut].filter(slide => slide.no % 2 === rest)) {
        // The cut shows slides of the recap; all that is new is around them.
        const before = cut === 'recap' ? Array.from({ length: steps }, (_, step) => step) : []
        for (const step of [...before, steps]) {
          await visit(cut, `#/${no}?clicks=${step}`)
          // What shows at first shows at last too, in the same colours.
          const without = step < steps ? ['color-contrast'] : []
          expect.soft(await violations(page, { without }), `slide ${no}, step ${step}`).toEqual([])
        }
      }
    })
  }
}

test('axe finds nothing in the dark', async ({ page, visit, facts }) => {
  test.setTimeout(120_000)
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  for (const { no, steps } of facts.recap) {
    await visit('recap', `#/${no}?clicks=${steps}`)
    // What the theme changes is colour alone.
    expect.soft(await violations(page, { rules: ['color-contrast'] }), `slide ${no}`).toEqual([])
  }
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the dialogs and the reading view, ${colorScheme}`, async ({ page, visit }) => {
    test.setTimeout(120_000)
    await page.emulateMedia({ colorScheme })
    await visit('recap')
    for (const key of ['o', 'g', '?']) {
      await page.keyboard.press(key)
      await expect(page.getByRole('dialog')).toBeVisible()
      expect.soft(await violations(page), `dialog on ${key}`).toEqual([])
      await page.keyboard.press('Escape')
      // The next key is for the page only when the dialog has gone.
      await expect(page.getByRole('dialog')).toBeHidden()
    }
    await page.setViewportSize({ width: 390, height: 780 })
    await expect(page.locator('.deck-article h1').last()).toBeVisible()
    expect.soft(await violations(page), 'reading view').toEqual([])
  })
}

test('every control has a name and shows its focus', async ({ page, visit }) => {
  await visit('recap', '#/4')
  expect(await controlDefects(page)).toEqual([])
})

test('the landmarks are there, and the title is the first heading', async ({ page, visit }) => {
  await visit('recap', '#/8')
  expect(await landmarkDefects(page)).toEqual([])
})

test('axe finds a planted defect', async ({ page, visit }) => {
  await visit('recap')
  await page.evaluate(() => document.querySelector('main')!.insertAdjacentHTML('beforeend', '<button type="button"></button>'))
  expect((await violations(page)).join()).toContain('button-name')
})
