/** A page of a browser that is waited for with an end, and whose complaints are told where it does not come. */
import type { Page } from 'playwright'
import { setTimeout as sleep } from 'node:timers/promises'
import { CliError } from './errors'

/** How long a page may take, in milliseconds, and how long it may be too busy to answer. */
const defaultLimit = 60_000
const defaultSilence = 120_000

interface WaitOptions {
  /** Milliseconds; a minute without it. */
  limit?: number
  /** Asks the page what is missing, such as the names of slides, once it is late. */
  missing?: () => Promise<readonly string[]>
}

/** Lets a page run functions that it is sent: the TypeScript runner names them by a helper that the page does not have. */
export async function acceptFunctions(page: Page): Promise<void> {
  await page.addInitScript('globalThis.__name = value => value')
}

/** The sentence for complaints, where there are any. */
export function complaintSentence(complaints: readonly string[]): string {
  return complaints.length > 0 ? `\nThe page complains: ${complaints.join('; ')}` : ''
}

/** Waits for work, unless what watches it throws before; the signal tells that the work is done. */
async function unless<T>(work: Promise<T>, watch: (signal: AbortSignal) => Promise<never>): Promise<T> {
  const done = new AbortController()
  const watching = watch(done.signal)
  // Whichever comes second has nobody who listens.
  watching.catch(() => {})
  work.catch(() => {})
  try {
    return await Promise.race([work, watching])
  }
  finally {
    done.abort()
  }
}

const watchedPages = new WeakMap<Page, ReturnType<typeof watchAnew>>()

/** Listens to a page from the first call on. */
export function watchPage(page: Page): ReturnType<typeof watchAnew> {
  const watched = watchedPages.get(page) ?? watchAnew(page)
  watchedPages.set(page, watched)
  return watched
}

function watchAnew(page: Page) {
  const complaints = new Set<string>()
  // One limit, and one sentence: that of `inTime`.
  page.setDefaultTimeout(0)
  const short = (url: string): string => URL.canParse(url) && new URL(url).hostname === '127.0.0.1' ? new URL(url).pathname : url
  page.on('pageerror', error => complaints.add(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error')
      complaints.add(message.text().startsWith('Failed to load resource') ? `${short(message.location().url)} does not load` : message.text())
  })
  page.on('requestfailed', request => complaints.add(`${short(request.url())} does not load`))
  /**
   * Waits for something of the page, which a sentence names: "the first slide to be drawn".
   * @throws CliError where it takes longer, with what is missing and the page's complaints
   */
  const inTime = <T>(what: string, work: Promise<T>, { limit = defaultLimit, missing = async () => [] }: WaitOptions = {}): Promise<T> => unless(work, async (signal) => {
    await sleep(limit, undefined, { signal, ref: false })
    const names = await Promise.race([missing().catch(() => []), sleep(2000, [], { ref: false })])
    throw new CliError(`The browser has waited ${limit / 1000} seconds for ${what}${names.length > 0 ? `; ${names.join(', ')} is missing` : ''}.${complaintSentence([...complaints])}`)
  })
  /**
   * Waits for something of the page for as long as the page answers: what it does may take long, but one that is caught
   * in a loop does nothing.
   * @throws CliError where it gives no answer for so many milliseconds
   */
  const whileAnswering = <T>(what: string, work: Promise<T>, silence = defaultSilence): Promise<T> => unless(work, async (signal) => {
    for (;;) {
      await sleep(1000, undefined, { signal, ref: false })
      await inTime(`${what}, and the page does not answer`, page.evaluate('0'), { limit: silence })
    }
  })
  return {
    /** What the page has complained about: errors, and what it could not load. */
    complaints: () => [...complaints],
    /** Forgets what it has complained about so far. */
    forget: () => complaints.clear(),
    inTime,
    whileAnswering,
  }
}
