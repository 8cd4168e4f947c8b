import type { Section } from '../../index'

/** Where this deck is among the files of the site; inserted by the build (`tooling/site/build.ts`). */
export interface Site {
  /** The PDF of this variant, and the file name to save it under; absent in the single file. */
  pdf?: { href: string, name: string }
  /** The other variants, and the text of their links. */
  others?: readonly { href: string, label: string }[]
  /** The variant's address on the web, if known: the start of the single file's links. */
  address?: string
  /** The section of each slide, in running order. */
  sections: readonly Section[]
  /** The service worker that keeps the deck for offline reading, and the folder it serves. */
  worker?: { href: string, scope: string }
}

declare const __SITE__: Site

export const site: Site = __SITE__
