/** What a page must have on phones and tablets that no emulation of one shows. */
import type { Page } from 'playwright/test'

/**
 * Rules of style that measure by the window as it is without the browser's own bars: what is so high ends below them.
 * Slidev's own, round the deck, cuts nothing off: what is in it has a height of its own.
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
      .map(declaration => `${selectorText} has ${declaration.trim()} → give it dvh`))
  })
}

/** Buttons and links of a page, or of a part of it, that two quick taps enlarge on an iPhone. */
export async function zoomDefects(page: Page, part: string): Promise<string[]> {
  return await page.locator(part).locator('button, a').evaluateAll(all => all
    .filter(element => element.checkVisibility() && getComputedStyle(element).touchAction !== 'manipulation')
    .map(element => `${element.getAttribute('aria-label') ?? element.textContent.trim()} is enlarged by two quick taps → touch-action: manipulation`))
}
