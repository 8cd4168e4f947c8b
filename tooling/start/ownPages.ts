/** Keeps other sites' pages away from the server of `npm start`, which writes files and holds the notes. */
import type { IncomingMessage } from 'node:http'
import type { Plugin } from 'vite'
import { localName } from '../shared/loopback'

/** Names that no other machine can take: a page that gives itself one, by its name server, is not among them. */
const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/

/** A link elsewhere may lead to a page here, which is looked at; what begins so does something. */
const acts = /^\/(?:__|@)/

/**
 * Whether a request comes from another site's page, or by another name of this machine. Where a browser does not say
 * with `Origin` which page asks, it says with `Sec-Fetch-Site` what that page is to this server.
 */
export function isForeign({ headers, method, url = '/' }: IncomingMessage): boolean {
  if (!loopback.test(headers.host ?? ''))
    return true
  if (headers.origin !== undefined)
    return headers.origin !== `http://${headers.host}`
  const isLink = method === 'GET' && headers['sec-fetch-dest'] === 'document' && !acts.test(url)
  return !['same-origin', 'none', undefined, ...isLink ? ['same-site', 'cross-site'] : []].includes(headers['sec-fetch-site'] as string | undefined)
}

/** Answers the deck's own pages alone, before anything of Vite or Slidev is asked; pages and their socket. */
export function ownPagesOnly(): Plugin {
  return {
    name: 'deck:own-pages-only',
    apply: 'serve',
    enforce: 'pre',
    // Else Vite lets pages of every other port of this machine read what it serves.
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
