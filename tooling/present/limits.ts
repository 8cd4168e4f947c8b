/** How much of the server a device may use, so that enough is left for the others. */
import type { Socket } from 'node:net'

/** How long a request may take to arrive, in milliseconds: its head, all of it, and how often this is checked. */
export const requestTimeouts = { headersTimeout: 3000, requestTimeout: 6000, connectionsCheckingInterval: 1000 }

/** The most actions of one device within a second; no hand is faster. */
export const maxActionsPerSecond = 50

/** The most connections of one address (a few browsers with a few windows each) and of all. */
const maxConnections = { ofOne: 40, ofAll: 200 }

/**
 * The connections of a listener. If there are too many, the oldest one without a session is closed first. So a device that
 * only opens connections neither keeps anyone out nor disconnects anyone.
 */
export class Connections {
  /** In order of arrival. */
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

  /** Marks a connection as one that belongs to a session. */
  admit(socket: Socket): void {
    this.admitted.add(socket)
  }
}

/** Counts the requests of each device. */
export class Rate {
  private second = 0
  private readonly counts = new Map<string, number>()

  /** @param max how many requests a device may make within a second */
  constructor(private readonly max: number) {}

  /** Counts a request, and says whether the device may make it. */
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
