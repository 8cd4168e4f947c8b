/** What all requests to the server of `npm run present` share: who sent them, what they hold, and how they are refused. */
import type { Buffer } from 'node:buffer'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** A response with a status other than 200. Its message is the body. */
export class HttpError extends Error {
  constructor(readonly status: number, message: string, readonly headers: Record<string, string> = {}) {
    super(message)
  }
}

/** A request, and where its response goes. */
export interface Exchange {
  request: IncomingMessage
  response: ServerResponse
  url: URL
  /** The first bytes after the head of a WebSocket request. */
  head?: Buffer
  /** Whether the device still has a session. */
  isAdmitted: () => boolean
}

/**
 * Refuses what another site's page sends through a name that points to this machine, a form, a script or a socket. The
 * hosts are the names of this server, with their ports.
 * @throws HttpError if the request is not from a page of this server
 */
export function assertSameOrigin({ method, headers }: IncomingMessage, hosts: ReadonlySet<string>): void {
  if (!headers.host || !hosts.has(headers.host))
    throw new HttpError(421, 'This server has another name')
  const origin = method === 'POST' || headers.upgrade !== undefined ? headers.origin ?? '' : headers.origin
  if (origin !== undefined && origin !== `http://${headers.host}`)
    throw new HttpError(403, 'Not from another site')
}

/** The name of the session's cookie. Cookies are shared by all ports of a machine, hence the port: two talks are two sessions. */
export const cookieName = ({ socket }: IncomingMessage): string => `deck-session-${socket.localPort}`

/** The session that a request names; undefined without one. */
export function sessionOf(request: IncomingMessage): string | undefined {
  return request.headers.cookie?.split('; ').map(pair => pair.split('=')).find(([name]) => name === cookieName(request))?.[1]
}

/**
 * Reads a body up to a number of characters.
 * @throws HttpError if it is not JSON, or too long
 */
export async function readJson(request: IncomingMessage, maxLength: number): Promise<unknown> {
  if (request.headers['content-type'] !== 'application/json')
    throw new HttpError(415, 'Send JSON')
  let text = ''
  try {
    for await (const part of request.setEncoding('utf8')) {
      text += part
      if (text.length > maxLength)
        throw new HttpError(413, 'Too long')
    }
    return JSON.parse(text)
  }
  catch (error) {
    // Not JSON, or it broke off.
    throw error instanceof HttpError ? error : new HttpError(400, 'No JSON')
  }
}

/** Answers a request that failed; the rest of it is not read. */
export function sendError(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  const { status, message, headers } = error instanceof HttpError ? error : new HttpError(500, 'Failed')
  if (status === 500)
    console.error(error)
  if (response.headersSent)
    return void response.destroy()
  // Node leaves closing the socket of a WebSocket request to us.
  const { socket } = request
  if (!response.socket)
    response.on('finish', () => socket.end()).assignSocket(socket)
  response.writeHead(status, { ...headers, connection: 'close' }).end(message)
}
