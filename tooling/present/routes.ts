/** What the server of `npm run present` answers, and for whom. */
import type { Access } from './access'
import type { Presentation } from './build'
import type { Action } from './client/state'
import type { File } from './files'
import type { Exchange } from './http'
import type { Rate } from './limits'
import type { OpenWindows } from './openWindows'
import type { Store } from './store'
import { WebSocketServer } from 'ws'
import { z } from 'zod'
import { policyFor } from '../shared/policy'
import { longestStay } from './access'
import { cookieName, HttpError, readJson, sessionOf } from './http'
import { joinPage } from './joinPage'
import { variantHeader } from './port'
import { stateSchema, troubleSchema } from './store'

/** How other devices join. */
export interface Remote {
  /** Address of this machine on the local network. */
  address: string
  access: Access
  /** Called with a device's address when it has joined. */
  onJoin: (device: string) => void
}

/** What the routes work on. */
export interface Context extends Pick<Presentation, 'plan'> {
  files: ReadonlyMap<string, File>
  store: Store
  windows: OpenWindows
  /** How often a device may act. */
  actionRate: Rate
  /** Id of this start of the server. */
  server: string
  /** The talk starts over: an audience view left open from before does not move it back. */
  reset: boolean
  remote?: Remote
  /** The message for every window, as JSON. */
  message: () => string
}

/**
 * What a device on the network needs; this machine needs nothing.
 * - `none`: nothing. Such routes give a device its session, and do not exist on loopback.
 * - `session`: a session.
 * - `login`: a session; without one, the browser is redirected to the page that asks for the code.
 */
export type Guard = 'none' | 'session' | 'login'

export interface Route {
  /** `SOCKET` is a GET that asks for a WebSocket. */
  method: 'GET' | 'HEAD' | 'POST' | 'SOCKET'
  /** The path; `*` is any path that no other route has. */
  path: string
  guard: Guard
  handle: (exchange: Exchange, context: Context) => void | Promise<void>
}

/** All routes. Anything else is answered with an error, and needs a session too. */
export const routes: readonly Route[] = [
  { method: 'GET', path: '/', guard: 'login', handle: sendPage },
  { method: 'GET', path: '/presenter', guard: 'login', handle: sendPage },
  { method: 'POST', path: '/talk', guard: 'session', handle: handleAction },
  { method: 'HEAD', path: '/talk', guard: 'session', handle: sendVariant },
  { method: 'SOCKET', path: '/talk', guard: 'session', handle: subscribe },
  { method: 'GET', path: '/join', guard: 'none', handle: sendJoinPage },
  { method: 'POST', path: '/session', guard: 'none', handle: handleJoin },
  { method: 'GET', path: '*', guard: 'session', handle: sendFile },
]

/** The route of a request: the one for its path, else the one for any path. */
export function routeFor(routes: readonly Route[], method: string | undefined, path: string): Route | undefined {
  const ofMethod = routes.filter(route => route.method === method)
  return ofMethod.find(route => route.path === path) ?? ofMethod.find(route => route.path === '*')
}

const whole = z.number().int()
const actionSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.enum(['next', 'prev', 'nextSlide', 'prevSlide', 'first', 'last']) }),
  z.strictObject({ do: z.literal('go'), slide: whole, click: whole.nonnegative().optional() }),
  z.strictObject({ do: z.literal('resume'), state: stateSchema, server: z.string().max(40) }),
  z.strictObject({ do: z.enum(['black', 'dark']) }),
  z.strictObject({ do: z.enum(['start', 'pause', 'restart']) }),
  z.strictObject({ do: z.literal('report'), slide: whole.positive(), trouble: troubleSchema.nullable() }),
]) satisfies z.ZodType<Action>
const joinSchema = z.strictObject({ code: z.string().max(40) })

/** Maximum body lengths, in characters. An action may list what went wrong on every slide of a long talk. */
const maxLength = { action: 65_536, join: 200 }
/** Windows send nothing on their sockets. */
const sockets = new WebSocketServer({ noServer: true, clientTracking: false, maxPayload: 1 })

/** The policy of a page, which also keeps other pages from showing it in a frame. */
export const unframed = (html: string): string => `${policyFor(html)}; frame-ancestors 'none'`

function send({ response }: Exchange, file: File | undefined): void {
  if (!file)
    throw new HttpError(404, 'Not found')
  response.writeHead(200, { 'content-type': file.type, 'content-length': file.content.length, 'cache-control': 'no-store' }).end(file.content)
}

function sendPage(exchange: Exchange, { files }: Context): void {
  send(exchange, files.get('/index.html'))
}

function sendFile(exchange: Exchange, { files }: Context): void {
  send(exchange, files.get(exchange.url.pathname))
}

function sendVariant({ response }: Exchange, { plan }: Context): void {
  response.writeHead(204, { [variantHeader]: plan.variant }).end()
}

function sendJoinPage({ response }: Exchange): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'content-security-policy': unframed(joinPage) }).end(joinPage)
}

async function handleJoin({ request, response }: Exchange, { remote }: Context): Promise<void> {
  const { access, onJoin } = remote!
  // Someone who scans the code a second time has already joined.
  if (access.admits(sessionOf(request)))
    return void response.writeHead(204).end()
  const { data } = joinSchema.safeParse(await readJson(request, maxLength.join))
  if (!data)
    throw new HttpError(400, 'No code')
  const device = request.socket.remoteAddress ?? ''
  const entry = access.redeem(data.code, device)
  if ('refused' in entry)
    throw entry.refused === 'wait' ? new HttpError(429, 'Wait', { 'retry-after': String(entry.seconds) }) : new HttpError(401, 'Wrong code')
  onJoin(device)
  response.writeHead(204, { 'set-cookie': `${cookieName(request)}=${entry.session}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${longestStay / 1000}` }).end()
}

async function handleAction({ request, response }: Exchange, { store, windows, actionRate, server, reset, message }: Context): Promise<void> {
  const session = sessionOf(request)
  if (session && !actionRate.allows(session))
    throw new HttpError(429, 'Slower', { 'retry-after': '1' })
  const { data } = actionSchema.safeParse(await readJson(request, maxLength.action))
  if (!data)
    throw new HttpError(400, 'No action')
  if (!(reset && data.do === 'resume' && data.server !== server))
    store.change(data)
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(message())
  windows.broadcast()
}

/** Opens the socket on which a window receives every change. */
function subscribe({ request, url, head, isAdmitted }: Exchange, { windows }: Context): void {
  sockets.handleUpgrade(request, request.socket, head!, socket => windows.add(socket, {
    kind: url.searchParams.get('window') === 'audience' ? 'audience' : 'presenter',
    device: sessionOf(request) ?? '',
    isAdmitted,
  }))
}
