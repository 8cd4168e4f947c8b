import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import type { DeckConfig } from '../index'
import path from 'node:path'
import { runnerImport } from 'vite'
import { checkWhileServing } from '../check/watch'
import { config, variantOf } from '../deck/config'
import { ensureFonts } from '../deck/fonts'
import { planFrom } from '../deck/planFrom'
import { siteAddress } from '../deck/siteAddress'
import { cacheFolder } from '../shared/folders'
import { ownPagesOnly } from '../start/ownPages'

/** Serves `deck-fonts.css`, the style sheet of the deck's own fonts, with the characters in use. */
function fonts(root: string): Plugin {
  let sheet: string
  return {
    name: 'deck:fonts',
    enforce: 'pre',
    async config(_, { command }) {
      sheet = await ensureFonts(root, command === 'serve')
      // The development server only serves files from allowed folders.
      return { server: { fs: { allow: [cacheFolder] } } }
    },
    resolveId: id => id === 'deck-fonts.css' ? sheet : undefined,
  }
}

/**
 * Lets the deck's code refer to its folder as pages do: `@/data` is always that of the deck being shown, even if several share
 * a component. Also defines the address of the hosted deck, or an empty string if it is unknown.
 */
function deckNames(root: string): Plugin {
  return {
    name: 'deck:names',
    config: () => ({
      resolve: { alias: [{ find: /^@\//, replacement: `${root}/` }] },
      define: { __DECK_URL__: JSON.stringify(siteAddress ?? '') },
    }),
  }
}

/** Serves the modules that `deck.config.ts` makes, and remakes them whenever their sources change. */
function deckModules(root: string): Plugin {
  let isServed = false
  return {
    name: 'deck:modules',
    enforce: 'pre',
    config: (_, { command }) => void (isServed = command === 'serve'),
    resolveId: id => config.modules && id in config.modules ? `/@${id}` : undefined,
    async load(id) {
      const name = id.slice(2)
      if (!config.modules || !id.startsWith('/@') || !(name in config.modules))
        return
      if (!isServed)
        return config.modules[name]
      const { module, dependencies } = await runnerImport<{ default: DeckConfig }>(path.join(root, 'deck.config.ts'))
      dependencies.forEach(file => this.addWatchFile(path.resolve(root, file)))
      return module.default.modules?.[name]
    },
  }
}

/** Serves the time plan of the variant as `virtual:deck-plan`, and updates it whenever a page changes. */
function timePlan({ entry, data }: ResolvedSlidevOptions): Plugin {
  const id = '\0virtual:deck-plan'
  return {
    name: 'deck:time-plan',
    enforce: 'post',
    resolveId: source => source === id.slice(1) ? id : undefined,
    load: source => source === id ? `export const plan = ${JSON.stringify(planFrom(variantOf(entry), data))}` : undefined,
    hotUpdate: {
      order: 'post',
      handler({ file, modules }) {
        const plan = this.environment.moduleGraph.getModuleById(id)
        return plan && file.endsWith('.md') ? [...modules, plan] : undefined
      },
    },
  }
}

/** Redirects plain addresses while serving. Routes are behind a hash so that a build runs on any static host. */
function plainAddresses(): Plugin {
  return {
    name: 'deck:plain-addresses',
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const route = /^\/(?:presenter|overview|notes)\b.*/.exec(request.url ?? '')?.[0]
        if (!route)
          return next()
        response.writeHead(302, { location: `/#${route}` }).end()
      })
    },
  }
}

/** Leaves out Slidev's type pop-ups for code, which the deck does not need: they are large and log errors to the console. */
function withoutTwoslash(): Plugin {
  const nothing = '\0deck:no-twoslash'
  return {
    name: 'deck:without-twoslash',
    enforce: 'pre',
    resolveId: id => id === '@shikijs/vitepress-twoslash/client' ? nothing : undefined,
    load: id => id === nothing ? 'export default { install() {} }' : undefined,
  }
}

export default (options: ResolvedSlidevOptions): Plugin[] => [
  ownPagesOnly(),
  deckNames(options.userRoot),
  deckModules(options.userRoot),
  fonts(options.userRoot),
  ...checkWhileServing(options.userRoot, options.entry),
  timePlan(options),
  plainAddresses(),
  withoutTwoslash(),
]
