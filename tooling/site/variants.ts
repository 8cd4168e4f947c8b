import type { Variant } from '../deck/deck'
/** Where each variant stands on the site, and how it names itself. */
import type { Site } from './client/site'
import { event } from '../../data'

export interface Place {
  /** Folder of the variant, relative to the site. */
  folder: string
  title: string
  /** The PDF beside the decks, and the file name that a visitor saves it under. */
  pdf: { file: string, name: string }
}

export const places: Readonly<Record<Variant, Place>> = {
  recap: {
    folder: '',
    title: `${event.name} まとめ`,
    pdf: { file: 'recap.pdf', name: `hashicorp-meetup-${event.number}-recap.pdf` },
  },
  lt: {
    folder: 'lt/',
    title: `${event.name} まとめ(5分版)`,
    pdf: { file: 'lt.pdf', name: `hashicorp-meetup-${event.number}-recap-5min.pdf` },
  },
}

/** What the stage of a variant is told about its neighbours. */
export function siteOf(variant: Variant): Site {
  const up = variant === 'lt' ? '../' : './'
  const { pdf } = places[variant]
  return {
    pdf: { href: `${up}${pdf.file}`, name: pdf.name },
    other: variant === 'lt' ? { href: '../', label: 'すべてのスライドを見る(完全版)' } : { href: './lt/', label: '5分版を見る' },
    worker: { href: `${up}worker.js`, scope: up },
  }
}
