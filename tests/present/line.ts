/** The network between a window and the server, for what only a network does. */
import type { AddressInfo, Socket } from 'node:net'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'

export interface Line {
  /** Address that a browser takes as its proxy. */
  proxy: string
  /** Nothing arrives any more on the streams that are open, and nobody is told: as for a device that sleeps. */
  freeze: () => void
  close: () => void
}

/** Lays a line to a server on this machine. */
export async function createTcpProxy(port: number): Promise<Line> {
  const streams = new Set<Socket>()
  const sockets = new Set<Socket>()
  const listener = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    for (const [socket, other] of [[near, far], [far, near]] as const) {
      sockets.add(socket)
      // Who hangs up at one end does so at the other.
      socket.on('error', () => {}).on('close', () => other.destroy())
    }
    far.on('data', part => /^upgrade: websocket/im.test(String(part)) && streams.add(far))
    near.once('data', (part) => {
      // A browser asks its proxy for a line, for a web socket, and for the rest what it would ask the server.
      if (String(part).startsWith('CONNECT '))
        near.write('HTTP/1.1 200 OK\r\n\r\n')
      else
        far.write(part)
      near.pipe(far).pipe(near)
    })
  })
  await once(listener.listen(0, '127.0.0.1'), 'listening')
  return {
    proxy: `http://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    freeze: () => streams.forEach(stream => stream.removeAllListeners('data').pause()),
    close() {
      sockets.forEach(socket => socket.destroy())
      listener.close()
    },
  }
}
