/**
 * Serves stage and presenter, and keeps them in step: every window hears of a change by server-sent events, which
 * browsers connect again by themselves, and asks for one by POST.
 *
 * On loopback everybody is let in who is at this machine. A second listener, on an address of the local network, lets
 * in nobody without a session (see `access.ts`).
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Action, News, Talk, WindowKind } from '../../present/talk'
import type { Access } from './access'
import type { Presentation } from './build'
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { z } from 'zod'
import { heartbeat } from '../../present/talk'
import { policyFor } from '../site/policy'
import { Mishap } from '../terminal'
import { note } from './build'
import { readFiles } from './files'
import { joinPage } from './joinPage'
import { cutHeader } from './port'
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
  z.strictObject({ do: z.literal('resume'), talk: talkSchema, server: z.string() }),
  z.strictObject({ do: z.enum(['black', 'dark']) }),
  z.strictObject({ do: z.enum(['start', 'pause', 'restart']) }),
  z.strictObject({ do: z.literal('report'), slide: number.positive(), trouble: troubleSchema.nullable() }),
]) satisfies z.ZodType<Action>

/** The name of the session's cookie. To a browser all ports of a machine are one, hence the port: two talks are two sessions. */
const cookieFor = ({ socket }: IncomingMessage): string => `deck-session-${socket.localPort}`
/** How long a device stays in, in seconds: a day at a conference. */
const sessionAge = 12 * 60 * 60

/** Longest body of a request, in characters: what went wrong on every slide of a long talk. */
const longestBody = 65_536

/** How many may be connected from the network at once: a few devices. Whoever connects more cannot use up what this machine has. */
const mostConnections = 100

/** A request that is not answered as it wishes. */
class Refusal extends Error {
  constructor(readonly status: number, message: string, readonly headers: Record<string, string> = {}) {
    super(message)
  }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  if (request.headers['content-type'] !== 'application/json')
    throw new Refusal(415, 'Send JSON')
  let text = ''
  try {
    for await (const part of request.setEncoding('utf8')) {
      text += part
      if (text.length > longestBody)
        throw new Refusal(413, 'Too long')
    }
    return JSON.parse(text)
  }
  catch (error) {
    // It is no JSON, or broke off.
    throw error instanceof Refusal ? error : new Refusal(400, 'No JSON')
  }
}

/** Another site's page may lead here: by a name that points to this machine, by a form, or by a script. */
function refuseOthers({ method, headers }: IncomingMessage, hosts: ReadonlySet<string>): void {
  if (!headers.host || !hosts.has(headers.host))
    throw new Refusal(421, 'This server has another name')
  if (method === 'POST' ? headers.origin !== `http://${headers.host}` : headers.origin && headers.origin !== `http://${headers.host}`)
    throw new Refusal(403, 'Not from another site')
}

/** The policy of a page, which no other page may show in a frame either. */
const unframed = (html: string): string => `${policyFor(html)}; frame-ancestors 'none'`

function sessionOf(request: IncomingMessage): string | undefined {
  return request.headers.cookie?.split('; ').map(pair => pair.split('=')).find(([name]) => name === cookieFor(request))?.[1]
}

/** @throws Mishap where somebody else has the port, or the machine is not at that address */
async function listen(server: Server, port: number, address: string): Promise<number> {
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, address, resolve)).catch((error: NodeJS.ErrnoException) => {
    throw new Mishap(`${address}:${port} cannot be listened on (${error.code}).`, 'Try another --port.')
  })
  return (server.address() as AddressInfo).port
}

/**
 * Serves a presentation, as it is now, until it is closed.
 * @throws Mishap where it cannot listen; then nothing stays open
 */
export async function servePresentation({ folder, sources, plan, talkFile, runs, port, anew = false, remote }: ServeOptions): Promise<PresentServer> {
  const store = new Store({ plan, file: talkFile, runs })
  const files = await readFiles(folder)
  // No page asks for it.
  files.delete(`/${note}`)
  const policy = unframed(files.get('/index.html')!.content.toString())
  const windows = new Map<ServerResponse, WindowKind>()
  /** Names this start of the server. */
  const name = randomUUID()

  function news(): string {
    const stages = [...windows.values()].filter(kind => kind === 'stage').length
    return JSON.stringify({ talk: store.talk, now: Date.now(), stages, server: name, build: sources } satisfies News)
  }

  function tell(): void {
    const told = news()
    for (const response of windows.keys())
      response.write(`data: ${told}\n\n`)
  }

  function follow(response: ServerResponse, kind: WindowKind): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write('retry: 500\n\n')
    windows.set(response, kind)
    response.on('close', () => {
      windows.delete(response)
      tell()
    })
    tell()
  }

  async function enter(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { access, onJoin } = remote!
    // Who scans the code a second time is in already.
    if (access.admits(sessionOf(request)))
      return void response.writeHead(204).end()
    const { data } = z.strictObject({ code: z.string().max(40) }).safeParse(await readJson(request))
    if (!data)
      throw new Refusal(400, 'No code')
    const device = request.socket.remoteAddress ?? ''
    const entry = access.redeem(data.code, device)
    if ('session' in entry) {
      onJoin(device)
      return void response.writeHead(204, { 'set-cookie': `${cookieFor(request)}=${entry.session}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${sessionAge}` }).end()
    }
    if (entry.refused === 'wait')
      throw new Refusal(429, 'Wait', { 'retry-after': String(entry.seconds) })
    throw new Refusal(401, 'Wrong code')
  }

  async function answer(request: IncomingMessage, response: ServerResponse, hosts: ReadonlySet<string>, guarded: boolean): Promise<void> {
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
    const { pathname, searchParams } = new URL(request.url!, 'http://this')
    const isPage = pathname === '/' || pathname === '/presenter'

    if (guarded && pathname === '/session' && request.method === 'POST')
      return await enter(request, response)
    if (guarded && pathname === '/join' && request.method === 'GET')
      return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'content-security-policy': unframed(joinPage) }).end(joinPage)
    if (guarded && !remote!.access.admits(sessionOf(request)))
      throw isPage ? new Refusal(303, 'Code first', { location: '/join' }) : new Refusal(401, 'Code first')

    if (pathname === '/talk' && request.method === 'POST') {
      const { data } = actionSchema.safeParse(await readJson(request))
      if (!data)
        throw new Refusal(400, 'No action')
      if (!(anew && data.do === 'resume' && data.server !== name))
        store.change(data)
      response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(news())
      return tell()
    }
    if (pathname === '/talk' && request.method === 'HEAD')
      return void response.writeHead(204, { [cutHeader]: plan.cut }).end()
    if (request.method !== 'GET')
      throw new Refusal(405, 'GET only')
    if (pathname === '/talk')
      return follow(response, searchParams.get('window') === 'stage' ? 'stage' : 'presenter')
    const file = files.get(isPage ? '/index.html' : pathname)
    if (!file)
      throw new Refusal(404, 'Not found')
    response.writeHead(200, { 'content-type': file.type, 'content-length': file.content.length, 'cache-control': 'no-store' }).end(file.content)
  }

  function listener(hosts: ReadonlySet<string>, guarded: boolean): Server {
    return createServer((request, response) => {
      answer(request, response, hosts, guarded).catch((error: unknown) => {
        const { status, message, headers } = error instanceof Refusal ? error : new Refusal(500, 'Failed')
        if (status === 500)
          console.error(error)
        if (response.headersSent)
          return void response.destroy()
        // What is left of the request is not read.
        response.writeHead(status, { ...headers, connection: 'close' }).end(message)
      })
    })
  }

  /** An address of this server; port 80 is not written in it. */
  const addressAt = (name: string, port: number): URL => new URL(`http://${name}:${port}/`)
  const localHosts = new Set<string>()
  const local = listener(localHosts, false)
  const servers = [local]
  const beat = setInterval(tell, heartbeat)
  async function close(): Promise<void> {
    clearInterval(beat)
    store.end()
    await Promise.all(servers.map(server => new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })))
  }

  try {
    const listening = await listen(local, port, '127.0.0.1')
    for (const name of ['127.0.0.1', 'localhost'])
      localHosts.add(addressAt(name, listening).host)
    if (remote) {
      const network = listener(new Set([addressAt(remote.address, listening).host]), true)
      network.maxConnections = mostConnections
      servers.push(network)
      await listen(network, listening, remote.address)
    }
    return {
      url: addressAt('127.0.0.1', listening).href,
      remoteUrl: remote && addressAt(remote.address, listening).href,
      get talk() {
        return store.talk
      },
      isOpen: kind => [...windows.values()].includes(kind),
      close,
    }
  }
  catch (error) {
    await close()
    throw error
  }
}
