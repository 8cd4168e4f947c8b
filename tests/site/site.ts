/** The hosted deck as a visitor gets it: under a deep path of a plain static server, with every error reported. */
import type { Page } from 'playwright/test'
import type { Variant } from '../../tooling/deck/config'
import { expect } from 'playwright/test'
import { readDeck } from '../../tooling/check'
import { mainVariant, variants } from '../../tooling/deck/config'
import { serveFolder } from '../../tooling/shared/serve'
import { folderOf } from '../../tooling/site/variants'
import { test as engineTest } from '../helpers/engines/engines'
import { hostedSite, singleFile } from '../helpers/places'
import { otherVariant } from '../helpers/slides'

export { expect, hostedSite, mainVariant, otherVariant, singleFile, variants }

export interface SlideFacts {
  no: number
  alias: string
  title: string
  layout: string
  /** How many clicks its notes contain. */
  steps: number
  /** Its notes. */
  note: string
}

/** Facts about the slides of a variant, as Slidev reads them. */
export async function factsOf(variant: Variant): Promise<SlideFacts[]> {
  const { slides } = await readDeck(variant)
  return slides.map((slide, index) => ({
    no: index + 1,
    alias: String(slide.frontmatter.routeAlias ?? index + 1),
    title: slide.title ?? '',
    layout: String(slide.frontmatter.layout ?? 'default'),
    steps: slide.note?.match(/\[click\]/g)?.length ?? 0,
    note: slide.note ?? '',
  }))
}

/** Collects everything that a visitor's browser complains about or requests from other sites. */
export function complaintsOf(page: Page, origin: string): string[] {
  const complaints: string[] = []
  page.on('console', message => ['error', 'warning'].includes(message.type()) && complaints.push(`console ${message.type()}: ${message.text()}`))
  page.on('pageerror', error => complaints.push(`error: ${error.message}`))
  page.on('requestfailed', request => complaints.push(`failed: ${request.url()} (${request.failure()?.errorText})`))
  page.on('response', response => response.status() >= 400 && complaints.push(`${response.status()}: ${response.url()}`))
  page.on('request', request => !request.url().startsWith(origin) && !/^(?:data|blob):/.test(request.url()) && complaints.push(`foreign: ${request.url()}`))
  return complaints
}

interface PerTest {
  /** Opens a place of a variant, for instance `#/3?clicks=1`, and waits until the slide is displayed. */
  visit: (variant: Variant, place?: string) => Promise<void>
}

interface PerWorker {
  /** Address of the site, with its trailing slash. */
  site: string
  facts: Record<Variant, SlideFacts[]>
  /** The slides of the main variant. */
  slides: SlideFacts[]
}

/** The base of all tests of the hosted deck. One set of fixtures lets them share workers, since each other set would start its own. */
export const base = engineTest.extend<object, PerWorker>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs from this pattern.
  site: [async ({}, use) => {
    const served = await serveFolder(hostedSite, 0, '/some/deep/path/')
    await use(served.url)
    await served.close()
  }, { scope: 'worker' }],
  // eslint-disable-next-line no-empty-pattern
  facts: [async ({}, use) => {
    await use(Object.fromEntries(await Promise.all(variants.map(async variant => [variant, await factsOf(variant)] as const))))
  }, { scope: 'worker' }],
  slides: [async ({ facts }, use) => {
    await use(facts[mainVariant]!)
  }, { scope: 'worker' }],
})

export const test = base.extend<PerTest>({
  page: async ({ page, site }, use) => {
    // A worker would fetch the whole site during each test. Other tests check what it does.
    await page.addInitScript(() => {
      if (navigator.serviceWorker)
        navigator.serviceWorker.register = () => new Promise(() => {})
    })
    const complaints = complaintsOf(page, new URL(site).origin)
    await use(page)
    expect(complaints, 'complaints of the browser and requests to other sites').toEqual([])
  },
  visit: async ({ page, site }, use) => {
    await use(async (variant, place = '') => {
      await page.goto(`${site}${folderOf(variant)}${place}`)
      await slideIsReady(page)
    })
  },
})

/** Removes from a page what Safari does not have. */
export async function asSafari(page: Page): Promise<void> {
  await page.addInitScript(() => {
    for (const name of ['requestIdleCallback', 'cancelIdleCallback', 'scheduler'])
      Reflect.deleteProperty(globalThis, name)
  })
}

/** Waits until the real slide has replaced the picture of the first slide. */
export async function slideIsReady(page: Page): Promise<void> {
  await expect(page.locator('#first-slide')).toHaveCount(0)
  await expect(page.locator('.slidev-page h1').first()).toBeVisible()
}

/** The number of the slide, as displayed in the bar. */
export async function currentNo(page: Page): Promise<number> {
  return Number.parseInt(await page.locator('.deck-place .count').evaluate(element => element.childNodes[1]!.textContent!), 10)
}

/** Expects the bar to show the number of a slide. A check that must fail passes an `expect` with a shorter timeout. */
export async function showsSlide(page: Page, no: number, what?: string, waiting = expect): Promise<void> {
  await waiting(page.locator('.deck-place .count'), what).toHaveText(new RegExp(`^スライド ${no} /`))
}
