/** What the public build does differently from the deck that is presented. */
import type { Plugin } from 'vite'
import { createRequire } from 'node:module'
import path from 'node:path'
import { root } from '../deck'
import { page } from './page'

/** Modules that the hosted deck has in place of others. */
const replacements: readonly (readonly [found: RegExp, by: string])[] = [
  // Slidev takes the Vue that can compile templates, which evaluates strings; the hosted deck has none to compile.
  [/vue\.esm-bundler\.js$/, createRequire(import.meta.url).resolve('vue/dist/vue.runtime.esm-bundler.js')],
  [/^@slidev\/parser\/(?:utils|core)$/, path.join(root, 'stage/slidevParser.ts')],
  [/@slidev\/client\/index\.ts$/, path.join(root, 'stage/slidevClient.ts')],
]

/** The deck's own page and stage in place of Slidev's. */
export function hostedStage(head: string): Plugin {
  return {
    name: 'deck:hosted-stage',
    enforce: 'pre',
    config: () => ({
      define: { __VUE_OPTIONS_API__: 'false' },
      build: { cssCodeSplit: false, modulePreload: { polyfill: false }, rolldownOptions: { checks: { pluginTimings: false } } },
    }),
    resolveId: { order: 'pre', handler: id => replacements.find(([found]) => found.test(id))?.[1] },
    transformIndexHtml: { order: 'pre', handler: () => page(head, path.join(root, 'stage/main.ts')) },
  }
}

/**
 * Everything in one script: the whole deck weighs less than half of what Slidev loads before its first slide, and no
 * later step waits for the network.
 */
export function oneChunk(): Plugin {
  return {
    name: 'deck:one-chunk',
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
