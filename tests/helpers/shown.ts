/** Slides as the print page shows them. Each variant is read once per worker. */
import type { SourceSlideInfo } from '@slidev/types'
import type { Browser } from 'playwright/test'
import type { Drawing } from '../../tooling/check/drawings'
import type { Variant } from '../../tooling/deck/config'
import type { Placed } from './appears'
import { test as base } from 'playwright/test'
import { readDeck } from '../../tooling/check'
import { takeDrawings } from '../../tooling/check/drawings'
import { serveFolder } from '../../tooling/shared/serve'
import { appearing, appearingLines, faintTexts, takeLooks, takePlaces } from './appears'
import { unknownMarkup } from './attributes'
import { printBuild } from './places'
import { openSteps } from './print-page'

/** What a variant shows, read once from its build. */
interface Shown {
  /** Messages of the console, and requests that left the machine. */
  noise: string[]
  /** The source of the slides, in running order. */
  sources: readonly SourceSlideInfo[]
  duration: string
  /**
   * For each slide: its steps, its full text, what appears with each step, the same without drawings, its drawings and dimmed
   * texts at each step, the colours of its texts, the lower edge of the line under its drawing in px, markup that the browser
   * does not know, and the positions of its texts at the last step.
   */
  slides: readonly {
    steps: number
    text: string
    appears: string[]
    lines: string[]
    drawings: readonly (readonly Drawing[])[]
    faint: readonly (readonly string[])[]
    colours: ReadonlyMap<string, string>
    foot?: number
    unknown: string[]
    places: readonly Placed[]
  }[]
}

async function show(variant: Variant, browser: Browser): Promise<Shown> {
  const { slides: sources, headmatter } = await readDeck(variant)
  await using site = await serveFolder(printBuild)
  const page = await browser.newPage()
  const noise: string[] = []
  page.on('console', message => ['error', 'warning'].includes(message.type()) && noise.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', error => noise.push(`error: ${error.message}`))
  page.on('requestfailed', request => noise.push(`failed: ${request.url()}`))
  page.on('response', response => response.status() >= 400 && noise.push(`${response.status()}: ${response.url()}`))
  page.on('request', request => !request.url().startsWith(site.url) && !/^(?:data|blob):/.test(request.url()) && noise.push(`from elsewhere: ${request.url()}`))

  const { elements, about } = await openSteps(page, site.url, variant)
  await page.waitForLoadState('networkidle')
  const texts = await elements.allInnerTexts()
  const looks = await elements.evaluateAll(takeLooks)
  const unknown = await elements.evaluateAll(unknownMarkup)
  const drawings = await elements.evaluateAll(takeDrawings)
  const places = await elements.evaluateAll(takePlaces)
  const feet = await elements.evaluateAll(slides => slides.map((slide) => {
    const line = slide.querySelector('.slidev-layout > svg + p:last-child')
    return line ? line.getBoundingClientRect().bottom - slide.getBoundingClientRect().top : undefined
  }))
  const slides = sources.map((_, i) => {
    const own = about.flatMap(({ number }, k) => number === i + 1 ? [{ foot: feet[k], text: texts[k]!, looks: looks[k]!, drawings: drawings[k]!, unknown: unknown[k]!, places: places[k]! }] : [])
    const last = own.at(-1)
    return {
      steps: own.length - 1,
      text: last?.text ?? '',
      appears: appearing(own.map(({ looks }) => looks)),
      lines: appearingLines(own.map(({ looks }) => looks)),
      drawings: own.map(({ drawings }) => drawings),
      faint: own.map(({ looks }) => faintTexts(looks)),
      colours: new Map(last?.looks.map(([text, , , , colour = '']) => [text, colour])),
      foot: last?.foot,
      unknown: [...new Set(own.flatMap(({ unknown }) => unknown))],
      places: last?.places ?? [],
    }
  })

  await page.close()
  return { noise, sources, slides, duration: headmatter.duration }
}

export const test = base.extend<object, { shown: (variant: Variant) => Promise<Shown> }>({
  shown: [async ({ browser }, use) => {
    const shown = new Map<Variant, Promise<Shown>>()
    await use((variant) => {
      if (!shown.has(variant))
        shown.set(variant, show(variant, browser))
      return shown.get(variant)!
    })
  }, { scope: 'worker' }],
})

/** The number of problems that a message lists. */
const mostTold = 12

/** Fails with one line for each problem. */
export function expectNone(wrong: readonly string[]): void {
  if (wrong.length > 0)
    throw new Error([`${wrong.length} to fix:`, ...wrong.slice(0, mostTold), ...wrong.length > mostTold ? [`and ${wrong.length - mostTold} more`] : []].join('\n'))
}
