import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { ensureFonts } from '../scripts/fonts'

/** Serves the style sheet of the deck's own fonts as `deck-fonts.css`, made from the characters in use. */
function fonts(root: string): Plugin {
  let sheet: string
  return {
    name: 'deck:fonts',
    enforce: 'pre',
    async config(_, { command }) {
      sheet = await ensureFonts(root, command === 'serve')
    },
    resolveId: id => id === 'deck-fonts.css' ? sheet : undefined,
  }
}

export default (options: ResolvedSlidevOptions): Plugin[] => [fonts(options.userRoot)]
