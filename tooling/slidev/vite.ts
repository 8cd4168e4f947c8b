/** Builds show slides and nothing else of Slidev's client: neither its stage nor presenter, editor, recorder or drawing. */
import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { normalizePath } from 'vite'
import { root } from '../shared/folders'

/** Modules that stand in for others. */
const replacements: readonly (readonly [found: RegExp, by: string])[] = [
  // Slidev takes the Vue that can compile templates, which evaluates strings; here there are none to compile.
  [/vue\.esm-bundler\.js$/, createRequire(import.meta.url).resolve('vue/dist/vue.runtime.esm-bundler.js')],
  [/^@slidev\/parser\/(?:utils|core)$/, path.join(root, 'tooling/slidev/client/parser.ts')],
  [/@slidev\/client\/index\.ts$/, path.join(root, 'tooling/slidev/client/slidev.ts')],
  [/^\.\.\/state$/, path.join(root, 'tooling/slidev/client/state.ts')],
]

/**
 * A page of the deck's own in place of Slidev's. It begins with the style sheets, ahead of its own script: of two rules of
 * equal weight the later one wins, so a page that took them in another order would show other slides.
 * @param html its source, which loads a script of the deck's own in its body
 */
export function ownPage(html: string): Plugin {
  const index = path.join(root, 'index.html')
  const styles = `<script type="module" src="${path.join(root, 'tooling/slidev/client/styles.ts')}"></script>`
  const page = html.replace('</head>', () => `${styles}\n</head>`)
  return {
    name: 'deck:own-page',
    enforce: 'pre',
    config: () => ({ define: { __VUE_OPTIONS_API__: 'false' }, build: { rollupOptions: { input: { index } } } }),
    // Vite wants a file of that name; this one is in memory.
    resolveId: { order: 'pre', handler: id => id === index ? id : replacements.find(([found]) => found.test(id))?.[1] },
    load: { order: 'pre', handler: id => id === index ? page : undefined },
  }
}

/**
 * Slidev's modules of the files that a deck, theme or add-on may have: its style sheets, and layers on every slide. Slidev
 * puts what it looks for into files below `node_modules/.slidev/virtual`, which every build writes anew, so a build would
 * fail on a file that another one at the same time has just emptied.
 */
export function optionalFiles({ roots, data }: ResolvedSlidevOptions): Plugin {
  /** The files of these names that there are, as an import names them. */
  const found = (names: string[], endings: string[]): string[] => roots
    .flatMap(folder => names.flatMap(name => endings.map(ending => path.join(folder, `${name}.${ending}`))))
    .filter(file => existsSync(file))
    .map(file => JSON.stringify(normalizePath(file)))

  function styles(): string {
    const sheets = found(['styles/index', 'styles', 'style'], ['ts', 'js', 'css'])
    if (data.features.katex)
      sheets.push('"katex/dist/katex.min.css"')
    return sheets.map(sheet => `import ${sheet}`).join('\n')
  }

  function layer(name: string, file: string): string {
    const components = found([file, name], ['ts', 'js', 'vue'])
    return [
      ...components.map((component, i) => `import ${name}${i} from ${component}`),
      `export const ${name} = { render: () => [${components.map((_, i) => `h(${name}${i})`)}] }`,
    ].join('\n')
  }

  const modules: Record<string, () => string> = {
    '/@slidev/conditional-styles': styles,
    '/@slidev/global-layers': () => [`import { h } from 'vue'`, layer('SlideTop', 'slide-top'), layer('SlideBottom', 'slide-bottom')].join('\n'),
  }
  return { name: 'deck:optional-files', load: { order: 'pre', handler: id => modules[id]?.() } }
}
