/**
 * Serves the audience view and presenter view, and keeps them in step. Every window receives changes on a WebSocket, since
 * browsers allow one for each window, and requests changes by POST.
 *
 * On loopback, everyone on this machine is let in. A second listener, on an address of the local network, lets
 * no one in without a session (see `routes.ts` and `access.ts`).
 */
import type { Buffer } from 'node:buffer'
import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Presentation } from './build'
import type { ServerMessage, WindowKind } from './client/state'
import type { Context, Remote, Route } from './routes'
import { randomUUID } from 'node:crypto'
import { createServer, ServerResponse } from 'node:http'
import { CliError } from '../shared/errors'
import { addressAt, loopback } from '../shared/loopback'
import { note } from './build'
import { heartbeatMs } from './client/state'
import { readFiles } from './files'
import { assertSameOrigin, HttpError, sendError, sessionOf } from './http'
import { Connections, maxActionsPerSecond, Rate, requestTimeouts } from './limits'
import { OpenWindows } from './openWindows'
import { routeFor, routes, unframed } from './routes'
import { Store } from './store'

export interface ServeOptions extends Presentation {
  /** File that keeps place and clock. */
  stateFile: string
  /** Folder for the times of talks that reached their last slide. */
  runs: string
  /** Port on loopback; 0 takes any free one. The listener on the network uses the same port. */
  port: number
  /** The talk starts over: an audience view left open from before does not move it back. */
  reset?: boolean
  /** Lets other devices in. */
  remote?: Remote
  /** How often every window hears from the server at least, in milliseconds. */
  beatMs?: number
}

export type PresentServer = Awaited<ReturnType<typeof servePresentation>>

/** How the server is reached: from this machine, or from the network. */
interface Entrance {
  /** Its host names, with the port. */
  hosts: ReadonlySet<string>
  routes: readonly Route[]
  isAdmitted: (request: IncomingMessage) => boolean
}

/** A server that answers by its routes. Every request passes these checks, in this order. */
function createListener({ hosts, routes, isAdmitted }: Entrance, context: Context): Server {
  const headers = new Map([
    ['content-security-policy', unframed(context.files.get('/index.html')!.content.toString())],
    ['cross-origin-resource-policy', 'same-origin'],
    ['referrer-policy', 'no-referrer'],
    ['x-content-type-options', 'nosniff'],
  ])

  async function handleRequest(request: IncomingMessage, response: ServerResponse, head?: Buffer): Promise<void> {
    response.setHeaders(headers)
    assertSameOrigin(request, hosts)
    if (!URL.canParse(request.url!, 'http://this'))
      throw new HttpError(400, 'No address')
    const url = new URL(request.url!, 'http://this')
    const route = routeFor(routes, head ? 'SOCKET' : request.method, url.pathname)
    if (route?.guard !== 'none' && !isAdmitted(request))
      throw route?.guard === 'login' ? new HttpError(303, 'Code first', { location: '/join' }) : new HttpError(401, 'Code first')
    if (!route)
      throw new HttpError(405, 'Not that way')
    await route.handle({ request, response, url, head, isAdmitted: () => isAdmitted(request) }, context)
  }

  const serve = (request: IncomingMessage, response: ServerResponse, head?: Buffer): Promise<void> =>
    handleRequest(request, response, head).catch(error => sendError(request, response, error))
  return createServer(requestTimeouts, (request, response) => void serve(request, response))
    .on('upgrade', (request, socket, head) => {
      // A client that hangs up is not an error.
      socket.on('error', () => {})
      void serve(request, new ServerResponse(request), head)
    })
}

async function listen(server: Server, port: number, address: string): Promise<number> {
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, address, resolve)).catch((error: NodeJS.ErrnoException) => {
    throw new CliError(`${address}:${port} is not available (${error.code}).`, 'Try another --port.')
  })
  return (server.address() as AddressInfo).port
}

/**
 * Serves a presentation, as it is now, until the server is closed.
 * @throws CliError if it cannot listen; then nothing stays open
 */
export async function servePresentation({ folder, sources, plan, stateFile, runs, port, reset = false, remote, beatMs = heartbeatMs }: ServeOptions) {
  const store = new Store({ plan, file: stateFile, runs })
  const files = await readFiles(folder)
  // No page needs it.
  files.delete(`/${note}`)
  const server = randomUUID()
  const windows = new OpenWindows(message)
  const context: Context = { plan, files, store, windows, actionRate: new Rate(maxActionsPerSecond), server, reset, remote, message }

  function message(): string {
    return JSON.stringify({ state: store.state, now: Date.now(), audienceViews: windows.count('audience'), server, build: sources } satisfies ServerMessage)
  }

  const localHosts = new Set<string>()
  const listeners = [createListener({ hosts: localHosts, routes: routes.filter(({ guard }) => guard !== 'none'), isAdmitted: () => true }, context)]
  const beat = setInterval(() => windows.heartbeat(), beatMs)
  async function close(): Promise<void> {
    clearInterval(beat)
    store.end()
    windows.close()
    await Promise.all(listeners.map(listener => new Promise<void>((resolve) => {
      listener.close(() => resolve())
      listener.closeAllConnections()
    })))
  }

  try {
    const host = loopback()
    const listening = await listen(listeners[0]!, port, host)
    for (const name of [host, 'localhost'])
      localHosts.add(addressAt(name, listening).host)
    if (remote) {
      const connections = new Connections()
      const isAdmitted = (request: IncomingMessage): boolean => {
        const admitted = remote.access.admits(sessionOf(request))
        if (admitted)
          connections.admit(request.socket)
        return admitted
      }
      const network = createListener({ hosts: new Set([addressAt(remote.address, listening).host]), routes, isAdmitted }, context)
      network.on('connection', socket => connections.add(socket))
      listeners.push(network)
      await listen(network, listening, remote.address)
    }
    return {
      /** Address of the audience view on this machine, with its closing slash. */
      url: addressAt(host, listening).href,
      /** Address for other devices, with its closing slash. */
      remoteUrl: remote && addressAt(remote.address, listening).href,
      /** Where the talk is: `initialState` until something happens, unless it continues from before. */
      get state() {
        return store.state
      },
      /** Whether a window of this kind is open. */
      isOpen: (kind: WindowKind) => windows.count(kind) > 0,
      close,
      [Symbol.asyncDispose]: close,
    }
  }
  catch (error) {
    await close()
    throw error
  }
}
