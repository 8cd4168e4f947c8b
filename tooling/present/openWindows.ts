/** The open windows of a talk. Each has a socket, on which it receives every change. */
import type { WebSocket } from 'ws'
import type { WindowKind } from './client/state'

/** The most windows of one device. */
const maxOfDevice = 24
/** The most that may wait to be read by a window, in bytes. */
const maxUnread = 1_000_000

export interface OpenWindow {
  kind: WindowKind
  /** Which device it is on; all windows of this machine count as one device. */
  device: string
  /** Whether the device is still let in. */
  isAdmitted: () => boolean
}

export class OpenWindows {
  private readonly windows = new Map<WebSocket, OpenWindow & { isAlive: boolean }>()

  /** @param message makes the message for every window */
  constructor(private readonly message: () => string) {}

  add(socket: WebSocket, window: OpenWindow): void {
    const others = [...this.windows].filter(([, { device }]) => device === window.device)
    if (others.length >= maxOfDevice)
      others[0]![0].terminate()
    const entry = { ...window, isAlive: true }
    this.windows.set(socket, entry)
    socket.on('pong', () => entry.isAlive = true)
    // Windows send nothing here. One that does is disconnected.
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      this.windows.delete(socket)
      this.broadcast()
    })
    this.broadcast()
  }

  /** How many windows of a kind are open. */
  count(kind: WindowKind): number {
    return [...this.windows.values()].filter(window => window.kind === kind).length
  }

  /** Sends the state to every window. One that reads nothing is disconnected. */
  broadcast(): void {
    const message = this.message()
    for (const socket of this.windows.keys()) {
      if (socket.bufferedAmount > maxUnread)
        socket.terminate()
      else
        socket.send(message)
    }
  }

  /** Sends the state to every window. Disconnects those whose device has lost its session, or that have not answered since the last time. */
  heartbeat(): void {
    for (const [socket, window] of this.windows) {
      if (!window.isAlive || !window.isAdmitted()) {
        socket.terminate()
        continue
      }
      window.isAlive = false
      socket.ping()
    }
    this.broadcast()
  }

  close(): void {
    for (const socket of this.windows.keys())
      socket.terminate()
  }
}
