/** The deck as Slidev reads it, and a build of it in this process. */
import type { ResolvedSlidevOptions } from '@slidev/types'
import type { PluginOption } from 'vite'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folder of the deck. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** The entries, by the name of their cut. */
export const entries = { recap: 'slides.md', lt: 'lt.md' } as const

export type Cut = keyof typeof entries

/**
 * Slidev, ready to read this deck. It takes seconds to load, which a script that refuses its arguments need not wait for.
 * Slidev's own command line names the deck's preparser by itself; in this process it must be named here.
 */
async function loadSlidev(): Promise<typeof import('@slidev/cli')> {
  const [slidev, { injectPreparserExtensionLoader }, { default: preparser }] = await Promise.all([
    import('@slidev/cli'),
    import('@slidev/parser/fs'),
    import('../setup/preparser'),
  ])
  injectPreparserExtensionLoader(async (_roots, headmatter, filepath, mode) => preparser({ headmatter, filepath, mode }))
  return slidev
}

/**
 * Reads a cut as Slidev will show it: its slides in order, with frontmatter, content and script.
 * @throws Mishap where a page, a range or a fact is wrong (see `setup/preparser.ts`)
 */
export async function loadDeck(cut: Cut): Promise<ResolvedSlidevOptions> {
  const { resolveOptions } = await loadSlidev()
  return await resolveOptions({ entry: path.join(root, entries[cut]) }, 'build')
}

export interface BuildOptions {
  /** Folder to write, emptied before. */
  outDir: string
  /** Leave the scripts out. */
  withoutNotes?: boolean
  plugins?: PluginOption[]
  /** Constants that the code is built with. */
  define?: Record<string, string>
  /** Make the code small; a build that is only printed has no need of it. */
  minify?: boolean
}

/** Builds a cut into a folder that works under any path of any static server. */
export async function buildDeck(cut: Cut, { outDir, withoutNotes = false, plugins = [], define = {}, minify = true }: BuildOptions): Promise<void> {
  const { resolveOptions, ViteSlidevPlugin } = await loadSlidev()
  const { build } = await import('vite')
  const options = await resolveOptions({ entry: path.join(root, entries[cut]), withoutNotes }, 'build')
  const index = path.join(root, 'index.html')
  await build({
    root,
    base: './',
    configFile: false,
    logLevel: 'warn',
    define: { __VUE_PROD_DEVTOOLS__: 'false', ...define },
    build: { outDir, emptyOutDir: true, minify, chunkSizeWarningLimit: 2000, rollupOptions: { input: { index }, checks: { pluginTimings: false } } },
    plugins: [
      {
        // Slidev makes the page in memory; Vite wants a file of that name.
        name: 'deck:index-html',
        resolveId: { order: 'pre', handler: id => id === index ? id : undefined },
        load: { order: 'pre', handler: id => id === index ? options.utils.indexHtml : undefined },
      },
      await ViteSlidevPlugin(options),
      ...plugins,
    ],
  })
}
