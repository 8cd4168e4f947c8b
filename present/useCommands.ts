import type { Ref } from 'vue'
import type { Command } from './keys'
import { ref } from 'vue'
import { useStrokes } from '../stage/useStrokes'
import { commandFor } from './keys'

/**
 * Listens to the keyboard for as long as the scope lives.
 * @param on what a command does
 * @param goTo what digits followed by Enter do
 * @returns the digits that were typed and wait for Enter
 */
export function useCommands(on: (command: Command) => void, goTo: (slide: number) => void): { typed: Ref<string> } {
  const typed = ref('')

  useStrokes((stroke, { repeat }) => {
    // A key that is held down goes one step, not through the talk.
    if (repeat)
      return false
    if (/^\d$/.test(stroke.key) && !stroke.command) {
      typed.value = (typed.value + stroke.key).slice(-3)
      return false
    }
    const number = Number(typed.value)
    typed.value = ''
    if (number && stroke.key === 'Enter') {
      goTo(number)
      return true
    }
    const wanted = commandFor(stroke)
    if (wanted)
      on(wanted)
    return wanted !== undefined
  })
  return { typed }
}
