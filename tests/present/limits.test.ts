/** What a device may take of the server of a talk, counted without one. */
import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'
import { EventEmitter } from 'node:events'
import { expect, test } from 'playwright/test'
import { Connections, Rate } from '../../tooling/present/limits'
import { OpenWindows } from '../../tooling/present/openWindows'

/** A connection as far as it is counted. */
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

/** A window's socket as far as it is used. */
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

test('of too many connections the oldest goes by which nobody has come in, of the device that has too many', () => {
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

  // From many addresses: who is in stays in, and who has just come is not the first to go.
  connections.admit(phone as unknown as Socket)
  for (let i = 0; i < 500; i++)
    dial(1, `stranger ${i}`)
  const [late] = dial(1, 'late')
  dial(100, 'stranger of another kind')
  expect([open([phone!]), open([first!]), open([late!])]).toEqual([1, 1, 1])
})

test('a device may ask for so much within a second, and again in the next', () => {
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

  test('a window that reads nothing, answers nothing or is let in no more is put out, and the others hear of it', () => {
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

  test('a device that opens more windows than anybody needs loses its oldest', () => {
    const windows: OpenWindows = new OpenWindows(() => '')
    const here = opened(windows, '')
    const many = Array.from({ length: 30 }, () => opened(windows))
    expect(here.isOpen).toBe(true)
    expect(many.map(({ isOpen }) => isOpen)).toEqual(many.map((_, i) => i >= 6))
  })
})
