/** The fonts that a page is drawn in. */
import type { CDPSession, Page } from 'playwright/test'

export interface Face {
  name: string
  /** It comes with the page, not from the machine. */
  isOwn: boolean
}

/** The faces that text directly in the marked elements is drawn in, in the order of the document. */
export async function facesOf(session: CDPSession, mark: string): Promise<{ nodeId: number, faces: Face[] }[]> {
  await session.send('DOM.enable')
  await session.send('CSS.enable')
  const { root } = await session.send('DOM.getDocument', { depth: 0 })
  const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: `[${mark}]` })
  return await Promise.all(nodeIds.map(async (nodeId) => {
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId })
    return { nodeId, faces: fonts.map(({ familyName, isCustomFont }) => ({ name: familyName, isOwn: isCustomFont })) }
  }))
}

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
  const found = await Promise.all((await facesOf(session, mark)).map(async ({ nodeId, faces }) => {
    const foreign = faces.filter(({ isOwn }) => !isOwn).map(({ name }) => name)
    return foreign.length > 0 ? [`${(await session.send('DOM.getOuterHTML', { nodeId })).outerHTML} in ${foreign.join(', ')} → is its file among textSources in scripts/fonts.ts?`] : []
  }))
  await session.detach()
  return found.flat()
}
