/** How the public build is put together. */
import type { Plugin } from 'vite'

/**
 * Everything in one script: the whole deck weighs less than half of what Slidev loads before its first slide, and no later
 * step waits for the network.
 */
export function oneChunk(): Plugin {
  return {
    name: 'deck:one-chunk',
    config: () => ({ build: { modulePreload: { polyfill: false } } }),
    configResolved({ build }) {
      build.rolldownOptions.output = { ...build.rolldownOptions.output, manualChunks: undefined, codeSplitting: false }
    },
  }
}

/** Fonts and images inside script and style sheet, for the deck as one file. */
export function inlineAssets(): Plugin {
  return {
    name: 'deck:inline-assets',
    config: () => ({ build: { assetsInlineLimit: () => true, copyPublicDir: false } }),
  }
}
