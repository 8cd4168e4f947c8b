import { useEventListener } from '@vueuse/core'
import { onMounted } from 'vue'

/**
 * Keeps the screen awake while the window is seen. The browser lets go of it whenever the window is hidden, and refuses
 * it where the connection is not secure, as on a phone in the local network, or the battery is low. VueUse's own asks once.
 */
export function useWakeLock(): void {
  const request = (): unknown => document.visibilityState === 'visible' && navigator.wakeLock?.request('screen').catch(() => {})
  onMounted(request)
  useEventListener(document, 'visibilitychange', request)
}
