/** Size of the script, as this device remembers it. */
import { ref, watch } from 'vue'
import { remember, remembered } from '../../viewer/settings'

const key = 'deck-script-size'
/** In px; on a phone, which is held nearer, less is enough at first. */
const smallest = 20
const usual = matchMedia('(orientation: portrait)').matches ? 24 : 30
const largest = 72
const step = 4

const stored = Number(remembered(key))
export const notesSize = ref(stored >= smallest && stored <= largest ? stored : usual)
watch(notesSize, size => remember(key, String(size)))

/** Makes the script larger or smaller by so many steps. */
export function resizeNotes(steps: number): void {
  notesSize.value = Math.min(Math.max(notesSize.value + steps * step, smallest), largest)
}
