import type { SlideRoute } from '@slidev/client'
import type { Ref } from 'vue'
import { onMounted } from 'vue'
import { whenIdle } from './idle'

/** Loads the code of all slides in advance, one by one in idle time, so that no later step waits for the network. */
export function useIdleLoading(slides: Ref<readonly SlideRoute[]>): void {
  const load = (index: number): void => whenIdle(async () => {
    await slides.value[index]?.load()
    if (index < slides.value.length)
      load(index + 1)
  })
  onMounted(() => load(0))
}
