import type { SlideRoute } from '@slidev/client'

/** The print page's name for a slide in a message, `slide 3 (agenda)`: its number in the variant, and its `routeAlias`. */
export function slideName(variant: readonly SlideRoute[], route: SlideRoute): string {
  return `slide ${variant.indexOf(route) + 1} (${route.meta.slide.frontmatter.routeAlias ?? route.meta.slide.title})`
}
