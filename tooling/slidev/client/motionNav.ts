/** What `v-motion` takes from Slidev's navigation: which slide is shown, at which click. */
import type { Nav } from '@slidev/client'
import { useNav as useSlidevNav } from '@slidev/client/composables/useNav.ts'
import { computed, shallowRef } from 'vue'

/** For windows that do not use Slidev's navigation. */
export const shownPlace = shallowRef<{ slide: number, click: number }>()

export function useNav(): Pick<Nav, 'clicks' | 'isPrintMode'> & { currentPage: Nav['currentSlideNo'] } {
  const { currentSlideNo, clicks, isPrintMode } = useSlidevNav()
  return {
    currentPage: computed(() => shownPlace.value?.slide ?? currentSlideNo.value),
    clicks: computed(() => shownPlace.value?.click ?? clicks.value),
    isPrintMode,
  }
}
