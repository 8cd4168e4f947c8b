import type { Talk } from '@/data/schema'
import { useSlideContext } from '@slidev/client'
import { computed } from 'vue'
import { layers, talks } from '@/data'

/** The place of the surrounding slide: its talk (frontmatter `talk`) and its layer (`layer`, by default the talk's). */
export function usePlace() {
  const { $frontmatter } = useSlideContext()
  const talk = computed(() => (talks as readonly Talk[]).find(({ id }) => id === $frontmatter.talk))
  const layer = computed(() => layers.find(({ id }) => id === ($frontmatter.layer ?? talk.value?.layer)))
  const layout = computed<string | undefined>(() => $frontmatter.layout)
  /** Whether it is the opener of a case, which is filled with its layer's colour. */
  const full = computed(() => layout.value === 'opener' && Boolean(layer.value))
  return { talk, layer, layout, full }
}
