import type { Layer } from './schema'

/**
 * The layers that structure the talk, from the top of the stack down: two to six. Their colours are checked when the deck is
 * read: text must stand out from its ground, and neighbours must be distinct in grey and to the colour-blind.
 */
export const layers = [
  {
    id: 'application',
    name: 'アプリケーション',
    mission: 'Run',
    product: 'Nomad',
    from: '密結合',
    to: '疎結合',
    light: { hue: '#00573f', tint: '#dcf4ea', solid: '#0f9d76' },
    dark: { hue: '#5fe0b0', tint: '#0f3529', solid: '#35c99d' },
  },
  {
    id: 'network',
    name: 'ネットワーク',
    mission: 'Connect',
    product: 'Consul',
    from: 'ホストベース',
    to: 'サービスベース',
    light: { hue: '#9b1249', tint: '#fde6ee', solid: '#b3164f' },
    dark: { hue: '#ff9dbf', tint: '#431a2c', solid: '#d6316f' },
  },
  {
    id: 'security',
    name: 'セキュリティ',
    mission: 'Secure',
    product: 'Vault',
    from: 'IPベース',
    to: 'IDENTITYベース',
    light: { hue: '#4a3c00', tint: '#ffeba0', solid: '#ffd84d', edge: '#7a6200' },
    dark: { hue: '#f5d657', tint: '#332b14', solid: '#ffd84d' },
  },
  {
    id: 'infrastructure',
    name: 'インフラ',
    mission: 'Provision',
    product: 'Terraform',
    from: '専用',
    to: 'オンデマンド',
    light: { hue: '#542f98', tint: '#eee7fb', solid: '#4a1fa3' },
    dark: { hue: '#c9b0fb', tint: '#2d2249', solid: '#8450e8' },
  },
] as const satisfies readonly Layer[]

export type LayerId = typeof layers[number]['id']
