/**
 * The text of each slide, which the audience view shows if the slide cannot be drawn: as a browser renders it or, without
 * a browser, from its Markdown. And the phrases of all texts, the notes included.
 */
import type { Browser } from 'playwright'
import type { Variant } from '../deck/config'
import type { Texts } from './page'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readDeck } from '../check'
import { findPhrases, takeBlocks } from '../deck/phrases'
import { extractTexts } from '../deck/texts'
import { browserAtHand, launchBrowser } from '../shared/browser'
import { CliError } from '../shared/errors'
import { escapeHtml } from '../shared/html'
import { serveFolder } from '../shared/serve'
import { acceptFunctions, watchPage } from '../shared/watched'
import { withTexts } from './page'

/** How long drawing the slides, and all work of the browser, may take, in milliseconds: the talk has to begin. */
const slidesTimeoutMs = 20_000
const browserTimeoutMs = 40_000

/** The lines of a slide's Markdown as plain text, without its title, markup and components. */
export function linesOf(content: string): string[] {
  return content
    .replace(/<!--.*?-->|<(script|style)\b.*?<\/\1>|<[^>]*>/gs, '')
    .split('\n')
    .filter(line => !/^#\s/.test(line))
    .map(line => line
      .replace(/^\s*(?:[-*+>]|#+|\d+\.)\s+/, '')
      .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/[*_`]/g, '')
      .trim())
    .filter(Boolean)
}

/** The texts of a variant from its Markdown alone, without those of components and scripts. */
export async function markdownTexts(variant: Variant): Promise<Texts> {
  const slides = (await readDeck(variant)).slides.map(({ title = '', content }) => ({ title, lines: linesOf(content) }))
  return {
    slides: slides.map(({ lines }) => lines.map(line => `<p>${escapeHtml(line)}</p>`).join('')),
    phrases: await findPhrases(slides.flatMap(({ title, lines }) => [title, ...lines].map(line => [line]))),
  }
}

/** Reads the texts from a build, with all clicks of its slides. */
async function takeFrom(browser: Browser, url: string, variant: Variant): Promise<Texts> {
  const page = await browser.newPage()
  await acceptFunctions(page)
  const { inTime } = watchPage(page)
  await inTime('the page to open', page.goto(`${url}?texts`))
  await inTime('all slides to be drawn', page.locator('[data-complete]').waitFor({ state: 'attached' }), { limit: slidesTimeoutMs, missing: () => page.locator('.deck-article:not([data-drawn])').evaluateAll(articles => articles.map(article => `slide ${article.getAttribute('data-alias')}`)) })
  const texts = await page.evaluate(extractTexts, false)
  const blocks = await page.evaluate(takeBlocks)
  const titles = (await readDeck(variant)).slides.map(({ title = '' }) => [title])
  return {
    // The audience view shows the title separately.
    slides: texts.map(({ html }) => html.replace(/<h2>.*?<\/h2>/s, '')),
    phrases: await findPhrases([...titles, ...blocks]),
  }
}

/**
 * The texts of a build, as they are rendered.
 * @throws CliError if there is no browser, or it does not start
 */
async function renderedTexts(folder: string, variant: Variant): Promise<Texts> {
  const executablePath = await browserAtHand()
  if (!executablePath)
    throw new CliError('No Chromium, Chrome or Edge was found')
  await using browser = await launchBrowser(executablePath)
  await using served = await serveFolder(folder)
  return await takeFrom(browser, served.url, variant)
}

/**
 * Limits the time: a browser that hangs must not hold up the talk. It ends with this process at the latest.
 * @throws CliError if something takes too long
 */
async function inTime<T>(work: Promise<T>): Promise<T> {
  const late = sleep(browserTimeoutMs, undefined, { ref: false }).then(() => {
    throw new CliError('The browser takes too long to draw the slides')
  })
  return await Promise.race([work, late])
}

/** Puts the complete texts into a build. If no browser can draw them, the old texts stay: the talk needs no browser. */
export async function completeTexts(folder: string, variant: Variant, say: (what: string) => void): Promise<void> {
  const page = path.join(folder, 'index.html')
  try {
    const texts = await inTime(renderedTexts(folder, variant))
    await writeFile(page, withTexts(await readFile(page, 'utf8'), texts))
  }
  catch (error) {
    const why = (error as Error).message.split('\n')[0]!.replace(/\.$/, '')
    say(`${why}, so a slide that fails in the talk will show only the lines of its Markdown; with a Chromium, Chrome or Edge, remove .cache/present and start again to have its whole text.`)
  }
}
