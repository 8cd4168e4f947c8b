import type { SlideRoute } from '@slidev/client'
import type { Ref } from 'vue'
import { onMounted } from 'vue'
import { whenIdle } from './idle'

/** Loads the code of all slides ahead when the first one stands, so that no later step waits for the network. */
export function useIdleLoading(slides: Ref<readonly SlideRoute[]>): void {
  onMounted(() => whenIdle(() => slides.value.forEach(route => void route.load())))
}
