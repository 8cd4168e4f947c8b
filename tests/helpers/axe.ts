/** The problems that axe finds on a page. */
import type { Page } from 'playwright/test'
import axe from 'axe-core'

/** What to check; by default, every rule on the whole page. */
interface Scope {
  /** The only rules to check. */
  rules?: string[]
  /** A selector for the part of the page to leave out. */
  beside?: string
}

/** The violations that axe finds on a page, each with the rule, the element and the fix. */
export async function violations(page: Page, { rules, beside }: Scope = {}): Promise<string[]> {
  // Load axe once per document, not for each of a hundred checks.
  if (!await page.evaluate(() => 'axe' in window))
    await page.evaluate(axe.source)
  const options: axe.RunOptions = {
    // Skip the details of rules that pass.
    resultTypes: ['violations'],
    runOnly: rules && { type: 'rule', values: rules },
  }
  const { violations } = await page.evaluate(
    ([exclude, options]) => (window as unknown as { axe: typeof axe }).axe.run({ exclude }, options),
    [beside ? [beside] : [], options] as const,
  )
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${help} (${target.join(' ')}) ${failureSummary?.split('\n')[1]?.trim()}`))
}
