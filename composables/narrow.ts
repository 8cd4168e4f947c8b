import type { Ref } from 'vue'
import { onScopeDispose, ref } from 'vue'
import { useFlow } from '../tooling/client'

/** Below this width a drawing of a slide's full width would be too small to read. */
const narrowColumn = '(width < 700px)'

/**
 * Whether the slide around flows as text in a column too narrow for its full width: then drawings are laid out anew.
 * A slide of its own size is never narrow, however small it is shown.
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
