import type { SourceSlideInfo } from '@slidev/types'
import type { Section } from '../index'
import { config } from './config'

/** The section of each slide, in running order. */
export function sectionsOf(slides: readonly Pick<SourceSlideInfo, 'frontmatter'>[]): Section[] {
  const frontmatters = slides.map(({ frontmatter }) => frontmatter)
  return slides.map((_, index) => config.sectionOf(frontmatters, index))
}
