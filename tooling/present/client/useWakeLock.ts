import { useEventListener } from '@vueuse/core'
import { onMounted } from 'vue'

/**
 * Keeps the screen awake while the window is visible. The browser releases the lock whenever the window is hidden. It refuses
 * one if the connection is not secure, as on a phone on the local network, or the battery is low. VueUse's own asks only once.
 */
export function useWakeLock(): void {
  const request = (): unknown => document.visibilityState === 'visible' && navigator.wakeLock?.request('screen').catch(() => {})
  onMounted(request)
  useEventListener(document, 'visibilitychange', request)
}
