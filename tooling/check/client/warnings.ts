/** Shows the warnings of `npm start` in a corner of the page. */
import type { ViteHotContext } from 'vite/types/hot.js'

const style = `
  :host { position: fixed; z-index: 1000; right: 0; bottom: 0; max-width: min(100vw, 40rem); color: #f2f3f8; font: 0.75rem/1.5 monospace }
  :host-context(:fullscreen) { display: none }
  details { background: #14161d; border-radius: 0.5rem 0 0 0 }
  summary { padding: 0.125rem 0.5rem; cursor: pointer }
  pre { max-height: 60vh; margin: 0; padding: 0 0.75rem 0.75rem; overflow: auto; font: inherit; white-space: pre-wrap; overflow-wrap: anywhere }
  @media print, (display-mode: fullscreen) { :host { display: none } }
`

const host = document.createElement('deck-warnings')
host.lang = 'en'
const root = host.attachShadow({ mode: 'open' })
root.innerHTML = `<style>${style}</style><details><summary></summary><pre></pre></details>`
// Keys that open and scroll it must not change the slide.
host.addEventListener('keydown', event => event.stopPropagation())

/** Shows the server's warnings and keeps them up to date. */
export function showWarnings(hot: ViteHotContext): void {
  hot.on('deck:warnings', (sentences: readonly string[]) => {
    root.querySelector('summary')!.textContent = sentences.length === 1 ? '1 warning' : `${sentences.length} warnings`
    root.querySelector('pre')!.textContent = sentences.join('\n\n')
    if (sentences.length > 0)
      document.body.append(host)
    else
      host.remove()
  })
  hot.send('deck:warnings')
}
