/** Requirements of phones and tablets that emulation does not reveal. */
import type { Page } from 'playwright/test'

/**
 * Style rules that measure the window without the browser's own bars, so that elements extend below them.
 * Slidev's own rule around the deck is harmless, because its content has its own height.
 */
export async function heightDefects(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const styles = function* (rules: CSSRuleList): Generator<CSSStyleRule> {
      for (const rule of rules) {
        if (rule instanceof CSSStyleRule)
          yield rule
        if ('cssRules' in rule)
          yield* styles(rule.cssRules as CSSRuleList)
      }
    }
    return [...document.styleSheets].flatMap(sheet => [...styles(sheet.cssRules)]).flatMap(({ selectorText, style }) => style.cssText.split(';')
      .filter(declaration => /\dl?v(?:h|b|min|max)\b/.test(declaration) && !declaration.includes('var(--vh'))
      .map(declaration => `${selectorText} has ${declaration.trim()} → use dvh`))
  })
}

/** Buttons and links in a part of a page that a double tap zooms on an iPhone. */
export async function zoomDefects(page: Page, part: string): Promise<string[]> {
  return await page.locator(part).locator('button, a').evaluateAll(all => all
    .filter(element => element.checkVisibility() && getComputedStyle(element).touchAction !== 'manipulation')
    .map(element => `${element.getAttribute('aria-label') ?? element.textContent.trim()} is enlarged by a double tap → touch-action: manipulation`))
}

/** Fields in a part of a page that zoom the page on an iPhone when tapped, and leave it zoomed, or that bring up letters for a number. */
export async function fieldDefects(page: Page, part: string): Promise<string[]> {
  return await page.locator(part).locator('input:visible, textarea:visible, select:visible').evaluateAll(all => (all as HTMLInputElement[]).flatMap((field) => {
    const name = field.labels?.[0]?.textContent.trim() ?? field.getAttribute('aria-label')
    const { fontSize } = getComputedStyle(field)
    return [
      ...Number.parseFloat(fontSize) < 16 ? [`the field "${name}" has letters of ${fontSize}: tapping it zooms the page → font-size: 16px`] : [],
      ...name?.includes('番号') && field.inputMode !== 'numeric' ? [`the field "${name}" brings up the keyboard of letters → inputmode="numeric"`] : [],
    ]
  }))
}

/** The areas that an iPhone reserves, upright and sideways, in px: rounded corners, camera, and home indicator. */
export const keptByPhone = [
  { width: 390, height: 844, insets: { top: 47, right: 0, bottom: 34, left: 0 } },
  { width: 844, height: 390, insets: { top: 0, right: 47, bottom: 21, left: 47 } },
] as const

/** Buttons and links in a part of the page that reach into the reserved areas of a phone. */
export async function edgeDefects(page: Page, part: string): Promise<string[]> {
  const client = await page.context().newCDPSession(page)
  const found: string[] = []
  for (const { width, height, insets } of keptByPhone) {
    await page.setViewportSize({ width, height })
    await client.send('Emulation.setSafeAreaInsetsOverride', { insets })
    found.push(...await page.locator(part).locator('button, a').evaluateAll((all, { top, right, bottom, left }) => all.filter(element => element.checkVisibility()).flatMap((element) => {
      const box = element.getBoundingClientRect()
      const beyond = Object.entries({ top: top - box.top, right: box.right - innerWidth + right, bottom: box.bottom - innerHeight + bottom, left: left - box.left }).filter(([, px]) => px > 0.5)
      return beyond.map(([side, px]) => `${element.getAttribute('aria-label') ?? element.textContent!.trim()} reaches ${Math.round(px)} px into the ${side} edge of a phone, ${innerWidth} px wide → env(safe-area-inset-${side})`)
    }), insets))
  }
  await client.send('Emulation.setSafeAreaInsetsOverride', { insets: {} })
  return found
}
