/** Where the Tab key leads. */
import type { Page } from 'playwright/test'

/** Presses Tab through the page or the open dialog. Returns focused elements that have no name, are not visible or do not show the focus. */
export async function tabDefects(page: Page): Promise<string[]> {
  const found: string[] = []
  const stops = await page.evaluateHandle(() => new Set<Element | null>())
  for (let i = 0; i < 300; i++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate((stops) => {
      const element = document.activeElement as HTMLElement
      if (stops.has(element))
        return undefined
      stops.add(element)
      const labels = [...(element as HTMLInputElement).labels ?? []].map(label => label.textContent).join(' ')
      const name = element.closest('[aria-hidden="true"]') ? '' : (element.getAttribute('aria-label') ?? (labels || element.textContent)).trim()
      const box = element.getClientRects()[0]
      const outlines = [undefined, '::before', '::after'].map(pseudo => getComputedStyle(element, pseudo))
      const top = box ? document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) : null
      return {
        // After the last stop the browser itself has the focus.
        isBrowser: element === document.body,
        what: `${element.tagName.toLowerCase()} "${(name || element.textContent.trim()).slice(0, 20)}" in ${element.parentElement?.closest('[class]')?.className}`,
        name,
        isSeen: element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.contains(top),
        isMarked: outlines.some(({ outlineStyle, outlineColor }) => outlineStyle !== 'none' && outlineColor !== 'rgba(0, 0, 0, 0)'),
      }
    }, stops)
    if (!stop)
      return found
    if (!stop.isBrowser && !stop.name)
      found.push(`${stop.what} has the focus and no name → give it one, or make it inert`)
    if (!stop.isBrowser && !stop.isSeen)
      found.push(`${stop.what} has the focus and is not seen → make it inert, or have it scrolled into view`)
    if (!stop.isBrowser && !stop.isMarked)
      found.push(`${stop.what} has the focus and does not show it → an outline on :focus-visible`)
  }
  return [...found, 'Tab does not return to the first element']
}
