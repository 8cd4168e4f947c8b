import type { Action } from './keys'
import { onScopeDispose } from 'vue'
import { actionFor } from './keys'
import { view } from './useChoice'

/** Listens to the keyboard for as long as the scope lives. A dialog that is open has the keys for itself. */
export function useKeys(act: (action: Action) => void): void {
  function onKeydown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]'))
      return
    const action = actionFor({
      key: event.key,
      shift: event.shiftKey,
      command: event.ctrlKey || event.metaKey || event.altKey,
      focus: document.activeElement?.tagName,
    }, view.value)
    if (!action)
      return
    event.preventDefault()
    act(action)
  }

  addEventListener('keydown', onKeydown)
  onScopeDispose(() => removeEventListener('keydown', onKeydown))
}
