/** A first visit on a slow line: what is seen when, and what the next slide takes. */
import type { Browser, CDPSession, Page } from 'playwright'
import { median } from './table'

/** What one visit gave. */
export interface Visit {
  /** Largest contentful paint, ms after the visit began. */
  lcp: number
  /** When all text of the first slide stood in its own font, in ms. */
  readable: number
  /** Bytes over the line until then, and until nothing more was asked for. */
  bytesUntilReadable: number
  bytes: number
  /** Sum of the layout shifts, no unit. */
  shift: number
  /** From the key until nothing changes any more, median over the slides that follow, in ms. */
  next: number
}

/** The line and the machine: 1.6 Mbit/s, 150 ms, a processor of a quarter of this one's speed. */
const line = { offline: false, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8, latency: 150 }
const slowdown = 4
/** So long without a change, and a slide stands, in ms. */
const quiet = 600
const slides = 6

/** What the page notes about itself; runs before anything of it, and holds all that it needs. */
function watchPage(families: readonly string[]): void {
  const noted = { lcp: 0, readable: 0, shift: 0 }
  Object.assign(globalThis, { noted })
  const observe = (type: string, note: (entry: any) => void): void => new PerformanceObserver(list => list.getEntries().forEach(note)).observe({ type, buffered: true })
  observe('largest-contentful-paint', entry => noted.lcp = entry.startTime)
  observe('layout-shift', entry => noted.shift += entry.hadRecentInput ? 0 : entry.value)

  const inOwnFont = (node: Text): boolean => {
    const style = getComputedStyle(node.parentElement!)
    const family = style.fontFamily.split(',')[0]!.replaceAll(/["']/g, '').trim()
    return families.includes(family)
      && [...document.fonts].some(face => face.status === 'loaded' && face.family.replaceAll('"', '') === family)
      && document.fonts.check(`${style.fontWeight} 20px "${family}"`, node.data)
  }
  const look = (): void => {
    const heading = [...document.querySelectorAll('h1')].find(heading => heading.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && heading.getBoundingClientRect().width > 0)
    const slide = heading?.closest('section, .slidev-layout') ?? heading?.parentElement
    const texts: Text[] = []
    if (slide && performance.getEntriesByName('first-contentful-paint').length > 0) {
      const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) {
        const text = walker.currentNode as Text
        if (text.data.trim() && text.parentElement!.checkVisibility())
          texts.push(text)
      }
    }
    if (texts.length > 0 && texts.every(inOwnFont))
      noted.readable = performance.now()
    else
      requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** Notes when a key is pressed and when the last frame after it was painted in which something changed. */
function watchChanges(): void {
  const changes = { key: 0, last: 0 }
  Object.assign(globalThis, { changes })
  let dirty = false
  const observer = new MutationObserver(() => dirty = true)
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
  addEventListener('keydown', event => changes.key = changes.last = event.timeStamp, { capture: true })
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => changes.last = performance.now()
  const frame = (): void => {
    const moving = document.getAnimations().some(({ playState }) => playState === 'running')
    if (dirty || moving || document.fonts.status === 'loading') {
      dirty = false
      port2.postMessage(0)
    }
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
}

/** Waits until something has been the same for long enough. */
async function settle(page: Page, read: () => Promise<number>, ms: number): Promise<number> {
  for (let value = await read(); ;) {
    await page.waitForTimeout(ms)
    const now = await read()
    if (now === value)
      return value
    value = now
  }
}

/** Bytes that come over the line, with the time of each. */
async function listen(session: CDPSession): Promise<{ until: (ms: number) => number, count: () => number }> {
  let begin: number | undefined
  const received: { at: number, bytes: number }[] = []
  session.on('Network.requestWillBeSent', ({ timestamp }) => begin ??= timestamp)
  session.on('Network.dataReceived', ({ timestamp, encodedDataLength }) => received.push({ at: (timestamp - begin!) * 1000, bytes: encodedDataLength }))
  await session.send('Network.enable')
  const sum = (parts: typeof received): number => parts.reduce((sum, { bytes }) => sum + bytes, 0)
  return { until: ms => sum(received.filter(({ at }) => at <= ms)), count: () => sum(received) }
}

/**
 * Visits a deck for the first time, waits until it has all it asks for, and goes on some slides.
 * @param browser where
 * @param url address of the deck
 * @param families the fonts that its text is meant to stand in
 */
export async function visit(browser: Browser, url: string, families: readonly string[]): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'block', bypassCSP: true })
  const page = await context.newPage()
  // The TypeScript runner names functions by a helper that the page does not have.
  await page.addInitScript('globalThis.__name = value => value')
  await page.addInitScript(watchPage, [...families])
  const session = await context.newCDPSession(page)
  const bytes = await listen(session)
  await session.send('Network.emulateNetworkConditions', line)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await page.goto(url, { waitUntil: 'commit' })
  await page.waitForFunction(() => (globalThis as any).noted?.readable > 0, undefined, { timeout: 120_000 })
  await page.waitForLoadState('load')
  await settle(page, async () => bytes.count(), 3000)
  const { lcp, readable, shift } = await page.evaluate(() => (globalThis as any).noted as { lcp: number, readable: number, shift: number })

  await page.evaluate(watchChanges)
  const steps: number[] = []
  for (let slide = 0; slide < slides; slide++) {
    await page.keyboard.press('ArrowRight')
    await settle(page, () => page.evaluate(() => (globalThis as any).changes.last as number), quiet)
    steps.push(await page.evaluate(() => (globalThis as any).changes.last - (globalThis as any).changes.key))
  }
  await context.close()

  return { lcp, readable, bytesUntilReadable: bytes.until(readable), bytes: bytes.count(), shift, next: median(steps) }
}
