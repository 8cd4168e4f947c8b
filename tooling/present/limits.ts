/** How much of the server a device may take, so that something is left for the others. */
import type { Socket } from 'node:net'

/** How long, in milliseconds, a request may take to arrive: its head, all of it, and how often that is looked at. */
export const requestTimeouts = { headersTimeout: 3000, requestTimeout: 6000, connectionsCheckingInterval: 1000 }

/** The most actions of one device within a second; no hand is faster. */
export const maxActionsPerSecond = 50

/** The most connections of one address, a few browsers with a few windows each, and of all. */
const maxConnections = { ofOne: 40, ofAll: 200 }

/**
 * The connections of a listener. Where there are too many, the oldest goes of those that nobody has come in by: who only
 * opens connections keeps nobody out, and puts nobody out who is in.
 */
export class Connections {
  /** In the order of their arrival. */
  private readonly open = new Set<Socket>()
  private readonly admitted = new WeakSet<Socket>()

  add(socket: Socket): void {
    this.open.add(socket)
    socket.once('close', () => this.open.delete(socket))
    const ofAll = [...this.open]
    const ofOne = ofAll.filter(({ remoteAddress }) => remoteAddress === socket.remoteAddress)
    const tooMany = ofOne.length > maxConnections.ofOne ? ofOne : ofAll.length > maxConnections.ofAll ? ofAll : []
    const dropped = tooMany.find(socket => !this.admitted.has(socket)) ?? tooMany[0]
    dropped?.destroy()
  }

  /** Somebody has come in by a connection. */
  admit(socket: Socket): void {
    this.admitted.add(socket)
  }
}

/** Counts what each device asks for. */
export class Rate {
  private second = 0
  private readonly counts = new Map<string, number>()

  /** @param max that one device may ask for within a second */
  constructor(private readonly max: number) {}

  /** Whether a device may ask for one thing more. */
  allows(device: string, now = Date.now()): boolean {
    const second = Math.floor(now / 1000)
    if (second !== this.second)
      this.counts.clear()
    this.second = second
    const count = (this.counts.get(device) ?? 0) + 1
    this.counts.set(device, count)
    return count <= this.max
  }
}
