/** A browser controlled by WebDriver: the few commands that the tests need (https://www.w3.org/TR/webdriver2/). */
import { Buffer } from 'node:buffer'
import { setTimeout as sleep } from 'node:timers/promises'

/** How long a command, or the start of a driver, may take, in milliseconds. */
const patience = 30_000

/** Keys that type no character, as encoded by the protocol, by their name in `KeyboardEvent.key`. */
const keys: Readonly<Record<string, string>> = {
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Enter: '\uE007',
  Escape: '\uE00C',
  Shift: '\uE008',
}

async function command(address: string, method: 'GET' | 'POST' | 'DELETE', body?: unknown): Promise<any> {
  const response = await fetch(address, { method, body: body === undefined ? undefined : JSON.stringify(body), signal: AbortSignal.timeout(patience) })
  const { value } = await response.json() as { value: any }
  if (!response.ok)
    throw new Error(`${method} ${new URL(address).pathname}: ${value.error}: ${value.message}`)
  return value
}

/** Waits until a driver accepts commands. */
async function ready(driver: string): Promise<void> {
  for (const end = Date.now() + patience; Date.now() < end; await sleep(20)) {
    if ((await command(`${driver}/status`, 'GET').catch(() => undefined))?.ready)
      return
  }
  throw new Error(`${driver} was not ready within ${patience / 1000} s`)
}

export class Session {
  private constructor(private readonly address: string, readonly version: string) {}

  /**
   * Starts a browser.
   * @param driver address of a driver, which may still be starting
   * @param capabilities that the browser must have
   */
  static async start(driver: string, capabilities: Record<string, unknown>): Promise<Session> {
    await ready(driver)
    const { sessionId, capabilities: { browserVersion } } = await command(`${driver}/session`, 'POST', { capabilities: { alwaysMatch: capabilities } })
    return new Session(`${driver}/session/${sessionId}`, browserVersion)
  }

  async goto(url: string): Promise<void> {
    await command(`${this.address}/url`, 'POST', { url })
  }

  /** Runs a self-contained function in the page. */
  async evaluate<T, A>(ask: (arg: A) => T, arg: A): Promise<T> {
    return await command(`${this.address}/execute/sync`, 'POST', { script: `return (${ask})(arguments[0])`, args: [arg ?? null] })
  }

  /** The page as a PNG. */
  async screenshot(): Promise<Buffer> {
    return Buffer.from(await command(`${this.address}/screenshot`, 'GET'), 'base64')
  }

  /** Presses a key, or several together: `Shift+ArrowRight`. */
  async press(names: string): Promise<void> {
    const values = names.split(/(?<=.)\+/).map(name => keys[name] ?? name)
    const actions = [...values.map(value => ({ type: 'keyDown', value })), ...values.reverse().map(value => ({ type: 'keyUp', value }))]
    await command(`${this.address}/actions`, 'POST', { actions: [{ type: 'key', id: 'keys', actions }] })
  }

  /** Sets the size of the page, which is that of the window without its frame. The page learns of a new size late. */
  async resize(width: number, height: number): Promise<void> {
    const size = (): Promise<readonly [number, number]> => this.evaluate(() => [innerWidth, innerHeight] as const, undefined)
    let extra = [0, 0]
    for (const end = Date.now() + patience; Date.now() < end;) {
      const window = await command(`${this.address}/window/rect`, 'POST', { width: width + extra[0]!, height: height + extra[1]! })
      let page = await size()
      for (let wait = 0; wait < 25 && page.join() !== [width, height].join(); wait++) {
        await sleep(20)
        page = await size()
      }
      if (page.join() === [width, height].join())
        return
      extra = [Math.max(window.width - page[0], 0), Math.max(window.height - page[1], 0)]
    }
    throw new Error(`The page does not become ${width} × ${height} px large`)
  }

  async close(): Promise<void> {
    await command(this.address, 'DELETE')
  }
}
