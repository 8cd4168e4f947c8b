import type { Talk } from '@/data/schema'
import { useSlideContext } from '@slidev/client'
import { computed } from 'vue'
import { layers, talks } from '@/data'

/** Where the slide around stands: in which talk of the evening (frontmatter `talk`) and in which layer (`layer`, or the talk's own). */
export function usePlace() {
  const { $frontmatter } = useSlideContext()
  const talk = computed(() => (talks as readonly Talk[]).find(({ id }) => id === $frontmatter.talk))
  const layer = computed(() => layers.find(({ id }) => id === ($frontmatter.layer ?? talk.value?.layer)))
  const layout = computed<string | undefined>(() => $frontmatter.layout)
  /** An opener of a case, which its layer's colour fills. */
  const full = computed(() => layout.value === 'opener' && Boolean(layer.value))
  return { talk, layer, layout, full }
}
