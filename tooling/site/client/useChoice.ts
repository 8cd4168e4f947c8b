import type { WritableComputedRef } from 'vue'
import type { View } from '../../viewer/settings'
import { computed, ref, watch } from 'vue'
import { darkQuery, narrowQuery, remember, remembered, themeKey, viewKey } from '../../viewer/settings'

/** A choice between two: what the device suggests, until the visitor chooses; the choice is remembered. */
function useChoice<T extends string>(key: string, query: string, [matching, other]: readonly [T, T]): WritableComputedRef<T> {
  const media = matchMedia(query)
  const suggested = ref(media.matches)
  media.addEventListener('change', () => suggested.value = media.matches)

  const stored = remembered(key)
  const chosen = ref<string | undefined>(stored === matching || stored === other ? stored : undefined)
  const suggestion = computed(() => suggested.value ? matching : other)

  return computed({
    get: () => (chosen.value as T | undefined) ?? suggestion.value,
    // Choosing what the device suggests ends the choice: the deck follows the device again.
    set(value) {
      chosen.value = value === suggestion.value ? undefined : value
      remember(key, chosen.value)
    },
  })
}

export const theme = useChoice(themeKey, darkQuery, ['dark', 'light'])
export const view = useChoice<View>(viewKey, narrowQuery, ['read', 'stage'])

/** Sets both choices on the root element, where the style sheets look for them. */
export function applyChoices(): void {
  const root = document.documentElement
  watch(theme, (value) => {
    root.classList.toggle('dark', value === 'dark')
    root.classList.toggle('light', value === 'light')
  }, { immediate: true })
  watch(view, value => root.dataset.view = value, { immediate: true })
}
