/** The hosted deck in another engine, where there is one that can be driven: `DECK_FIREFOX` names it, or Debian's. */
import { existsSync } from 'node:fs'
import process from 'node:process'
import { firefox } from 'playwright/test'
import { allStand, narrowDefects } from './judges'
import { complaintsOf, expect, test as siteTest, slideStands } from './site'

const executablePath = process.env.DECK_FIREFOX ?? '/usr/bin/firefox-esr'

const test = siteTest.extend({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs from this pattern.
  page: async ({}, use) => {
    // This channel speaks WebDriver BiDi, which a Firefox as its makers ship it understands.
    const browser = await firefox.launch({ executablePath, channel: 'moz-firefox' })
    await use(await browser.newPage({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' }))
    await browser.close()
  },
})

test.beforeEach(() => {
  if (existsSync(executablePath))
    return
  console.log('There is no Firefox here; DECK_FIREFOX may name one.')
  test.skip()
})

test('Firefox shows every slide and every step, the reading view on a phone, and complains about nothing', async ({ page, site, facts }) => {
  const complaints = complaintsOf(page, new URL(site).origin)
  await page.goto(site)
  await slideStands(page)
  for (const { no, title, steps } of facts.recap) {
    await expect(page.getByRole('heading', { level: 1 }), `slide ${no}`).toHaveText(title)
    for (let step = 0; step < steps; step++)
      await page.keyboard.press('ArrowRight')
    await expect(page.locator('.slidev-page:visible .slidev-vclick-hidden'), `slide ${no} shows all at its last step`).toHaveCount(0)
    await page.keyboard.press('ArrowRight')
  }
  expect(await page.evaluate(() => [...document.fonts].filter(({ status }) => status === 'error').map(({ family }) => family)), 'fonts that did not load').toEqual([])

  await page.setViewportSize({ width: 360, height: 780 })
  await allStand(page)
  expect(await narrowDefects(page)).toEqual([])
  expect(complaints).toEqual([])
})
