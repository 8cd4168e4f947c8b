import type { Router } from 'vue-router'
import { getSlide } from '@slidev/client'
import { ref } from 'vue'

/** Whether the requested address names no slide. It is reset at the next move. */
export const isAddressUnknown = ref(false)

/** The message about it, in phrases: lines may break between them. */
export const unknownAddress = ['お探しの', 'スライドは', 'ありません。', '最初の', 'スライドを', '表示しています。'] as const

/** Redirects every address that names no slide to the first one, and remembers that it did. */
export function catchUnknownAddresses(router: Router): void {
  router.beforeEach(({ params: { no }, redirectedFrom }) => {
    const isThere = getSlide(String(no)) !== undefined
    isAddressUnknown.value = !isThere || (redirectedFrom !== undefined && redirectedFrom.path !== '/')
    return isThere || { path: '/1', replace: true }
  })
}
