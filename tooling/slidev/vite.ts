/** Builds use only the slides of Slidev's client: not its stage, presenter, editor, recorder or drawing. */
import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { normalizePath } from 'vite'
import { root, toolingFolder } from '../shared/folders'
import { filesEndingIn } from '../shared/walk'
import { embeddedPage, embeddingComponents } from './compile'

/** Modules that replace others. */
const replacements: readonly (readonly [found: RegExp, by: string])[] = [
  // Slidev uses the build of Vue that compiles templates, which evaluates strings; nothing here needs compiling.
  [/vue\.esm-bundler\.js$/, createRequire(import.meta.url).resolve('vue/dist/vue.runtime.esm-bundler.js')],
  // Line ranges need one of its functions; the rest brings in a YAML library.
  [/^@slidev\/parser\/core$/, createRequire(import.meta.url).resolve('@slidev/parser/utils')],
  [/@slidev\/client\/index\.ts$/, path.join(toolingFolder, 'slidev/client/slidev.ts')],
  [embeddingComponents, path.join(toolingFolder, `components/${embeddedPage}.vue`)],
  [/^\.\.\/state$/, path.join(toolingFolder, 'slidev/client/state.ts')],
]

/**
 * The deck's own page in place of Slidev's, which loads its own script in its body. The style sheets come before that script:
 * of two rules with equal specificity the later one wins, so with another order a page
 * would show different slides.
 */
export function htmlEntry(html: string): Plugin {
  const index = path.join(root, 'index.html')
  const styles = `<script type="module" src="${path.join(toolingFolder, 'slidev/client/styles.ts')}"></script>`
  const page = html.replace('</head>', () => `${styles}\n</head>`)
  return {
    name: 'deck:own-page',
    enforce: 'pre',
    config: () => ({ define: { __VUE_OPTIONS_API__: 'false' }, build: { rollupOptions: { input: { index } } } }),
    // Vite expects a file with this name; ours is in memory.
    resolveId: {
      order: 'pre',
      handler(id, importer = '') {
        if (id === index)
          return id
        // The navigation only reads the range of Slidev's own print page.
        if (id === '@slidev/parser/utils' && importer.endsWith('/useNav.ts'))
          return path.join(toolingFolder, 'slidev/client/parser.ts')
        if (id === '../composables/useNav' && importer.endsWith('/v-motion.ts'))
          return path.join(toolingFolder, 'slidev/client/motionNav.ts')
        return replacements.find(([found]) => found.test(id))?.[1]
      },
    },
    load: { order: 'pre', handler: id => id === index ? page : undefined },
    // On paper, Slidev shows moving elements only in their final state, whatever the slide's click.
    transform: {
      filter: { id: /\/modules\/v-motion\.ts$/ },
      handler(code) {
        const condition = `!['slide', 'presenter'].includes(`
        if (!code.includes(condition))
          this.error('Slidev\'s v-motion has changed; see tooling/slidev/vite.ts')
        return code.replace(condition, `!isPrintMode.value && ${condition}`)
      },
    },
  }
}

/** Heavy style sheets and listeners that most decks do not need, each with the pattern in the sources that requires it. */
const styleSheets: readonly (readonly [used: RegExp, sheets: readonly string[]])[] = [
  [/\bmagic-move\b/, ['@shikijs/magic-move/style.css']],
  [/^\s*> ?\[!/m, ['base', 'colors-light', 'colors-dark-class'].map(name => `markdown-it-github-alerts/styles/github-${name}.css`)],
]
const listeners: readonly (readonly [used: RegExp, file: string])[] = [
  [/\bv-mark\b/, 'marks.ts'],
  [/\]\(#(?!\/)|href="#|\[\^/, 'anchors.ts'],
  [/<(?:video|SlidevVideo)\b/, 'videos.ts'],
]

/** Slidev's directives that most decks do not need, and the function that creates each. */
const directives = { 'v-mark': 'createVMarkDirective', 'v-drag': 'createVDragDirective', 'v-motion': 'createVMotionDirectives' } as const

/** Module with what is installed into the app besides clicks. */
const appSetupId = 'virtual:deck-app'

/** Module with what the deck draws on the first page of its handout. */
const handoutId = 'virtual:deck-handout'

function ownComponents(root: string): string[] {
  return ['components', 'layouts'].flatMap(name => filesEndingIn('.vue', path.join(root, name))).map(file => readFileSync(file, 'utf8'))
}

/**
 * Slidev's modules for the optional files of a deck, theme or add-on: style sheets, and layers on every slide. Slidev
 * writes them as files below `node_modules/.slidev/virtual`, and every build rewrites those. A build would fail on a file
 * that a parallel one has just emptied.
 */
export function slidevVirtualModules({ roots, data, userRoot, clientRoot }: ResolvedSlidevOptions): Plugin {
  /** The existing files with these names, as import specifiers. */
  const found = (names: string[], endings: string[]): string[] => roots
    .flatMap(folder => names.flatMap(name => endings.map(ending => path.join(folder, `${name}.${ending}`))))
    .filter(file => existsSync(file))
    .map(file => JSON.stringify(normalizePath(file)))

  /** The pages, and the deck's own components and layouts. Their text shows what they need. */
  const readSources = (): string[] => [...data.slides.map(({ content }) => content), ...ownComponents(userRoot)]

  function styles(): string {
    const sources = readSources()
    const sheets = styleSheets.filter(([used]) => sources.some(text => used.test(text))).flatMap(([, sheets]) => sheets)
    if (data.features.katex)
      sheets.push('katex/dist/katex.min.css', '@slidev/client/styles/katex.css')
    return [...sheets.map(sheet => JSON.stringify(sheet)), ...found(['styles/index', 'styles', 'style'], ['ts', 'js', 'css'])].map(sheet => `import ${sheet}`).join('\n')
  }

  /** On a page with several slides, the deck's global layers are on each slide. */
  function layer(name: string, files: string[]): string {
    const components = files.flatMap(file => found([file], ['ts', 'js', 'vue']))
    return [
      ...components.map((component, i) => `import ${name}${i} from ${component}`),
      `export const ${name} = { render: () => [${components.map((_, i) => `h(${name}${i})`)}] }`,
    ].join('\n')
  }

  /** What Slidev's own page installs besides clicks: directives, only if the deck uses them, as they are heavy; and the deck's setup. */
  function appSetup(): string {
    const sources = readSources()
    const used = Object.entries(directives).filter(([name]) => sources.some(text => text.includes(name)))
    const listening = listeners.filter(([used]) => sources.some(text => used.test(text)))
    const setups = roots.filter(folder => folder !== toolingFolder && folder !== clientRoot)
      .flatMap(folder => ['ts', 'js'].map(ending => path.join(folder, `setup/main.${ending}`)))
      .filter(file => existsSync(file))
      .map(file => JSON.stringify(normalizePath(file)))
    return [
      ...listening.map(([, file]) => `import ${JSON.stringify(path.join(toolingFolder, 'slidev/client', file))}`),
      ...used.map(([name, create]) => `import { ${create} } from '@slidev/client/modules/${name}.ts'`),
      ...setups.map((file, i) => `import setup${i} from ${file}`),
      `export const plugins = [${used.map(([, create]) => `${create}()`).join(', ')}]`,
      `export const setups = [${setups.map((_, i) => `setup${i}`).join(', ')}]`,
    ].join('\n')
  }

  const modules: Record<string, () => string> = {
    [appSetupId]: appSetup,
    [handoutId]: () => [`import { h } from 'vue'`, layer('HandoutCover', ['handout-cover'])].join('\n'),
    '/@slidev/conditional-styles': styles,
    '/@slidev/global-layers': () => [`import { h } from 'vue'`, layer('SlideTop', ['slide-top', 'global-top']), layer('SlideBottom', ['global-bottom', 'slide-bottom'])].join('\n'),
  }
  return { name: 'deck:optional-files', resolveId: source => [appSetupId, handoutId].find(id => id === source), load: { order: 'pre', handler: id => modules[id]?.() } }
}
