/** Where each variant is on the site, and what its page knows about its neighbours. */
import type { Variant } from '../deck/config'
import type { Site } from './client/site'
import { config, variants } from '../deck/config'

/** What a page knows about the site around it. */
export type SitePlace = Omit<Site, 'sections'>

/** Folder of a variant, relative to the site, with a closing slash; empty for the root of the site. */
export function folderOf(variant: Variant): string {
  const { path } = config.variants[variant]!
  return path ? `${path}/` : ''
}

/** A variant's PDF on the site. */
export const pdfOf = (variant: Variant): string => `${variant}.pdf`

/** The relative path from a variant's folder to the root of the site. */
export const upFrom = (variant: Variant): string => folderOf(variant).replaceAll(/[^/]+/g, '..') || './'

/** What the page of a variant knows about its neighbours. */
export function siteOf(variant: Variant): SitePlace {
  const up = upFrom(variant)
  return {
    pdf: { href: `${up}${pdfOf(variant)}`, name: `${config.variants[variant]!.download}.pdf` },
    others: variants.filter(name => name !== variant).map(name => ({ href: `${up}${folderOf(name)}`, label: config.variants[name]!.link })),
    worker: { href: `${up}worker.js`, scope: up },
  }
}
