import type { SourceSlideInfo } from '@slidev/types'

/** The name of a slide: its `routeAlias` or, failing that, its title. */
export const slideLabel = ({ frontmatter, title }: SourceSlideInfo): string => frontmatter.routeAlias ?? title ?? ''

/** A slide's position in its file, as shown to people: `slide 3 (cover)`. */
export function slideName(slide: SourceSlideInfo): string {
  const label = slideLabel(slide)
  return `slide ${slide.index + 1}${label ? ` (${label})` : ''}`
}
