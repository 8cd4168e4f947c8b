/** The page that `npm start` shows instead of the talk while something is wrong. */
import type { Plugin } from 'vite'
import { escapeHtml } from '../shared/html'

// Vite's client reloads the page when the server asks for it or comes back. Its overlay only repeats what the page says.
function page(problem: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The talk cannot be shown</title>
<link rel="icon" href="data:,">
<style>
  body { margin: 0; padding: 2rem; color: #f2f3f8; background: #14161d }
  pre { margin: 0; font: 1.125rem/1.6 monospace; white-space: pre-wrap; overflow-wrap: anywhere }
  vite-error-overlay { display: none }
</style>
<script type="module" src="/@vite/client"></script>
</head>
<body><main><pre>${escapeHtml(problem)}</pre></main></body>
</html>
`
}

/** Serves the current problem, if any, at every address instead of the page. */
export function problemPage(problem: () => string | undefined): Plugin {
  return {
    name: 'deck:problem-page',
    apply: 'serve',
    configureServer: {
      order: 'pre',
      handler({ middlewares }) {
        middlewares.use((request, response, next) => {
          const current = problem()
          if (current === undefined || !request.headers.accept?.includes('text/html'))
            return next()
          response.writeHead(503, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(page(current))
        })
      },
    },
  }
}
