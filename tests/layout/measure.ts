/** Measures rendered slides in one pass each, with the fonts that their text is drawn in. */
import type { Locator, Page } from 'playwright/test'
import type { PageMeasurement } from './in-page/measure'
import type { Measurement } from './measurement'
import { fileURLToPath } from 'node:url'
import { fontsOf } from '../helpers/faces'
import { bundleForPage } from '../helpers/in-page'

declare global {
  interface Window {
    /** What `in-page/measure.ts` exports. */
    layout: typeof import('./in-page/measure')
  }
}

/** Stops everything that moves, and lets every element be found under a point. */
const still = `
  *, *::before, *::after { transition: none !important; animation: none !important; pointer-events: auto !important; }
  html { scroll-behavior: auto !important; }
`

/** Makes a page ready to be measured. */
export async function settle(page: Page): Promise<void> {
  await page.addStyleTag({ content: still })
  await page.evaluate(async () => {
    await document.fonts.ready
    await Promise.all([...document.images].map(image => image.decode().catch(() => {})))
  })
}

/** Attribute that marks the elements whose text was measured. */
const textMark = 'data-measured-text'

/**
 * Measures slides on a settled page.
 * @param elements the slides
 * @param withFonts whether to ask the browser for the fonts of every text, too
 */
export async function measureSlides(elements: Locator, withFonts = true): Promise<Measurement[]> {
  await elements.page().addScriptTag({ content: await bundleForPage(fileURLToPath(new URL('in-page/measure.ts', import.meta.url)), 'layout') })
  const { slides, marked } = JSON.parse(await elements.evaluateAll((roots, mark) => window.layout.measure(roots as HTMLElement[], mark), textMark)) as PageMeasurement
  if (!withFonts)
    return slides.map(slide => ({ ...slide, fonts: [] }))
  const uses = await fontsOf(elements.page(), textMark)
  const fonts = marked.map(({ slide, element }, i) => ({ slide, element, ...uses[i]! }))
  return slides.map((slide, i) => ({ ...slide, fonts: fonts.filter(font => font.slide === i) }))
}
