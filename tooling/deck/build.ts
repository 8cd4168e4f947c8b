/** Builds the slides of one or more variants in this process. */
import type { PluginOption } from 'vite'
import type { Variant } from './config'
import { explainWriteError } from '../shared/files'
import { root } from '../shared/folders'
import { entryOf } from './config'
import { extensionsFor, speakerSettings } from './preparse'

export interface BuildOptions {
  /** Output folder, emptied first. */
  outDir: string
  /** Source of the page around the slides: HTML that loads a script of the tooling. */
  page: string
  /** Leave out the notes and the speaker's settings. */
  withoutNotes?: boolean
  plugins?: PluginOption[]
  /** Constants to define in the code. */
  define?: Record<string, string>
  /** Minify the code. A build that is only printed does not need it. */
  minify?: boolean
}

/**
 * Builds slides, in a page of our own, into a folder that works under any path of any static server. `__VARIANTS__` holds the
 * slide numbers of each variant.
 * @throws CliError if a page or a component does not compile
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
  // Slidev's own command line loads the preparser; this process must name it. The pages have already been checked.
  injectPreparserExtensionLoader(async (_roots, _headmatter, filepath) => extensionsFor(filepath))
  const entries = [variant].flat().map(name => [name, entryOf(name)] as const)
  const options = await resolveOptions({ entry: entries[0]![1], withoutNotes }, 'build')
  const numbers = await gatherSlides(options, entries, speakerSettings)
  if (withoutNotes) {
    const { config, headmatter, slides } = options.data
    for (const settings of [config, headmatter, ...slides.flatMap(({ frontmatter, source }) => [frontmatter, source.frontmatter])])
      speakerSettings.forEach(name => Reflect.deleteProperty(settings, name))
    // Slidev also keeps the raw frontmatter.
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
    // A full disk is not the deck's fault. The caller reports where the build should have been written.
    throw explainWriteError(error, outDir) === error ? buildFailure(error, options.data.slides) : error
  })
}
