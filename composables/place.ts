import type { LayerId } from '@/data/schema'
import { useSlideContext } from '@slidev/client'
import { computed } from 'vue'
import { products, talks } from '@/data'

/** Where the slide around stands: in which talk of the evening (frontmatter `talk`) and in which layer (`layer`, or the talk's own). */
export function usePlace() {
  const { $frontmatter } = useSlideContext()
  const talk = computed(() => talks.find(({ id }) => id === $frontmatter.talk))
  const layer = computed<LayerId | undefined>(() => $frontmatter.layer ?? (talk.value && 'layer' in talk.value ? talk.value.layer : undefined))
  const product = computed(() => products.find(product => product.layer === layer.value))
  const layout = computed<string | undefined>(() => $frontmatter.layout)
  /** An opener whose colour fills the slide (frontmatter `full`). */
  const full = computed(() => Boolean($frontmatter.full))
  return { talk, layer, product, layout, full }
}
