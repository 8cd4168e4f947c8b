/** Several variants in one build: Slidev reads one entry, and the print page needs the slides of all. */
import type { ResolvedSlidevOptions, SlideInfo } from '@slidev/types'
import { load } from '@slidev/parser/fs'

/** All that a printed slide depends on: the same text may have other notes or another layout in another variant. */
function looksOf({ content, note, frontmatter }: SlideInfo, unseen: readonly string[]): string {
  const settings = Object.entries(frontmatter).filter(([name]) => !unseen.includes(name))
  return JSON.stringify([content, note, settings.sort(([a], [b]) => a < b ? -1 : 1)])
}

/**
 * Adds to what Slidev has read of the first variant the slides that others show and it does not, in whatever form.
 * @returns the numbers that the slides of each variant have in the build, in running order
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
        // What Slidev gives to an entry's first slide, and to all of them, it would give by the other entry.
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
