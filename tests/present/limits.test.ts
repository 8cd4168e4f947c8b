/** How much of the server of a talk a device may use, tested without a server. */
import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'
import { EventEmitter } from 'node:events'
import { expect, test } from 'playwright/test'
import { Connections, Rate } from '../../tooling/present/limits'
import { OpenWindows } from '../../tooling/present/openWindows'

/** The part of a connection that counting needs. */
class FakeSocket extends EventEmitter {
  isOpen = true
  constructor(readonly remoteAddress: string) {
    super()
  }

  destroy(): void {
    this.isOpen = false
    this.emit('close')
  }
}

/** The part of a window's socket that is used. */
class FakeWindow extends EventEmitter {
  bufferedAmount = 0
  answers = true
  isOpen = true
  readonly told: string[] = []
  send(text: string): void {
    this.told.push(text)
  }

  ping(): void {
    if (this.answers)
      this.emit('pong')
  }

  terminate(): void {
    this.isOpen = false
    this.emit('close')
  }
}

test('too many connections close the oldest that is not admitted, of the device that has too many', () => {
  const connections = new Connections()
  const dial = (count: number, from: string): FakeSocket[] => Array.from({ length: count }, () => {
    const socket = new FakeSocket(from)
    connections.add(socket as unknown as Socket)
    return socket
  })
  const open = (sockets: FakeSocket[]): number => sockets.filter(({ isOpen }) => isOpen).length

  const [phone] = dial(1, 'phone')
  const [first, ...strangers] = dial(40, 'stranger')
  connections.admit(first as unknown as Socket)
  const more = dial(100, 'stranger')
  expect([open([phone!]), open([first!]), open(strangers), open(more)]).toEqual([1, 1, 0, 39])

  // From many addresses: an admitted connection stays, and a new one is not the first to close.
  connections.admit(phone as unknown as Socket)
  for (let i = 0; i < 500; i++)
    dial(1, `stranger ${i}`)
  const [late] = dial(1, 'late')
  dial(100, 'stranger of another kind')
  expect([open([phone!]), open([first!]), open([late!])]).toEqual([1, 1, 1])
})

test('a device may send a fixed number of requests per second', () => {
  const rate = new Rate(3)
  const asked = (device: string, now: number): boolean[] => Array.from({ length: 4 }, () => rate.allows(device, now))
  expect(asked('a', 1000)).toEqual([true, true, true, false])
  expect(asked('b', 1999)).toEqual([true, true, true, false])
  expect(asked('a', 2000)).toEqual([true, true, true, false])
})

test.describe('windows', () => {
  const opened = (windows: OpenWindows, device = 'phone', isAdmitted = () => true): FakeWindow => {
    const socket = new FakeWindow()
    windows.add(socket as unknown as WebSocket, { kind: 'audience', device, isAdmitted })
    return socket
  }

  test('a window that reads nothing, answers nothing or is no longer admitted is disconnected, and the others are notified', () => {
    const windows: OpenWindows = new OpenWindows(() => String(windows.count('audience')))
    let isAdmitted = true
    const [reader, deaf, dead, guest] = [opened(windows), opened(windows), opened(windows), opened(windows, 'guest', () => isAdmitted)]
    expect(reader!.told.at(-1)).toBe('4')
    deaf!.bufferedAmount = 2_000_000
    windows.broadcast()
    expect(deaf!.isOpen).toBe(false)
    dead!.answers = false
    isAdmitted = false
    windows.heartbeat()
    expect([dead!.isOpen, guest!.isOpen]).toEqual([true, false])
    windows.heartbeat()
    expect([dead!.isOpen, reader!.isOpen]).toEqual([false, true])
    expect(reader!.told.at(-1)).toBe('1')
  })

  test('a device that opens more windows than anyone needs loses its oldest', () => {
    const windows: OpenWindows = new OpenWindows(() => '')
    const here = opened(windows, '')
    const many = Array.from({ length: 30 }, () => opened(windows))
    expect(here.isOpen).toBe(true)
    expect(many.map(({ isOpen }) => isOpen)).toEqual(many.map((_, i) => i >= 6))
  })
})
