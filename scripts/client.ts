/** Builds show slides and nothing else of Slidev's client: neither its stage nor presenter, editor, recorder or drawing. */
import type { Plugin } from 'vite'
import { createRequire } from 'node:module'
import path from 'node:path'
import { root } from './deck'

/** Modules that stand in for others. */
const replacements: readonly (readonly [found: RegExp, by: string])[] = [
  // Slidev takes the Vue that can compile templates, which evaluates strings; here there are none to compile.
  [/vue\.esm-bundler\.js$/, createRequire(import.meta.url).resolve('vue/dist/vue.runtime.esm-bundler.js')],
  [/^@slidev\/parser\/(?:utils|core)$/, path.join(root, 'client/parser.ts')],
  [/@slidev\/client\/index\.ts$/, path.join(root, 'client/slidev.ts')],
]

/**
 * A page of the deck's own in place of Slidev's.
 * @param html its source, which loads a script of the deck's own
 */
export function ownPage(html: string): Plugin {
  const index = path.join(root, 'index.html')
  return {
    name: 'deck:own-page',
    enforce: 'pre',
    config: () => ({ define: { __VUE_OPTIONS_API__: 'false' }, build: { rollupOptions: { input: { index } } } }),
    // Vite wants a file of that name; this one is in memory.
    resolveId: { order: 'pre', handler: id => id === index ? id : replacements.find(([found]) => found.test(id))?.[1] },
    load: { order: 'pre', handler: id => id === index ? html : undefined },
  }
}
