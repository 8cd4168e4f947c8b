import type { Product } from './schema'

/** One product a layer, from the top of the stack to its ground. */
export const products = [
  { layer: 'application', layerName: 'アプリケーション', mission: 'Run', name: 'Nomad', icon: 'nomad', from: '密結合', to: '疎結合' },
  { layer: 'network', layerName: 'ネットワーク', mission: 'Connect', name: 'Consul', icon: 'consul', from: 'ホストベース', to: 'サービスベース' },
  { layer: 'security', layerName: 'セキュリティ', mission: 'Secure', name: 'Vault', icon: 'vault', from: 'IPベース', to: 'IDENTITYベース' },
  { layer: 'infrastructure', layerName: 'インフラ', mission: 'Provision', name: 'Terraform', icon: 'terraform', from: '専用', to: 'オンデマンド' },
] as const satisfies readonly Product[]

export type ProductName = typeof products[number]['name']
