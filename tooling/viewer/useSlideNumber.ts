import type { KeyStroke } from './keys'
import { ref } from 'vue'

/** A slide's number as it is typed: up to three digits, then Enter. Any other key discards the digits. The slide may not exist. */
export function useSlideNumber(goTo: (slide: number) => void) {
  /** The digits typed so far, waiting for Enter. */
  const typed = ref('')

  /** Takes each key stroke, and says whether it has handled it. */
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
