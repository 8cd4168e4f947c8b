import type { Product } from './schema'

/** The products that slides show with their mark; `data/layers.ts` says which of them stand for a layer. */
export const products = [
  { name: 'Terraform', maker: 'HashiCorp', icon: 'simple-icons:terraform', reading: 'テラフォーム' },
  { name: 'Vault', maker: 'HashiCorp', icon: 'simple-icons:vault', reading: 'ヴォルト' },
  // The reading that the room preferred.
  { name: 'Consul', maker: 'HashiCorp', icon: 'simple-icons:consul', reading: 'コンサル' },
  { name: 'Nomad', maker: 'HashiCorp', icon: 'simple-icons:nomad', reading: 'ノマド' },
  { name: 'Packer', maker: 'HashiCorp', icon: 'simple-icons:packer', reading: 'パッカー' },
  { name: 'Vagrant', maker: 'HashiCorp', icon: 'simple-icons:vagrant', reading: 'ベイグラント' },
] as const satisfies readonly Product[]

export type ProductName = typeof products[number]['name']
