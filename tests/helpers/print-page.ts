import type { Locator, Page } from 'playwright/test'
import type { Variant } from '../../tooling/deck/config'
import type { PrintedPage, PrintJob, PrintResult } from '../../tooling/export/page/job'
import { planDocument } from '../../tooling/export/plan'

/**
 * Shows slides of a variant on the print page, by default every slide at every step, and waits until they are drawn.
 * @param page to use
 * @param address of the print page's build
 * @param variant to show
 * @param options for colours, steps and slides, as for an export
 * @returns the slides and steps, and facts about each of them
 */
export async function openSteps(page: Page, address: string, variant: Variant, options: Partial<Parameters<typeof planDocument>[1]> = {}): Promise<{ elements: Locator, about: PrintedPage[] }> {
  const { job } = await planDocument(variant, { withClicks: true, dark: false, ...options })
  await page.goto(`${address}?print`)
  const { printed } = await layOut(page, job)
  return { elements: page.locator('.print-slide-container'), about: printed }
}

/**
 * Lays out a job on the print page.
 * @throws Error with what does not settle
 */
export async function layOut(page: Page, job: PrintJob): Promise<PrintResult> {
  await page.waitForFunction(() => window.printDeck)
  const laidOut = await page.evaluate(job => window.printDeck!(job), job)
  if ('problems' in laidOut)
    throw new Error(laidOut.problems.join('\n'))
  return laidOut
}
