/** A first visit on a slow line: what is seen when, and what the next slide takes. */
import type { Browser, CDPSession, Page } from 'playwright'
import { acceptFunctions } from '../tooling/shared/watched'
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
  /** What tasks take beyond 50 ms each, in which nobody is answered, from the first paint on, in ms. */
  blocking: number
  /** Sum of the layout shifts, no unit. */
  shift: number
  /** From the key until nothing changes any more, median over the slides that follow, in ms; 0 on a phone, which has no keys. */
  next: number
}

/** What the visitor holds: a desktop's window, or Lighthouse's phone. */
export const devices = {
  desktop: { viewport: { width: 1280, height: 720 } },
  phone: { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true },
} as const

export type Device = keyof typeof devices

/** The line and the machine, which are Lighthouse's for a phone: 1.6 Mbit/s, 150 ms, a processor of a quarter of this one's speed. */
const line = { offline: false, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8, latency: 150 }
const slowdown = 4
/** So long without a change, and a slide stands, in ms. */
const quiet = 600
const slides = 6

/** What the page notes about itself; runs before anything of it, and holds all that it needs. */
function watchPage(families: readonly string[]): void {
  const noted = { lcp: 0, readable: 0, shift: 0, blocking: 0 }
  Object.assign(globalThis, { noted })
  const observe = (type: string, note: (entry: any) => void): void => new PerformanceObserver(list => list.getEntries().forEach(note)).observe({ type, buffered: true })
  observe('largest-contentful-paint', entry => noted.lcp = entry.startTime)
  observe('layout-shift', entry => noted.shift += entry.hadRecentInput ? 0 : entry.value)
  observe('longtask', ({ startTime, duration }) => {
    const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity
    noted.blocking += startTime + duration > painted ? duration - 50 : 0
  })

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

/** Notes when a key is pressed and when the last frame after it was painted in which something changed that is seen. */
function watchChanges(): void {
  const changes = { key: 0, last: 0 }
  Object.assign(globalThis, { changes })
  let dirty = false
  const isSeen = (node: Node): boolean => (node instanceof Element ? node : node.parentElement)?.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ?? false
  const observer = new MutationObserver(records => dirty ||= records.some(({ target, addedNodes, removedNodes }) =>
    isSeen(target) && (addedNodes.length === 0 || removedNodes.length > 0 || [...addedNodes].some(isSeen))))
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
  const answers = new Map<string, { parts: { at: number, length: number }[], bytes: number }>()
  session.on('Network.requestWillBeSent', ({ requestId, timestamp }) => {
    begin ??= timestamp
    answers.set(requestId, { parts: [], bytes: 0 })
  })
  session.on('Network.dataReceived', ({ requestId, timestamp, dataLength }) => answers.get(requestId)?.parts.push({ at: (timestamp - begin!) * 1000, length: dataLength }))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => Object.assign(answers.get(requestId) ?? {}, { bytes: encodedDataLength }))
  await session.send('Network.enable')

  const length = (parts: { length: number }[]): number => parts.reduce((sum, { length }) => sum + length, 0)
  return {
    // What an answer weighs on the line is known at its end only; what came of it until then is a part of that.
    until: ms => [...answers.values()].reduce((sum, { parts, bytes }) => sum + bytes * (length(parts.filter(({ at }) => at <= ms)) / (length(parts) || 1)), 0),
    count: () => [...answers.values()].reduce((sum, { bytes }) => sum + bytes, 0),
  }
}

/**
 * Visits a deck for the first time, waits until it has all it asks for, and goes on some slides.
 * @param browser where
 * @param url address of the deck
 * @param families the fonts that its text is meant to stand in
 * @param key goes to the next slide
 * @param device what the visitor holds
 */
export async function visit(browser: Browser, url: string, families: readonly string[], key: string, device: Device): Promise<Visit> {
  const context = await browser.newContext({ ...devices[device], serviceWorkers: 'block', bypassCSP: true })
  const page = await context.newPage()
  await acceptFunctions(page)
  await page.addInitScript(watchPage, [...families])
  const session = await context.newCDPSession(page)
  const bytes = await listen(session)
  await session.send('Network.emulateNetworkConditions', line)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await page.goto(url, { waitUntil: 'commit' })
  await page.waitForFunction(() => (globalThis as any).noted?.readable > 0, undefined, { timeout: 120_000 })
  await page.waitForLoadState('load')
  await settle(page, async () => bytes.count(), 3000)
  const noted = await page.evaluate(() => (globalThis as any).noted as Pick<Visit, 'lcp' | 'readable' | 'blocking' | 'shift'>)
  const next = device === 'desktop' ? await timeSteps(page, key) : 0
  await context.close()
  return { ...noted, bytesUntilReadable: bytes.until(noted.readable), bytes: bytes.count(), next }
}

/** How long the slides that follow take, see `Visit.next`. */
async function timeSteps(page: Page, key: string): Promise<number> {
  await page.evaluate(watchChanges)
  const steps: number[] = []
  for (let slide = 0; slide < slides; slide++) {
    await page.keyboard.press(key)
    await settle(page, () => page.evaluate(() => (globalThis as any).changes.last as number), quiet)
    steps.push(await page.evaluate(() => (globalThis as any).changes.last - (globalThis as any).changes.key))
  }
  return median(steps)
}
