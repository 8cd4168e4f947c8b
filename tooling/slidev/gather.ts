/** Several variants in one build: Slidev reads one entry, but the print page needs the slides of all variants. */
import type { ResolvedSlidevOptions, SlideInfo } from '@slidev/types'
import { load } from '@slidev/parser/fs'

/** Everything a printed slide depends on: the same text may have other notes or another layout in another variant. */
function looksOf({ content, note, frontmatter }: SlideInfo, unseen: readonly string[]): string {
  const settings = Object.entries(frontmatter).filter(([name]) => !unseen.includes(name))
  return JSON.stringify([content, note, settings.sort(([a], [b]) => a < b ? -1 : 1)])
}

/**
 * Adds the slides that differ in other variants, or exist only there, to those that Slidev has read of the first one.
 * @returns the slide numbers of each variant in the build, in running order
 */
export async function gatherSlides(options: ResolvedSlidevOptions, entries: readonly (readonly [variant: string, entry: string])[], unseen: readonly string[]): Promise<Record<string, number[]>> {
  const { data } = options
  const [[first], ...others] = entries as [typeof entries[number], ...typeof entries]
  const numbers: Record<string, number[]> = { [first]: data.slides.map((_, index) => index + 1) }
  const known = new Map(data.slides.map((slide, index) => [looksOf(slide, unseen), index + 1]))
  for (const [variant, entry] of others) {
    const { slides, headmatter, features } = await load(options, entry, undefined, 'build')
    numbers[variant] = slides.map((slide) => {
      const looks = looksOf(slide, unseen)
      if (!known.has(looks)) {
        // The defaults that Slidev would set from the other entry, for its first slide and for all slides.
        const layout = slide.index === 0 ? { layout: 'cover' } : {}
        data.slides.push({ ...slide, index: data.slides.length, frontmatter: { ...layout, ...headmatter.defaults as object | undefined, ...slide.frontmatter } })
        known.set(looks, data.slides.length)
      }
      return known.get(looks)!
    })
    Object.assign(data.features, Object.fromEntries(Object.entries(features).filter(([, used]) => used)))
  }
  return numbers
}
