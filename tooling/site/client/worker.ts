/// <reference lib="webworker" />
/**
 * The service worker: keeps one complete version of the deck, with all variants, for offline reading. PDFs and the share
 * images are not kept: they are fetched from the network as if there were no worker.
 */
import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching'

declare const self: ServiceWorkerGlobalScope
/** Every file of this version with its revision; inserted by the build. */
declare const __FILES__: { url: string, revision: string | null }[]

precacheAndRoute(__FILES__)
cleanupOutdatedCaches()

self.addEventListener('message', ({ data }) => {
  if (data === 'take over')
    void self.skipWaiting()
})
