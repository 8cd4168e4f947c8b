/**
 * Serves stage and presenter, and keeps them in step: every window hears of a change on a web socket, of which a browser
 * opens as many as it has windows, and asks for one by POST.
 *
 * On loopback everybody is let in who is at this machine. A second listener, on an address of the local network, lets
 * in nobody without a session (see `access.ts`).
 */
import type { Buffer } from 'node:buffer'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Access } from './access'
import type { Presentation } from './build'
import type { Action, News, Talk, WindowKind } from './client/talk'
import type { File } from './files'
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'
import { z } from 'zod'
import { CliError } from '../shared/errors'
import { addressAt, loopback } from '../shared/loopback'
import { policyFor } from '../shared/policy'
import { longestStay } from './access'
import { note } from './build'
import { heartbeat } from './client/talk'
import { readFiles } from './files'
import { joinPage } from './joinPage'
import { Connections, patience, Rate } from './limits'
import { OpenWindows } from './openWindows'
import { variantHeader } from './port'
import { Store, talkSchema, troubleSchema } from './store'

export interface ServeOptions extends Presentation {
  /** File that keeps place and clock. */
  talkFile: string
  /** Folder for the times of talks that came to their last slide. */
  runs: string
  /** Port on loopback; 0 takes any free one. The network's listener takes the same. */
  port: number
  /** The talk begins anew: a stage that is left of the one before does not take it back there. */
  anew?: boolean
  /** Lets other devices in. */
  remote?: {
    /** Address of this machine in the local network. */
    address: string
    access: Access
    /** Told when a device has come in, and from which address. */
    onJoin: (device: string) => void
  }
}

export interface PresentServer {
  /** Address of the stage on this machine, with its closing slash. */
  url: string
  /** Address for other devices, with its closing slash. */
  remoteUrl?: string
  /** The talk as it is: `beginning` until something is done, unless it goes on from before. */
  readonly talk: Talk
  /** Whether a window of that kind is open. */
  isOpen: (kind: WindowKind) => boolean
  close: () => Promise<void>
}

const number = z.number().int()
const actionSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.enum(['next', 'prev', 'nextSlide', 'prevSlide', 'first', 'last']) }),
  z.strictObject({ do: z.literal('go'), slide: number, click: number.nonnegative().optional() }),
  z.strictObject({ do: z.literal('resume'), talk: talkSchema, server: z.string().max(40) }),
  z.strictObject({ do: z.enum(['black', 'dark']) }),
  z.strictObject({ do: z.enum(['start', 'pause', 'restart']) }),
  z.strictObject({ do: z.literal('report'), slide: number.positive(), trouble: troubleSchema.nullable() }),
]) satisfies z.ZodType<Action>

/** The name of the session's cookie. To a browser all ports of a machine are one, hence the port: two talks are two sessions. */
const cookieFor = ({ socket }: IncomingMessage): string => `deck-session-${socket.localPort}`
/** Longest body of an action, in characters: what went wrong on every slide of a long talk. */
const longestAction = 65_536
/** Longest body of a request to come in, in characters. */
const longestCode = 200

/** The most actions of one device within a second; no hand is faster. */
const mostActions = 50

/** A request that is not answered as it wishes. */
class Refusal extends Error {
  constructor(readonly status: number, message: string, readonly headers: Record<string, string> = {}) {
    super(message)
  }
}

/** What is asked, by whom, and where the answer goes. */
interface Asked {
  request: IncomingMessage
  response: ServerResponse
  path: string
}

/** What is answered at an address. */
interface Route {
  method: 'GET' | 'HEAD' | 'POST'
  /** The path, or `*` for any other. */
  path: string
  /** What a device of the network needs: nothing, a session, or a session that it is asked the code for where it has none. */
  guard: 'none' | 'session' | 'code'
  handle: (asked: Asked) => void | Promise<void>
}

async function readJson(request: IncomingMessage, longest: number): Promise<unknown> {
  if (request.headers['content-type'] !== 'application/json')
    throw new Refusal(415, 'Send JSON')
  let text = ''
  try {
    for await (const part of request.setEncoding('utf8')) {
      text += part
      if (text.length > longest)
        throw new Refusal(413, 'Too long')
    }
    return JSON.parse(text)
  }
  catch (error) {
    // It is no JSON, or broke off.
    throw error instanceof Refusal ? error : new Refusal(400, 'No JSON')
  }
}

/** Another site's page may lead here: by a name that points to this machine, by a form, by a script or a socket. */
function refuseOthers({ method, headers }: IncomingMessage, hosts: ReadonlySet<string>): void {
  if (!headers.host || !hosts.has(headers.host))
    throw new Refusal(421, 'This server has another name')
  const origin = method === 'POST' || headers.upgrade !== undefined ? headers.origin ?? '' : headers.origin
  if (origin !== undefined && origin !== `http://${headers.host}`)
    throw new Refusal(403, 'Not from another site')
}

/** The policy of a page, which no other page may show in a frame either. */
const unframed = (html: string): string => `${policyFor(html)}; frame-ancestors 'none'`

function sessionOf(request: IncomingMessage): string | undefined {
  return request.headers.cookie?.split('; ').map(pair => pair.split('=')).find(([name]) => name === cookieFor(request))?.[1]
}

/** @throws CliError where somebody else has the port, or the machine is not at that address */
async function listen(server: Server, port: number, address: string): Promise<number> {
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, address, resolve)).catch((error: NodeJS.ErrnoException) => {
    throw new CliError(`${address}:${port} cannot be listened on (${error.code}).`, 'Try another --port.')
  })
  return (server.address() as AddressInfo).port
}

/**
 * Serves a presentation, as it is now, until it is closed.
 * @throws CliError where it cannot listen; then nothing stays open
 */
export async function servePresentation({ folder, sources, plan, talkFile, runs, port, anew = false, remote }: ServeOptions): Promise<PresentServer> {
  const store = new Store({ plan, file: talkFile, runs })
  const files = await readFiles(folder)
  // No page asks for it.
  files.delete(`/${note}`)
  const policy = unframed(files.get('/index.html')!.content.toString())
  /** Names this start of the server. */
  const name = randomUUID()
  const windows = new OpenWindows(news)
  // A window says nothing on its socket.
  const sockets = new WebSocketServer({ noServer: true, clientTracking: false, maxPayload: 1 })
  const actions = new Rate(mostActions)

  function news(): string {
    return JSON.stringify({ talk: store.talk, now: Date.now(), stages: windows.count('stage'), server: name, build: sources } satisfies News)
  }

  async function enter({ request, response }: Asked): Promise<void> {
    const { access, onJoin } = remote!
    // Who scans the code a second time is in already.
    if (access.admits(sessionOf(request)))
      return void response.writeHead(204).end()
    const { data } = z.strictObject({ code: z.string().max(40) }).safeParse(await readJson(request, longestCode))
    if (!data)
      throw new Refusal(400, 'No code')
    const device = request.socket.remoteAddress ?? ''
    const entry = access.redeem(data.code, device)
    if ('session' in entry) {
      onJoin(device)
      return void response.writeHead(204, { 'set-cookie': `${cookieFor(request)}=${entry.session}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${longestStay / 1000}` }).end()
    }
    if (entry.refused === 'wait')
      throw new Refusal(429, 'Wait', { 'retry-after': String(entry.seconds) })
    throw new Refusal(401, 'Wrong code')
  }

  async function act({ request, response }: Asked): Promise<void> {
    const session = sessionOf(request)
    if (session && !actions.allows(session))
      throw new Refusal(429, 'Slower', { 'retry-after': '1' })
    const { data } = actionSchema.safeParse(await readJson(request, longestAction))
    if (!data)
      throw new Refusal(400, 'No action')
    if (!(anew && data.do === 'resume' && data.server !== name))
      store.change(data)
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(news())
    windows.tell()
  }

  function send(response: ServerResponse, file: File | undefined): void {
    if (!file)
      throw new Refusal(404, 'Not found')
    response.writeHead(200, { 'content-type': file.type, 'content-length': file.content.length, 'cache-control': 'no-store' }).end(file.content)
  }

  const page: Route['handle'] = ({ response }) => send(response, files.get('/index.html'))

  const talk: readonly Route[] = [
    { method: 'GET', path: '/', guard: 'code', handle: page },
    { method: 'GET', path: '/presenter', guard: 'code', handle: page },
    { method: 'POST', path: '/talk', guard: 'session', handle: act },
    { method: 'HEAD', path: '/talk', guard: 'session', handle: ({ response }) => void response.writeHead(204, { [variantHeader]: plan.variant }).end() },
    { method: 'GET', path: '*', guard: 'session', handle: ({ response, path }) => send(response, files.get(path)) },
  ]
  const entrance: readonly Route[] = [
    { method: 'POST', path: '/session', guard: 'none', handle: enter },
    { method: 'GET', path: '/join', guard: 'none', handle: ({ response }) => void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'content-security-policy': unframed(joinPage) }).end(joinPage) },
  ]

  async function answer(request: IncomingMessage, response: ServerResponse, hosts: ReadonlySet<string>, routes: readonly Route[], mayEnter: (request: IncomingMessage) => boolean): Promise<void> {
    for (const [name, value] of Object.entries({
      'content-security-policy': policy,
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    }))
      response.setHeader(name, value)
    refuseOthers(request, hosts)
    if (!URL.canParse(request.url!, 'http://this'))
      throw new Refusal(400, 'No address')
    const path = new URL(request.url!, 'http://this').pathname

    const here = routes.filter(route => route.path === path || route.path === '*')
    const route = here.find(({ method }) => method === request.method)
    // What there is no route for is as guarded as what there is one for.
    if (route?.guard !== 'none' && !mayEnter(request))
      throw here.some(({ guard }) => guard === 'code') ? new Refusal(303, 'Code first', { location: '/join' }) : new Refusal(401, 'Code first')
    if (!route)
      throw new Refusal(405, 'GET only')
    await route.handle({ request, response, path })
  }

  /** Opens the socket of a window. */
  function follow(request: IncomingMessage, socket: Socket, head: Buffer, hosts: ReadonlySet<string>, mayEnter: (request: IncomingMessage) => boolean): void {
    refuseOthers(request, hosts)
    const address = URL.canParse(request.url!, 'http://this') ? new URL(request.url!, 'http://this') : undefined
    if (!mayEnter(request))
      throw new Refusal(401, 'Code first')
    if (address?.pathname !== '/talk')
      throw new Refusal(404, 'Not found')
    sockets.handleUpgrade(request, socket, head, opened => windows.add(opened, {
      kind: address.searchParams.get('window') === 'stage' ? 'stage' : 'presenter',
      device: sessionOf(request) ?? '',
      isAdmitted: () => mayEnter(request),
    }))
  }

  function listener(hosts: ReadonlySet<string>, routes: readonly Route[], mayEnter: (request: IncomingMessage) => boolean): Server {
    const server = createServer(patience, (request, response) => {
      answer(request, response, hosts, routes, mayEnter).catch((error: unknown) => {
        const { status, message, headers } = error instanceof Refusal ? error : new Refusal(500, 'Failed')
        if (status === 500)
          console.error(error)
        if (response.headersSent)
          return void response.destroy()
        // What is left of the request is not read.
        response.writeHead(status, { ...headers, connection: 'close' }).end(message)
      })
    })
    server.on('upgrade', (request, socket, head) => {
      socket.on('error', () => {})
      try {
        follow(request, socket as Socket, head, hosts, mayEnter)
      }
      catch (error) {
        socket.end(`HTTP/1.1 ${error instanceof Refusal ? error.status : 500} Refused\r\nConnection: close\r\n\r\n`)
      }
    })
    return server
  }

  const localHosts = new Set<string>()
  const local = listener(localHosts, talk, () => true)
  const servers = [local]
  const beat = setInterval(() => windows.beat(), heartbeat)
  async function close(): Promise<void> {
    clearInterval(beat)
    store.end()
    windows.close()
    await Promise.all(servers.map(server => new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })))
  }

  try {
    const host = loopback()
    const listening = await listen(local, port, host)
    for (const name of [host, 'localhost'])
      localHosts.add(addressAt(name, listening).host)
    if (remote) {
      const connections = new Connections()
      const network = listener(new Set([addressAt(remote.address, listening).host]), [...entrance, ...talk], (request) => {
        const isAdmitted = remote.access.admits(sessionOf(request))
        if (isAdmitted)
          connections.admit(request.socket)
        return isAdmitted
      })
      network.on('connection', socket => connections.add(socket))
      servers.push(network)
      await listen(network, listening, remote.address)
    }
    return {
      url: addressAt(host, listening).href,
      remoteUrl: remote && addressAt(remote.address, listening).href,
      get talk() {
        return store.talk
      },
      isOpen: kind => windows.count(kind) > 0,
      close,
    }
  }
  catch (error) {
    await close()
    throw error
  }
}
