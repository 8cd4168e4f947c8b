import type { SlideRoute } from '@slidev/client'

/** How the print page names a slide in a sentence, `slide 3 (agenda)`: by its number in the variant, and its `routeAlias`. */
export function slideName(variant: readonly SlideRoute[], route: SlideRoute): string {
  return `slide ${variant.indexOf(route) + 1} (${route.meta.slide.frontmatter.routeAlias ?? route.meta.slide.title})`
}
