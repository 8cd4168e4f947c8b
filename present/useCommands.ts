import type { Ref } from 'vue'
import type { Command } from './keys'
import { onScopeDispose, ref } from 'vue'
import { commandFor } from './keys'

/**
 * Listens to the keyboard for as long as the scope lives. A dialog that is open has the keys for itself.
 * @param on what a command does
 * @param goTo what digits followed by Enter do
 * @returns the digits that were typed and wait for Enter
 */
export function useCommands(on: (command: Command) => void, goTo: (slide: number) => void): { typed: Ref<string> } {
  const typed = ref('')

  function onKeydown(event: KeyboardEvent): void {
    // A key that is held down goes one step, not through the talk.
    if (event.repeat || event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]'))
      return
    const command = event.ctrlKey || event.metaKey || event.altKey
    if (/^\d$/.test(event.key) && !command) {
      typed.value = (typed.value + event.key).slice(-3)
      return
    }
    const number = Number(typed.value)
    typed.value = ''
    if (number && event.key === 'Enter') {
      event.preventDefault()
      return goTo(number)
    }
    const wanted = commandFor({ key: event.key, shift: event.shiftKey, command, focus: document.activeElement?.tagName })
    if (!wanted)
      return
    event.preventDefault()
    on(wanted)
  }

  addEventListener('keydown', onKeydown)
  onScopeDispose(() => removeEventListener('keydown', onKeydown))
  return { typed }
}
