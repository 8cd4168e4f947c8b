import type { KeyStroke } from './keys'
import { ref } from 'vue'

/** The number of a slide as it is typed: up to three digits, then Enter. Any other key forgets the digits. The slide may not be there. */
export function useSlideNumber(goTo: (slide: number) => void) {
  /** The digits that were typed and wait for Enter. */
  const typed = ref('')

  /** Is given each key stroke, and says whether it has used it up. */
  function handle({ key, command }: KeyStroke): boolean {
    if (/^\d$/.test(key) && !command) {
      typed.value = (typed.value + key).slice(-3)
      return false
    }
    const number = Number(typed.value)
    typed.value = ''
    if (number === 0 || key !== 'Enter' || command)
      return false
    goTo(number)
    return true
  }
  return { typed, handle }
}
