/** Requests to the server of a talk, as any program can send them. */
import type { IncomingHttpHeaders } from 'node:http'
import { request } from 'node:http'
import { connect } from 'node:net'
import { networkAddresses } from '../../tooling/present/addresses'

/** A machine without a network still has a second address of its own, on Linux. */
export const address = networkAddresses()[0] ?? '127.0.0.2'

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

/** Sends a request as a program other than a browser does, with any headers. */
export async function ask(url: string, { method = 'GET', headers = {}, body }: { method?: string, headers?: Record<string, string>, body?: string } = {}): Promise<Answer> {
  return await new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (response) => {
      let text = ''
      const answer = (): void => resolve({ status: response.statusCode!, headers: response.headers, body: text })
      response.on('data', part => text += part).on('end', answer)
    })
    sent.on('error', reject).end(body)
  })
}

/** Requests the socket of a window. Returns the status of the answer. */
export async function subscribe(url: string, path: string, headers: Record<string, string> = {}): Promise<number> {
  return await new Promise((resolve, reject) => {
    const sent = request(new URL(`${path}?window=audience`, url), { headers: { 'connection': 'Upgrade', 'upgrade': 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==', ...headers } })
    sent.on('upgrade', (response, socket) => {
      socket.destroy()
      resolve(response.statusCode!)
    })
    sent.on('response', response => resolve(response.resume().statusCode!)).on('error', reject).end()
  })
}

/** The headers that a page of the deck sends with its own requests. */
export const own = (url: string): Record<string, string> => ({ 'origin': new URL(url).origin, 'content-type': 'application/json' })

/** Whether something listens there. */
export async function listens(host: string, port: number): Promise<boolean> {
  const socket = connect({ host, port })
  return await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
  }).finally(() => socket.destroy())
}
