import type { KeyStroke } from './keys'
import { onScopeDispose } from 'vue'

/**
 * Gives each key stroke to `handle` for as long as the scope lives; the browser does nothing with one that it has used. A dialog
 * that is open has the keys for itself. A key that is held down counts once: it does not run through the talk.
 */
export function useKeyStrokes(handle: (stroke: KeyStroke) => boolean): void {
  function onKeydown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || event.repeat || document.querySelector('dialog[open]'))
      return
    const isHandled = handle({
      key: event.key,
      shift: event.shiftKey,
      command: event.ctrlKey || event.metaKey || event.altKey,
      // In a dialog that has just closed, a field keeps the focus until the next frame.
      focus: document.activeElement?.checkVisibility() ? document.activeElement.tagName : undefined,
    })
    if (isHandled)
      event.preventDefault()
  }

  addEventListener('keydown', onKeydown)
  onScopeDispose(() => removeEventListener('keydown', onKeydown))
}
