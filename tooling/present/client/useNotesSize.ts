/** Size of the notes in px, as this device remembers it. */
import { useLocalStorage } from '@vueuse/core'
import { computed } from 'vue'

const smallest = 20
const largest = 72
const step = 4
/** A phone is held closer to the eye. */
const initial = matchMedia('(orientation: portrait)').matches ? 24 : 30

const stored = useLocalStorage('deck-script-size', initial, { writeDefaults: false })
export const notesSize = computed(() => stored.value >= smallest && stored.value <= largest ? stored.value : initial)

/** Makes the notes larger or smaller by a number of steps. */
export function resizeNotes(steps: number): void {
  stored.value = Math.min(Math.max(notesSize.value + steps * step, smallest), largest)
}
