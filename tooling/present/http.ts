/** What every request to the server of `npm run present` has in common: who sent it, what it holds, and how it is refused. */
import type { Buffer } from 'node:buffer'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** An answer with another status than 200. Its message is the body. */
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
  /** The first bytes after the head of a request for a web socket. */
  head?: Buffer
  /** Whether the device still has a session. */
  isAdmitted: () => boolean
}

/**
 * Keeps out what another site's page sends: by a name that points to this machine, a form, a script or a socket. The hosts
 * are the names that this server has, with their ports.
 * @throws HttpError where the request is not from a page of this server
 */
export function assertSameOrigin({ method, headers }: IncomingMessage, hosts: ReadonlySet<string>): void {
  if (!headers.host || !hosts.has(headers.host))
    throw new HttpError(421, 'This server has another name')
  const origin = method === 'POST' || headers.upgrade !== undefined ? headers.origin ?? '' : headers.origin
  if (origin !== undefined && origin !== `http://${headers.host}`)
    throw new HttpError(403, 'Not from another site')
}

/** The name of the session's cookie. To a browser all ports of a machine are one, hence the port: two talks are two sessions. */
export const cookieName = ({ socket }: IncomingMessage): string => `deck-session-${socket.localPort}`

/** The session that a request names; undefined without one. */
export function sessionOf(request: IncomingMessage): string | undefined {
  return request.headers.cookie?.split('; ').map(pair => pair.split('=')).find(([name]) => name === cookieName(request))?.[1]
}

/**
 * Reads a body of so many characters at most.
 * @throws HttpError where it is no JSON, or too long
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
    // It is no JSON, or broke off.
    throw error instanceof HttpError ? error : new HttpError(400, 'No JSON')
  }
}

/** Answers a request that failed; what is left of it is not read. */
export function sendError(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  const { status, message, headers } = error instanceof HttpError ? error : new HttpError(500, 'Failed')
  if (status === 500)
    console.error(error)
  if (response.headersSent)
    return void response.destroy()
  // Node leaves a request for a web socket to whoever takes the socket, which then stays open.
  const { socket } = request
  if (!response.socket)
    response.on('finish', () => socket.end()).assignSocket(socket)
  response.writeHead(status, { ...headers, connection: 'close' }).end(message)
}
