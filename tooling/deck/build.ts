/** A build of the slides of one variant or several, in this process. */
import type { PluginOption } from 'vite'
import type { Variant } from './config'
import { explainWriteError } from '../shared/files'
import { root } from '../shared/folders'
import { entryOf } from './config'
import { extensionsFor, speakerSettings } from './preparse'

export interface BuildOptions {
  /** Folder to write, emptied before. */
  outDir: string
  /** Source of the page around the slides: HTML that loads a script of the tooling's own. */
  page: string
  /** Leave the notes out, and the speaker's settings. */
  withoutNotes?: boolean
  plugins?: PluginOption[]
  /** Constants that the code is built with. */
  define?: Record<string, string>
  /** Make the code small; a build that is only printed has no need of it. */
  minify?: boolean
}

/**
 * Builds slides, in a page of our own, into a folder that works under any path of any static server. Those of several variants
 * are told apart by `__VARIANTS__`, which holds the numbers of each one's slides.
 * @throws CliError where a page or a component does not compile
 */
export async function buildDeck(variant: Variant | readonly Variant[], { outDir, page, withoutNotes = false, plugins = [], define = {}, minify = true }: BuildOptions): Promise<void> {
  const [{ resolveOptions, ViteSlidevPlugin }, { injectPreparserExtensionLoader }, { build }, { slidevVirtualModules, htmlEntry }, { compileOptions }, { gatherSlides }, { buildFailure }, { mentionedFiles }] = await Promise.all([
    import('@slidev/cli'),
    import('@slidev/parser/fs'),
    import('vite'),
    import('../slidev/vite'),
    import('../slidev/compile'),
    import('../slidev/gather'),
    import('./failure'),
    import('./publicFiles'),
  ])
  // Slidev's own command line loads the preparser by itself; in this process it must be named here. The pages are checked by now.
  injectPreparserExtensionLoader(async (_roots, _headmatter, filepath) => extensionsFor(filepath))
  const entries = [variant].flat().map(name => [name, entryOf(name)] as const)
  const options = await resolveOptions({ entry: entries[0]![1], withoutNotes }, 'build')
  const numbers = await gatherSlides(options, entries, speakerSettings)
  if (withoutNotes) {
    const { config, headmatter, slides } = options.data
    for (const settings of [config, headmatter, ...slides.flatMap(({ frontmatter, source }) => [frontmatter, source.frontmatter])])
      speakerSettings.forEach(name => Reflect.deleteProperty(settings, name))
    // Slidev puts the frontmatter as it is written beside the frontmatter as it is read.
    slides.forEach(slide => slide.frontmatterRaw = '')
  }
  await build({
    root,
    base: './',
    configFile: false,
    logLevel: 'warn',
    define: { __VUE_PROD_DEVTOOLS__: 'false', __VARIANTS__: JSON.stringify(numbers), ...define },
    build: { outDir, emptyOutDir: true, cssCodeSplit: false, minify, chunkSizeWarningLimit: 2000, reportCompressedSize: false, rollupOptions: { checks: { pluginTimings: false } } },
    plugins: [
      htmlEntry(page),
      slidevVirtualModules(options),
      await ViteSlidevPlugin(options, compileOptions),
      mentionedFiles(),
      ...plugins,
    ],
  }).catch((error) => {
    // A disk that is full is no mistake of the deck's; who asked for the build says where it was to be written.
    throw explainWriteError(error, outDir) === error ? buildFailure(error, options.data.slides) : error
  })
}
