/** A first visit on a slow connection: when the first slide can be read, and how long the next ones take. */
import type { Browser, CDPSession, Page } from 'playwright'
import { acceptFunctions } from '../tooling/shared/watched'
import { median } from './table'

/** The measurements of one visit. */
export interface Visit {
  /** Largest contentful paint, in ms from the start of the visit. */
  lcp: number
  /** When all text of the first slide is in its own font, in ms. */
  readable: number
  /** Bytes transferred until then, and until no more requests were made. */
  bytesUntilReadable: number
  bytes: number
  /** Blocking time after the first paint: the part of each task beyond 50 ms, in ms. */
  blocking: number
  /** Sum of the layout shifts, without a unit. */
  shift: number
  /** From the key press until nothing changes any more, in ms; the median of the next slides. 0 on a phone, which has no keys. */
  next: number
}

/** The visitor's device: a desktop window, or Lighthouse's phone. */
export const devices = {
  desktop: { viewport: { width: 1280, height: 720 } },
  phone: { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true },
} as const

export type Device = keyof typeof devices

/** Connection and processor as in Lighthouse's phone: 1.6 Mbit/s, 150 ms, a quarter of this machine's speed. */
const line = { offline: false, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8, latency: 150 }
const slowdown = 4
/** A slide is settled after this time without a change, in ms. */
const quiet = 600
const slides = 6

/** Lets the page take notes about itself. Runs before the page's own scripts, and is self-contained. */
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

/** Notes the time of a key press, and of the last frame after it with a visible change. */
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

/** Waits until a value has not changed for long enough. */
async function settle(page: Page, read: () => Promise<number>, ms: number): Promise<number> {
  for (let value = await read(); ;) {
    await page.waitForTimeout(ms)
    const now = await read()
    if (now === value)
      return value
    value = now
  }
}

/** Records the bytes that are transferred, with their times. */
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
    // The transferred size of a response is known only at its end. Take the share that had arrived by then.
    until: ms => [...answers.values()].reduce((sum, { parts, bytes }) => sum + bytes * (length(parts.filter(({ at }) => at <= ms)) / (length(parts) || 1)), 0),
    count: () => [...answers.values()].reduce((sum, { bytes }) => sum + bytes, 0),
  }
}

/**
 * Visits a deck for the first time, waits until everything is loaded, and steps through some slides.
 * @param browser the browser to use
 * @param url the address of the deck
 * @param families the font families that its text should have
 * @param key the key that leads to the next slide
 * @param device the visitor's device
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

/** How long the next slides take, see `Visit.next`. */
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
