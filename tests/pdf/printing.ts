import type { Browser } from 'playwright/test'
import type { PrintPage } from '../../tooling/export/printer'
import type { Progress } from '../../tooling/export/progress'
import { openPrintPage } from '../../tooling/export/printer'
import { serveFolder } from '../../tooling/shared/serve'
import { printBuild } from '../helpers/places'

/** Progress that says nothing. */
export const silent: Progress = { now: () => {}, count: () => {}, line: () => {}, end: () => {} }

/** Prints from the build that the other checks inspect. */
export async function printing(browser: Browser, make: (page: PrintPage) => Promise<void>): Promise<void> {
  await using site = await serveFolder(printBuild)
  await make(await openPrintPage(browser, site.url))
}
