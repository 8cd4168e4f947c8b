/** A network between a window and the server, for checks of what only a network does. */
import type { AddressInfo, Socket } from 'node:net'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'

export interface Line {
  /** The address to give a browser as its proxy. */
  proxy: string
  /** Silently stops delivery on the open streams, as for a device that sleeps. */
  freeze: () => void
  close: () => void
}

/** Opens a line to a server on this machine. */
export async function createTcpProxy(port: number): Promise<Line> {
  const streams = new Set<Socket>()
  const sockets = new Set<Socket>()
  const listener = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    for (const [socket, other] of [[near, far], [far, near]] as const) {
      sockets.add(socket)
      // Closing one end closes the other.
      socket.on('error', () => {}).on('close', () => other.destroy())
    }
    far.on('data', part => /^upgrade: websocket/im.test(String(part)) && streams.add(far))
    near.once('data', (part) => {
      // For a web socket, a browser asks its proxy for a tunnel. Anything else it requests as it would from the server.
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
