import { plain, stepped } from '../helpers/slides'
import { expect, mainVariant, test } from './site'

test('the theme follows the device until the visitor chooses, and the choice is remembered', async ({ page, visit }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await visit(mainVariant)
  await expect(page.locator('html')).toHaveClass(/dark/)
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(page.locator('html')).not.toHaveClass(/dark/)
  await page.getByRole('button', { name: '暗い配色にする' }).click()
  await expect(page.locator('html')).toHaveClass(/dark/)
  await page.reload()
  await expect(page.locator('html')).toHaveClass(/dark/)
  // Choosing the device's theme again makes the page follow the device.
  await page.getByRole('button', { name: '明るい配色にする' }).click()
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(page.locator('html')).toHaveClass(/dark/)
})

test('the browser\'s bar has the colour of the page, in light and dark', async ({ page, visit }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await visit(mainVariant)
    const [bar, ground] = await page.evaluate(() => {
      const meta = [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')].find(({ media }) => matchMedia(media).matches)!
      const probe = document.body.appendChild(document.createElement('i'))
      probe.style.color = meta.content
      const color = getComputedStyle(probe).color
      probe.remove()
      return [color, getComputedStyle(document.body).backgroundColor]
    })
    expect(bar, `theme-color in ${colorScheme}; the page is ${ground} → themeColor in deck.config.ts`).toBe(ground)
  }
})

test('the first slide is in its place before any script runs', async ({ browser, site }) => {
  const page = await browser.newPage({ colorScheme: 'dark' })
  // Only the page itself loads; the style sheet and the script never arrive.
  await page.route('**/assets/**', () => {})
  await page.goto(site, { waitUntil: 'commit' })
  const title = page.locator('#first-slide .for-stage h1')
  await expect(title).toBeVisible()
  const before = await title.boundingBox()
  await page.unrouteAll({ behavior: 'ignoreErrors' })

  const later = await browser.newPage({ colorScheme: 'dark' })
  await later.goto(site)
  await expect(later.locator('#first-slide')).toHaveCount(0)
  const after = await later.getByRole('heading', { level: 1 }).boundingBox()
  for (const key of ['x', 'y', 'width', 'height'] as const)
    expect(Math.abs(before![key] - after![key]), key).toBeLessThan(1)
  await Promise.all([page.close(), later.close()])
})

/** The longest transition after a click, in s: long enough to notice, and over before the speaker mentions the result. */
const longest = 0.6

test('the result of a click appears quickly, and immediately with reduced motion', async ({ page, visit, slides }) => {
  await visit(mainVariant, `#/${stepped(slides).no}`)
  /** The longest transition on the slide, in s. */
  const duration = (): Promise<number> => page.locator('.slidev-page *').evaluateAll(elements => Math.max(...elements.flatMap(element => getComputedStyle(element).transitionDuration.split(', ').map(Number.parseFloat))))
  const taken = await duration()
  expect(taken, '--motion in styles/tokens.css').toBeGreaterThan(0)
  expect(taken, `a click takes ${taken} s → --motion in styles/tokens.css`).toBeLessThanOrEqual(longest)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  expect(await duration(), 'with reduced motion').toBe(0)
})

test('controls and the current place stay visible with forced colours', async ({ page, visit, slides }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await visit(mainVariant, `#/${plain(slides).no}`)
  await expect(page.locator('.deck-bar button svg').first()).toBeVisible()
  await page.keyboard.press('o')
  await expect(page.locator('.deck-contents button[aria-current]')).toHaveCSS('outline-style', 'solid')
})
