/** Reads the pages of a variant: adds the default settings and keeps only this variant's notes. */
import type { SlidevPreparserExtension } from '@slidev/types'
import { config, variantOf, variants } from './config'
import { families } from './families'

const settings = {
  // Use addresses that work on any static host.
  routerMode: 'hash',
  // Turn off features of Slidev's own pages that ours do not have.
  drawings: { enabled: false },
  record: false,
  browserExporter: false,
  mcp: false,
  fonts: { provider: 'none', sans: families.sans, mono: `${families.mono}, ${families.mono} Full, ${families.sans}, ${families.sans} Full`, fallbacks: false },
  canvasWidth: 1280,
  // Readers may copy text.
  selectable: true,
  author: config.author,
  htmlAttrs: { lang: config.language },
  ...config.headmatter,
}

/** Settings that only the speaker needs: they go wherever the notes go. */
export const speakerSettings = ['notesAutoRuby', 'dropWhenLate'] as const

/** A paragraph of the notes for just one variant begins with that variant's name in brackets. */
const variantMark = new RegExp(`^\\[(${variants.join('|')})\\]\\s*`)

/** The paragraphs of the notes, each with its variant; one without a variant is for all. */
export function paragraphsOf(note: string): { variant?: string, text: string }[] {
  return note.split(/\n{2,}/).map(paragraph => ({ variant: variantMark.exec(paragraph)?.[1], text: paragraph.replace(variantMark, '') }))
}

/** The notes for one variant: without the paragraphs of other variants and without marks. */
export function noteForVariant(note: string, variant: string): string {
  return paragraphsOf(note).filter(paragraph => (paragraph.variant ?? variant) === variant).map(({ text }) => text).join('\n\n')
}

/** Slidev's extension for reading an entry once. */
export function extensionsFor(entry: string): SlidevPreparserExtension[] {
  const variant = variantOf(entry)
  /** An entry is read before its imported pages, so the first frontmatter is the headmatter. */
  let isHeadmatter = true
  return [{
    name: 'deck:variant',
    transformRawLines(lines) {
      // Slidev would treat frontmatter after a byte order mark as text.
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
