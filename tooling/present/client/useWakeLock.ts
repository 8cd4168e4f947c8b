import { onMounted, onScopeDispose } from 'vue'

/**
 * Keeps the screen awake while the window is seen. The browser lets go of it whenever the window is hidden, and refuses
 * it where the connection is not secure: on a phone in the local network.
 */
export function useWakeLock(): void {
  const ask = (): void => {
    if (document.visibilityState === 'visible')
      // Also refused when the battery is low.
      navigator.wakeLock?.request('screen').catch(() => {})
  }
  onMounted(ask)
  document.addEventListener('visibilitychange', ask)
  onScopeDispose(() => document.removeEventListener('visibilitychange', ask))
}
