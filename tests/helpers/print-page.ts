import type { Locator, Page } from 'playwright/test'
import type { Variant } from '../../tooling/deck/config'
import type { LaidOut, Printed, PrintJob } from '../../tooling/export/page/job'
import { planDocument } from '../../tooling/export/plan'

/**
 * Shows every step of every slide of a variant on the print page, and waits until each is drawn.
 * @param page where
 * @param address of the page's build
 * @param variant which
 * @param dark in dark colours
 * @returns the slides and steps, and what each of them is
 */
export async function openEveryStep(page: Page, address: string, variant: Variant, dark = false): Promise<{ elements: Locator, about: Printed[] }> {
  const { job } = await planDocument(variant, { withClicks: true, dark })
  await page.goto(`${address}?print`)
  const { printed } = await layOut(page, job)
  return { elements: page.locator('.print-slide-container'), about: printed }
}

/**
 * Lays out a job on the print page.
 * @throws Error with what does not come to rest
 */
export async function layOut(page: Page, job: PrintJob): Promise<LaidOut> {
  await page.waitForFunction(() => window.printDeck)
  const laidOut = await page.evaluate(job => window.printDeck!(job), job)
  if ('problems' in laidOut)
    throw new Error(laidOut.problems.join('\n'))
  return laidOut
}
