/** The fonts that a page is drawn in. */
import type { Page } from 'playwright/test'

/** Attribute of the elements that hold text of their own. */
const mark = 'data-has-text'

/** Text of a page that is drawn in a font of the machine: element by element, with the font and the mend. */
export async function foreignText(page: Page): Promise<string[]> {
  await page.evaluate(async (mark) => {
    await document.fonts.ready
    for (const element of document.body.querySelectorAll('*'))
      element.toggleAttribute(mark, element.checkVisibility() && [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent!.trim()))
  }, mark)
  const session = await page.context().newCDPSession(page)
  await session.send('DOM.enable')
  await session.send('CSS.enable')
  const { root } = await session.send('DOM.getDocument', { depth: 0 })
  const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: `[${mark}]` })
  const found = await Promise.all(nodeIds.map(async (nodeId) => {
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId })
    const foreign = fonts.filter(({ isCustomFont }) => !isCustomFont).map(({ familyName }) => familyName)
    return foreign.length > 0 ? [`${(await session.send('DOM.getOuterHTML', { nodeId })).outerHTML} in ${foreign.join(', ')} → is its file among textSources in scripts/fonts.ts?`] : []
  }))
  await session.detach()
  return found.flat()
}
