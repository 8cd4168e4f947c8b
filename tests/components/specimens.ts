/** Components on a page of their own, on facts that are not the deck's. */
import type { Browser, Locator } from 'playwright/test'
import type { Specimen } from './page/main'
import { test as base } from 'playwright/test'
import { serveFolder } from '../../tooling/shared/serve'
import { componentsBuild } from '../helpers/places'

/** Shows a component on its slide. */
export type Show = (component: string, specimen?: Omit<Specimen, 'component'>) => Promise<Locator>

/** Serves the page and opens it, as on a stage or as on paper. */
async function open(browser: Browser, use: (show: Show) => Promise<void>, query = ''): Promise<void> {
  await using site = await serveFolder(componentsBuild)
  const page = await browser.newPage({ reducedMotion: 'reduce' })
  await page.goto(site.url + query)
  await page.waitForFunction(() => window.showSpecimen)
  await use(async (component, specimen) => {
    await page.evaluate(specimen => window.showSpecimen!(specimen), { component, ...specimen })
    return page.locator('.slidev-layout')
  })
  await page.close()
}

export const test = base.extend<object, { show: Show, showOnPaper: Show }>({
  show: [({ browser }, use) => open(browser, use), { scope: 'worker' }],
  showOnPaper: [({ browser }, use) => open(browser, use, '?print'), { scope: 'worker' }],
})
