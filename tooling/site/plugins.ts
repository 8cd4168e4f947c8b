/** How the public build is put together. */
import type { Plugin } from 'vite'
import path from 'node:path'
import { toolingFolder } from '../shared/folders'

/** How many slides come with the first script: as many as the reading view shows at first on the tallest phones. */
export const firstSlides = 3

/**
 * Two scripts: one with all that the first slides need, which runs as soon as it is loaded, and one with the others, which
 * follows it, so that no later step waits for the network.
 */
export function twoScripts(): Plugin {
  return {
    name: 'deck:two-scripts',
    config: () => ({ build: { modulePreload: { polyfill: false } } }),
    configResolved({ build }) {
      build.rolldownOptions.output = {
        ...build.rolldownOptions.output,
        manualChunks: undefined,
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: 'index', tags: ['$initial'], priority: 1 }, { name: 'slides' }],
        },
      }
    },
    // A one-line helper that both scripts need may get its own file, one more to wait for. Inline it into each.
    generateBundle: {
      order: 'pre',
      handler(_, bundle) {
        for (const [file, helper] of Object.entries(bundle)) {
          if (helper.type !== 'chunk' || helper.name !== 'rolldown-runtime')
            continue
          const [exported, names = ''] = /export\s*\{([^}]*)\};?\s*$/.exec(helper.code) ?? ['']
          const body = helper.code.replace(exported, '')
          for (const chunk of Object.values(bundle)) {
            if (chunk.type !== 'chunk' || !chunk.imports.includes(file))
              continue
            const imported = new RegExp(`import\\s*\\{([^}]*)\\}\\s*from\\s*["'\`]\\./${path.basename(file).replaceAll('.', '\\.')}["'\`];?`)
            if (!imported.test(chunk.code))
              this.error(`${chunk.fileName} imports ${file} in another way than before; see tooling/site/plugins.ts`)
            const asProperties = (list: string): string => list.replaceAll(/([\w$]+)\s+as\s+([\w$]+)/g, '$1:$2')
            const asObject = names.replaceAll(/([\w$]+)\s+as\s+([\w$]+)/g, '$2:$1')
            chunk.code = chunk.code.replace(imported, (_, list: string) => `const {${asProperties(list)}}=(()=>{${body};return {${asObject}}})();`)
            chunk.imports = chunk.imports.filter(name => name !== file)
          }
          delete bundle[file]
        }
      },
    },
    // Slidev imports each slide on demand. The first ones become a part of the first script. Until the others are loaded,
    // a message in the deck's language takes their place.
    transform: {
      order: 'pre',
      filter: { id: /^\/@slidev\/slides$/ },
      handler(code) {
        for (const [name, own] of [['SlideLoading', 'SlideComing'], ['SlideError', 'SlideFailed']]) {
          const imported = new RegExp(`import ${name} from '[^']+'`)
          if (!imported.test(code))
            this.error(`Slidev imports ${name} in another way than before; see tooling/site/plugins.ts`)
          code = code.replace(imported, () => `import ${name} from ${JSON.stringify(path.join(toolingFolder, `site/client/${own}.vue`))}`)
        }
        for (let no = 1; no <= firstSlides && code.includes(`/@slidev/slides/${no}/`); no++) {
          const imported = `await import('/@slidev/slides/${no}/md')`
          if (!code.includes(imported))
            this.error(`Slidev imports slide ${no} in another way than before; see tooling/site/plugins.ts`)
          code = `import * as slide${no} from '/@slidev/slides/${no}/md'\n${code.replace(imported, `slide${no}`)}`
        }
        return code
      },
    },
  }
}

/** Everything in one script and one style sheet, for the deck as one file. */
export function oneFile(): Plugin {
  return {
    name: 'deck:one-file',
    config: () => ({ build: { cssCodeSplit: false, modulePreload: { polyfill: false } } }),
    configResolved({ build }) {
      build.rolldownOptions.output = { ...build.rolldownOptions.output, manualChunks: undefined, codeSplitting: false }
    },
  }
}
