/** The deck as it is read, and a build of it in this process. */
import type { SourceSlideInfo } from '@slidev/types'
import type { PluginOption } from 'vite'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/** Folder of the deck. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Where commands keep what they can make again, and work on what is not whole yet: `.cache`, or what `DECK_CACHE` names. */
export const cacheFolder = process.env.DECK_CACHE ? path.resolve(process.env.DECK_CACHE) : path.join(root, '.cache')

/** The entries, by the name of their variant. */
export const entries = { recap: 'slides.md', lt: 'lt.md' } as const

export type Variant = keyof typeof entries

export const variants = Object.keys(entries) as Variant[]

/** The variant of an entry; another one is read like the recap. */
export function variantOf(entry: string): Variant {
  const file = path.basename(entry)
  return variants.find(variant => entries[variant] === file) ?? 'recap'
}

export interface Deck {
  headmatter: Record<string, any>
  /** The slides in running order, with frontmatter, content and the script of this variant. */
  slides: readonly SourceSlideInfo[]
}

/** A script reads each variant once, whatever it makes of it. */
const decks = new Map<Variant, Promise<Deck>>()

/**
 * Reads a variant as Slidev will show it, without loading Slidev, which takes seconds.
 * @throws CliError where a page, a range or a fact is wrong (see `tooling/setup/preparser.ts`)
 */
export function readDeck(variant: Variant): Promise<Deck> {
  if (!decks.has(variant))
    decks.set(variant, readAnew(variant))
  return decks.get(variant)!
}

async function readAnew(variant: Variant): Promise<Deck> {
  const [{ default: preparser }, { readSources }] = await Promise.all([import('../setup/preparser'), import('./sources')])
  const filepath = path.join(root, entries[variant])
  const { entry, slides } = await readSources(filepath, await preparser({ filepath, headmatter: {} }))
  return { headmatter: entry.slides[0]!.frontmatter, slides }
}

/** Settings that only the speaker has use for: they go where the scripts go. */
export const speakerSettings = ['notesAutoRuby', 'dropWhenLate'] as const

export interface BuildOptions {
  /** Folder to write, emptied before. */
  outDir: string
  /** Source of the page around the slides: HTML that loads a script of the deck's own. */
  page: string
  /** Leave the scripts out, and the speaker's settings. */
  withoutNotes?: boolean
  plugins?: PluginOption[]
  /** Constants that the code is built with. */
  define?: Record<string, string>
  /** Make the code small; a build that is only printed has no need of it. */
  minify?: boolean
}

/**
 * Builds slides, in a page of our own, into a folder that works under any path of any static server.
 * @param variant whose slides; those of several are told apart by `__VARIANTS__`, which holds the numbers of each variant's slides
 */
export async function buildDeck(variant: Variant | readonly Variant[], { outDir, page, withoutNotes = false, plugins = [], define = {}, minify = true }: BuildOptions): Promise<void> {
  const [{ resolveOptions, ViteSlidevPlugin }, { injectPreparserExtensionLoader }, { default: preparser }, { build }, { optionalFiles, ownPage }, { gatherSlides }, { mentionedFiles }] = await Promise.all([
    import('@slidev/cli'),
    import('@slidev/parser/fs'),
    import('../setup/preparser'),
    import('vite'),
    import('../slidev/vite'),
    import('../slidev/gather'),
    import('./publicFiles'),
  ])
  // Slidev's own command line names the deck's preparser by itself; in this process it must be named here.
  injectPreparserExtensionLoader(async (_roots, headmatter, filepath, mode) => preparser({ headmatter, filepath, mode }))
  const wanted = [variant].flat()
  const options = await resolveOptions({ entry: path.join(root, entries[wanted[0]!]), withoutNotes }, 'build')
  const numbers = await gatherSlides(options, wanted)
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
      ownPage(page),
      optionalFiles(options),
      await ViteSlidevPlugin(options),
      mentionedFiles(),
      ...plugins,
    ],
  })
}
