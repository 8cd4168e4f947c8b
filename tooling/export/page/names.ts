/** How the print page names a slide in a sentence. */
import type { SlideRoute } from '@slidev/client'
import { inject } from 'vue'
import { variantKey } from '../../slidev/variant'

/** `slide 3 (agenda)`: its number in the variant, and its `routeAlias`. */
export function slideName(variant: readonly SlideRoute[], route: SlideRoute): string {
  return `slide ${variant.indexOf(route) + 1} (${route.meta.slide.frontmatter.routeAlias ?? route.meta.slide.title})`
}

/** The name of a slide of the variant around. */
export function useSlideName(route: SlideRoute): string {
  return slideName(inject(variantKey)!.value, route)
}
