import type { Ref } from 'vue'
import { onMounted, ref } from 'vue'
import { whenIdle } from '../../viewer/idle'
import { site } from './site'

/**
 * Keeps the deck for offline reading, and says when a newer version waits.
 *
 * A newer version takes over only when the reader asks for it, and the page then loads anew: parts of two versions
 * never meet.
 */
export function useUpdate(): { waiting: Ref<boolean>, update: () => void } {
  const worker = ref<ServiceWorker>()
  const waiting = ref(false)

  async function register({ href, scope }: { href: string, scope: string }): Promise<void> {
    const registration = await navigator.serviceWorker.register(href, { scope })
    // Without a controller this is the first version: nothing waits, it is the one that is shown.
    const noticeIfWaiting = (): void => {
      if (registration.waiting && navigator.serviceWorker.controller) {
        worker.value = registration.waiting
        waiting.value = true
      }
    }
    noticeIfWaiting()
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', noticeIfWaiting)
    })
  }

  onMounted(() => {
    const { worker } = site
    // Where the browser refuses, the deck is read from the network as ever.
    if (worker && 'serviceWorker' in navigator)
      whenIdle(() => void register(worker).catch(() => {}))
  })

  function update(): void {
    // In another tab the reader has asked for it already.
    if (worker.value?.state !== 'installed')
      return location.reload()
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
    worker.value.postMessage('take over')
  }

  return { waiting, update }
}
