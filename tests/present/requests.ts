/** Requests to the server of a talk, as any program may send them. */
import type { IncomingHttpHeaders } from 'node:http'
import { request } from 'node:http'
import { connect } from 'node:net'
import { networkAddresses } from '../../scripts/present/options'

/** A machine without a network still has a second address of its own, on Linux. */
export const address = networkAddresses()[0] ?? '127.0.0.2'

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

/** Asks as a program does that is no browser and sends what it likes. */
export async function ask(url: string, { method = 'GET', headers = {}, body }: { method?: string, headers?: Record<string, string>, body?: string } = {}): Promise<Answer> {
  return await new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (response) => {
      let text = ''
      const answer = (): void => resolve({ status: response.statusCode!, headers: response.headers, body: text })
      // A stream of events never ends.
      if (response.headers['content-type'] === 'text/event-stream') {
        answer()
        return void response.destroy()
      }
      response.on('data', part => text += part).on('end', answer)
    })
    sent.on('error', reject).end(body)
  })
}

/** What a page of the deck sends with a request of its own. */
export const own = (url: string): Record<string, string> => ({ 'origin': new URL(url).origin, 'content-type': 'application/json' })

/** Whether somebody listens there. */
export async function listens(host: string, port: number): Promise<boolean> {
  const socket = connect({ host, port })
  return await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
  }).finally(() => socket.destroy())
}
