/** How the pages of a variant are read: its settings are completed, and its notes are its own. */
import type { SlidevPreparserExtension } from '@slidev/types'
import { config, variantOf, variants } from './config'
import { families } from './families'

const settings = {
  // Addresses that work on any static host.
  routerMode: 'hash',
  // What Slidev has for its own pages, and ours do without.
  drawings: { enabled: false },
  record: false,
  browserExporter: false,
  mcp: false,
  fonts: { provider: 'none', sans: families.sans, mono: `${families.mono}, ${families.mono} Full, ${families.sans}, ${families.sans} Full`, fallbacks: false },
  canvasWidth: 1280,
  // Whoever reads may copy.
  selectable: true,
  author: config.author,
  htmlAttrs: { lang: config.language },
  ...config.headmatter,
}

/** Settings that only the speaker has use for: they go where the notes go. */
export const speakerSettings = ['notesAutoRuby', 'dropWhenLate'] as const

/** A paragraph of the notes that is spoken in one variant only begins with the variant's name in brackets. */
const variantMark = new RegExp(`^\\[(${variants.join('|')})\\]\\s*`)

/** The paragraphs of notes, each with the variant that it is for; without one, it is for all. */
export function paragraphsOf(note: string): { variant?: string, text: string }[] {
  return note.split(/\n{2,}/).map(paragraph => ({ variant: variantMark.exec(paragraph)?.[1], text: paragraph.replace(variantMark, '') }))
}

/** The notes as they are spoken in one variant: paragraphs of the others are left out, marks taken off. */
export function noteForVariant(note: string, variant: string): string {
  return paragraphsOf(note).filter(paragraph => (paragraph.variant ?? variant) === variant).map(({ text }) => text).join('\n\n')
}

/** Slidev's extension for reading an entry once. */
export function extensionsFor(entry: string): SlidevPreparserExtension[] {
  const variant = variantOf(entry)
  /** An entry is read before the pages that it imports, so the first frontmatter is the headmatter. */
  let isHeadmatter = true
  return [{
    name: 'deck:variant',
    transformRawLines(lines) {
      // Slidev would take what begins with a byte order mark for text.
      lines[0] = lines[0]!.replace(/^\uFEFF/, '')
    },
    async transformSlide(_, frontmatter) {
      if (isHeadmatter)
        Object.assign(frontmatter, { ...settings, ...frontmatter })
      isHeadmatter = false
      // YAML reads `title: 2018` as a number.
      const title: unknown = frontmatter.title ?? frontmatter.name
      if (title !== undefined && title !== null)
        frontmatter.title = String(title)
      return undefined
    },
    transformNote: async note => note && noteForVariant(note, config.variants[variant]!.notes ?? variant),
  }]
}
