import type { SourceSlideInfo } from '@slidev/types'

/** What a slide is called: its `routeAlias`, or else its title. */
export const slideLabel = ({ frontmatter, title }: SourceSlideInfo): string => frontmatter.routeAlias ?? title ?? ''

/** A slide's place in its file, for people: `slide 3 (cover)`. */
export function slideName(slide: SourceSlideInfo): string {
  const label = slideLabel(slide)
  return `slide ${slide.index + 1}${label ? ` (${label})` : ''}`
}
