import type { Ref } from 'vue'
import { onScopeDispose, ref } from 'vue'
import { useFlow } from '../tooling/client'

/** Below this width, a drawing as wide as a slide would be too small to read. */
const narrowColumn = '(width < 700px)'

/**
 * Whether the surrounding slide flows as text in a column too narrow for its full width, and drawings need their narrow
 * layout. A slide of fixed size is never narrow, however small it is shown.
 */
export function useNarrow(): Readonly<Ref<boolean>> {
  const narrow = ref(false)
  if (!useFlow())
    return narrow
  const media = matchMedia(narrowColumn)
  const follow = (): unknown => narrow.value = media.matches
  follow()
  media.addEventListener('change', follow)
  onScopeDispose(() => media.removeEventListener('change', follow))
  return narrow
}
