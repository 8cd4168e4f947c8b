import type { Product } from './schema'

/** The products that slides show with their mark. `data/layers.ts` says which of them represent a layer. */
export const products = [
  { name: 'Terraform', maker: 'HashiCorp', icon: 'simple-icons:terraform' },
  { name: 'Vault', maker: 'HashiCorp', icon: 'simple-icons:vault' },
  { name: 'Consul', maker: 'HashiCorp', icon: 'simple-icons:consul' },
  { name: 'Nomad', maker: 'HashiCorp', icon: 'simple-icons:nomad' },
  { name: 'Packer', maker: 'HashiCorp', icon: 'simple-icons:packer' },
  { name: 'Vagrant', maker: 'HashiCorp', icon: 'simple-icons:vagrant' },
] as const satisfies readonly Product[]

export type ProductName = typeof products[number]['name']
