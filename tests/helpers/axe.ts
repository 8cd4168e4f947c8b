/** What axe has to say of a page. */
import type { Page } from 'playwright/test'
import axe from 'axe-core'

/** What to look at; without it, every rule on the whole page. */
interface Scope {
  /** The rules to keep to. */
  rules?: string[]
  /** The rules to leave out. */
  without?: string[]
  /** The part of the page to leave out, a selector. */
  beside?: string
}

/** What axe finds on a page, in words that name the rule, the element and the fix. */
export async function violations(page: Page, { rules, without = [], beside }: Scope = {}): Promise<string[]> {
  // Once in a document, not before each of a hundred looks.
  if (!await page.evaluate(() => 'axe' in window))
    await page.evaluate(axe.source)
  const options: axe.RunOptions = {
    // What passes need not be described.
    resultTypes: ['violations'],
    runOnly: rules && { type: 'rule', values: rules },
    rules: Object.fromEntries(without.map(rule => [rule, { enabled: false }])),
  }
  const { violations } = await page.evaluate(
    ([exclude, options]) => (window as unknown as { axe: typeof axe }).axe.run({ exclude }, options),
    [beside ? [beside] : [], options] as const,
  )
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${help} (${target.join(' ')}) ${failureSummary?.split('\n')[1]?.trim()}`))
}
