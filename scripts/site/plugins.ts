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
  [/@slidev\/client\/index\.ts$/, path.join(root, 'stage/slidevClient.ts')],
]

/** The deck's own page and stage in place of Slidev's. */
export function hostedStage(head: string): Plugin {
  return {
    name: 'deck:hosted-stage',
    enforce: 'pre',
    config: () => ({
      define: { __VUE_OPTIONS_API__: 'false' },
      build: { cssCodeSplit: false, modulePreload: { polyfill: false } },
    }),
    resolveId: { order: 'pre', handler: id => replacements.find(([found]) => found.test(id))?.[1] },
    transformIndexHtml: { order: 'pre', handler: () => page(head, path.join(root, 'stage/main.ts')) },
  }
}

/** All slides but the first in one file beside the stage, which is fetched when the first slide stands. */
export function twoChunks(): Plugin {
  return {
    name: 'deck:two-chunks',
    configResolved({ build }) {
      build.rolldownOptions.output = {
        ...build.rolldownOptions.output,
        manualChunks: undefined,
        codeSplitting: {
          groups: [
            { name: 'slides', test: /@slidev\/slides\/(?!1\/)\d+\/md|__slidev_(?!1\.)\d+\.md/ },
          ],
          includeDependenciesRecursively: false,
        },
      }
    },
  }
}

/** Everything in one script, for the deck as one file. */
export function oneChunk(): Plugin {
  return {
    name: 'deck:one-chunk',
    config: () => ({ build: { assetsInlineLimit: () => true, copyPublicDir: false } }),
    configResolved({ build }) {
      build.rolldownOptions.output = { ...build.rolldownOptions.output, manualChunks: undefined, codeSplitting: false }
    },
  }
}
