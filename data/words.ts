import type { Words } from './schema'
import { layers } from './layers'

/** This talk's names for its parts, for all components. */
export const words = {
  session: 'セッション',
  layer: '層',
  allLayers: `${layers.length}つの層すべて`,
  mission: 'ミッション',
  product: '製品',
  from: { name: '静的', english: 'Static' },
  to: { name: '動的', english: 'Dynamic' },
  comparison: `${layers.length}つの層は、何から何へ変わるのか`,
  takeHome: '持ち帰ってほしいこと',
  beforeTalks: 'はじめに',
  afterTalks: 'おわりに',
} as const satisfies Words
