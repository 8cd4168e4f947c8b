/** How the public build is put together. */
import type { Plugin } from 'vite'

/** How many slides come with the first script: those that the reading view shows at first on the tallest phones. */
export const firstSlides = 3

/**
 * Two scripts: one with all that the first slides need, which runs as soon as it is there, and one with the others, which
 * comes behind it, so that no later step waits for the network.
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
    // Slidev imports each slide when it is asked for. The first ones become a part of what begins.
    transform: {
      order: 'pre',
      filter: { id: /^\/@slidev\/slides$/ },
      handler(code) {
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
