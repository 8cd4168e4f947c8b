import type { Ref } from 'vue'
import { onScopeDispose, ref } from 'vue'

/** How long a pointer that does not move is seen, in milliseconds. */
const patience = 2000

/** Whether the pointer has come to rest, so that it need not lie on the slide. */
export function useIdlePointer(): Ref<boolean> {
  const idle = ref(false)
  let timer = 0
  const onMove = (): void => {
    idle.value = false
    clearTimeout(timer)
    timer = window.setTimeout(() => idle.value = true, patience)
  }
  onMove()
  addEventListener('pointermove', onMove)
  onScopeDispose(() => {
    clearTimeout(timer)
    removeEventListener('pointermove', onMove)
  })
  return idle
}
