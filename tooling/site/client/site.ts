import type { Section } from '../../index'

/** Where this deck stands among the files of the site; written in by the build (`tooling/site/build.ts`). */
export interface Site {
  /** The PDF of this variant, and the file name that it is saved under; absent in the single file. */
  pdf?: { href: string, name: string }
  /** The other variants, and what their links say. */
  others?: readonly { href: string, label: string }[]
  /** Where the variant is on the web, where that is known: what the single file's links begin with. */
  address?: string
  /** The section of each slide, in running order. */
  sections: readonly Section[]
  /** The service worker that keeps the deck for offline reading, and the folder it serves. */
  worker?: { href: string, scope: string }
}

declare const __SITE__: Site

export const site: Site = __SITE__
