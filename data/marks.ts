import type { Product } from './schema'

/** The code of a module with the marks of products, by name. `components/marks.ts` imports it as `deck:marks`. */
export function marksModule(products: readonly Product[]): string {
  return [
    ...products.map(({ icon }, i) => `import mark${i} from '~icons/${icon.replace(':', '/')}'`),
    `export const productMarks = { ${products.map(({ name }, i) => `${JSON.stringify(name)}: mark${i}`).join(', ')} }`,
  ].join('\n')
}
