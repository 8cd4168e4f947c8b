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

/** Serves the style sheet of the deck's own fonts as `deck-fonts.css`, made from the characters in use. */
function fonts(root: string): Plugin {
  let sheet: string
  return {
    name: 'deck:fonts',
    enforce: 'pre',
    async config(_, { command }) {
      sheet = await ensureFonts(root, command === 'serve')
      // The development server shows files of its own folders only.
      return { server: { fs: { allow: [cacheFolder] } } }
    },
    resolveId: id => id === 'deck-fonts.css' ? sheet : undefined,
  }
}

/**
 * Lets code of the deck name its folder as pages do: `@/data` is that of the deck that is shown, whichever uses the component.
 * Tells it the address of the hosted deck; an empty text where it is not known.
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

/** Serves the modules that `deck.config.ts` makes, anew whenever what they are made from changes. */
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

/** Serves the time plan of the variant as `virtual:deck-plan`, anew whenever a page changes. */
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

/** Routes are behind a hash, so that a build runs on any static host; while serving, plain addresses lead there. */
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

/** The deck shows no code, so Slidev's pop-ups for types in it stay out: they are large, and complain on the console. */
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
