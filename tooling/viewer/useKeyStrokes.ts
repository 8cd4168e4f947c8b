import type { KeyStroke } from './keys'
import { onScopeDispose } from 'vue'

/**
 * Passes each key stroke to `handle` for as long as the scope lives; the browser ignores those that it handled. An open
 * dialog keeps the keys to itself. A key held down counts once, so that it does not run through the talk.
 */
export function useKeyStrokes(handle: (stroke: KeyStroke) => boolean): void {
  function onKeydown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || event.repeat || document.querySelector('dialog[open]'))
      return
    const isHandled = handle({
      key: event.key,
      shift: event.shiftKey,
      command: event.ctrlKey || event.metaKey || event.altKey,
      // A field in a dialog that has just closed keeps the focus until the next frame.
      focus: document.activeElement?.checkVisibility() ? document.activeElement.tagName : undefined,
    })
    if (isHandled)
      event.preventDefault()
  }

  addEventListener('keydown', onKeydown)
  onScopeDispose(() => removeEventListener('keydown', onKeydown))
}
