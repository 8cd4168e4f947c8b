/** A small static server for built folders, on loopback only. */
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:http'
import sirv from 'sirv'
import { addressAt, loopback } from './loopback'

/**
 * Serves a folder as any static host would, under a path with both slashes: no rewrite rules, `index.html` for a folder, and the
 * compressed file if there is one beside it (`.gz`). Port 0 takes any free one.
 * @throws CliError if this machine has no loopback address
 */
export async function serveFolder(folder: string, port = 0, base = '/') {
  const host = loopback()
  const files = sirv(folder, { dev: true, etag: true, gzip: true })
  const server = createServer((request, response) => {
    const gone = (): void => void response.writeHead(404).end('Not found')
    if (!request.url?.startsWith(base))
      return gone()
    request.url = `/${request.url.slice(base.length)}`
    files(request, response, gone)
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  const close = (): Promise<void> => new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
  /** Address of the folder, with a closing slash. */
  const url = new URL(base, addressAt(host, (server.address() as AddressInfo).port)).href
  return { url, close, [Symbol.asyncDispose]: close }
}
