/** Keeps other sites' pages away from the server of `npm start`, which writes files and serves the notes. */
import type { IncomingMessage } from 'node:http'
import type { Plugin } from 'vite'
import { localName } from '../shared/loopback'

/** Names that no other machine can have. A site whose own name points to this machine is not among them. */
const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/

/** Links on other sites may open a page here, but not addresses that begin like this: those act. */
const acts = /^\/(?:__|@)/

/**
 * Whether a request comes from another site's page, or uses another name of this machine. If a browser sends no
 * `Origin` of the page, it says with `Sec-Fetch-Site` how that page relates to this server.
 */
export function isForeign({ headers, method, url = '/' }: IncomingMessage): boolean {
  if (!loopback.test(headers.host ?? ''))
    return true
  if (headers.origin !== undefined)
    return headers.origin !== `http://${headers.host}`
  const isLink = method === 'GET' && headers['sec-fetch-dest'] === 'document' && !acts.test(url)
  return !['same-origin', 'none', undefined, ...isLink ? ['same-site', 'cross-site'] : []].includes(headers['sec-fetch-site'] as string | undefined)
}

/** Answers only the deck's own pages and their socket, before any request reaches Vite or Slidev. */
export function ownPagesOnly(): Plugin {
  return {
    name: 'deck:own-pages-only',
    apply: 'serve',
    enforce: 'pre',
    // Otherwise Vite lets pages on every other port of this machine read what it serves.
    config: async () => ({ server: { cors: false, host: await localName() } }),
    configureServer: {
      order: 'pre',
      handler({ middlewares, httpServer }) {
        middlewares.use((request, response, next) => {
          if (!isForeign(request))
            return next()
          response.writeHead(403, { 'content-type': 'text/plain', 'connection': 'close' }).end('Not from another site')
        })
        httpServer?.prependListener('upgrade', (request, socket) => isForeign(request) && socket.destroy())
      },
    },
  }
}
