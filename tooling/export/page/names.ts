/** How the print page names a slide in a sentence. */
import type { SlideRoute } from '@slidev/client'
import { inject } from 'vue'
import { cutKey } from '../../slidev/cut'

/** `slide 3 (agenda)`: its number in the cut, and its `routeAlias`. */
export function slideName(cut: readonly SlideRoute[], route: SlideRoute): string {
  return `slide ${cut.indexOf(route) + 1} (${route.meta.slide.frontmatter.routeAlias ?? route.meta.slide.title})`
}

/** The name of a slide of the cut around. */
export function useSlideName(route: SlideRoute): string {
  return slideName(inject(cutKey)!.value, route)
}
