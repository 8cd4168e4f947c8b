/** Waits for a browser's page with a time limit, and reports the page's errors if the limit is reached. */
import type { Page } from 'playwright'
import { setTimeout as sleep } from 'node:timers/promises'
import { CliError } from './errors'

/** How long a page may take, in milliseconds, and how long it may be too busy to answer. */
const defaultLimit = 60_000
const defaultSilence = 120_000

interface WaitOptions {
  /** Milliseconds; a minute by default. */
  limit?: number
  /** Asks a late page what is missing, such as the names of slides. */
  missing?: () => Promise<readonly string[]>
}

/** Lets a page run functions sent to it: the TypeScript runner names them with a helper that the page does not have. */
export async function acceptFunctions(page: Page): Promise<void> {
  await page.addInitScript('globalThis.__name = value => value')
}

/** The sentence for complaints, if there are any. */
export function complaintSentence(complaints: readonly string[]): string {
  return complaints.length > 0 ? `\nThe page complains: ${complaints.join('; ')}` : ''
}

/** Waits for work, unless its watcher throws first; the signal is aborted when the work is done. */
async function unless<T>(work: Promise<T>, watch: (signal: AbortSignal) => Promise<never>): Promise<T> {
  const done = new AbortController()
  const watching = watch(done.signal)
  // No one handles the error of whichever comes second.
  watching.catch(() => {})
  work.catch(() => {})
  try {
    return await Promise.race([work, watching])
  }
  finally {
    done.abort()
  }
}

const watchedPages = new WeakMap<Page, ReturnType<typeof startWatching>>()

/** Watches a page from the first call on. */
export function watchPage(page: Page): ReturnType<typeof startWatching> {
  const watched = watchedPages.get(page) ?? startWatching(page)
  watchedPages.set(page, watched)
  return watched
}

function startWatching(page: Page) {
  const complaints = new Set<string>()
  // Only the limit and the message of `inTime` apply.
  page.setDefaultTimeout(0)
  const short = (url: string): string => URL.canParse(url) && new URL(url).hostname === '127.0.0.1' ? new URL(url).pathname : url
  page.on('pageerror', error => complaints.add(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error')
      complaints.add(message.text().startsWith('Failed to load resource') ? `${short(message.location().url)} does not load` : message.text())
  })
  page.on('requestfailed', request => complaints.add(`${short(request.url())} does not load`))
  /**
   * Waits for something on the page; `what` names it in the message: "the first slide to be drawn".
   * @throws CliError if it takes longer, with what is missing and the page's complaints
   */
  const inTime = <T>(what: string, work: Promise<T>, { limit = defaultLimit, missing = async () => [] }: WaitOptions = {}): Promise<T> => unless(work, async (signal) => {
    await sleep(limit, undefined, { signal, ref: false })
    const names = await Promise.race([missing().catch(() => []), sleep(2000, [], { ref: false })])
    throw new CliError(`The browser has waited ${limit / 1000} seconds for ${what}${names.length > 0 ? `; ${names.join(', ')} is missing` : ''}.${complaintSentence([...complaints])}`)
  })
  /**
   * Waits for something on the page for as long as the page answers: its work may take long, but a page caught in a loop
   * never finishes.
   * @throws CliError if it does not answer for `silence` milliseconds
   */
  const whileAnswering = <T>(what: string, work: Promise<T>, silence = defaultSilence): Promise<T> => unless(work, async (signal) => {
    for (;;) {
      await sleep(1000, undefined, { signal, ref: false })
      await inTime(`${what}, and the page does not answer`, page.evaluate('0'), { limit: silence })
    }
  })
  return {
    /** The page's complaints: errors, and what it could not load. */
    complaints: () => [...complaints],
    /** Forgets the complaints so far. */
    forget: () => complaints.clear(),
    inTime,
    whileAnswering,
  }
}
