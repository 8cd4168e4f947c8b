/** The open windows of a talk. Each has a socket, on which it hears of every change. */
import type { WebSocket } from 'ws'
import type { WindowKind } from './client/talk'

/** The most windows of one device. */
const mostOfDevice = 24
/** The most that waits to be read by a window, in bytes. */
const mostUnread = 1_000_000

export interface OpenWindow {
  kind: WindowKind
  /** Which device it is on; all of this machine's are on one. */
  device: string
  /** Whether the device is still let in. */
  isAdmitted: () => boolean
}

export class OpenWindows {
  private readonly windows = new Map<WebSocket, OpenWindow & { isThere: boolean }>()

  /** @param news what every window is told */
  constructor(private readonly news: () => string) {}

  add(socket: WebSocket, window: OpenWindow): void {
    const others = [...this.windows].filter(([, { device }]) => device === window.device)
    if (others.length >= mostOfDevice)
      others[0]![0].terminate()
    const entry = { ...window, isThere: true }
    this.windows.set(socket, entry)
    socket.on('pong', () => entry.isThere = true)
    // A window has nothing to say here. Who does is put out.
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      this.windows.delete(socket)
      this.tell()
    })
    this.tell()
  }

  /** How many windows of a kind are open. */
  count(kind: WindowKind): number {
    return [...this.windows.values()].filter(window => window.kind === kind).length
  }

  /** Tells every window the news. One that reads nothing is put out. */
  tell(): void {
    const told = this.news()
    for (const socket of this.windows.keys()) {
      if (socket.bufferedAmount > mostUnread)
        socket.terminate()
      else
        socket.send(told)
    }
  }

  /** Tells the news, and puts out those of devices that are let in no more, or have not answered since the last time. */
  beat(): void {
    for (const [socket, window] of this.windows) {
      if (!window.isThere || !window.isAdmitted()) {
        socket.terminate()
        continue
      }
      window.isThere = false
      socket.ping()
    }
    this.tell()
  }

  close(): void {
    for (const socket of this.windows.keys())
      socket.terminate()
  }
}
