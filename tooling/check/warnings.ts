import type { Plugin, ViteDevServer } from 'vite'

/** Keeps the corner of every window that is served (`client/warnings.ts`) at what is warned of now. */
export function warningPanel() {
  let sentences: readonly string[] = []
  let hot: ViteDevServer['environments']['client']['hot'] | undefined
  const plugin: Plugin = {
    name: 'deck:warnings',
    apply: 'serve',
    configureServer({ environments }) {
      hot = environments.client.hot
      // A window that has just been opened asks.
      hot.on('deck:warnings', (_, client) => client.send('deck:warnings', sentences))
    },
  }
  return {
    plugin,
    /** Shows these in every window, in place of those before. */
    show(found: readonly string[]): void {
      sentences = found
      hot?.send('deck:warnings', sentences)
    },
  }
}
