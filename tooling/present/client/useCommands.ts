import type { Ref } from 'vue'
import type { Command } from './keys'
import { useKeyStrokes } from '../../viewer/useKeyStrokes'
import { useSlideNumber } from '../../viewer/useSlideNumber'
import { commandFor } from './keys'

/**
 * Listens to the keyboard for as long as the scope lives.
 * @param on what a command does
 * @param goTo what digits followed by Enter do
 * @returns the digits that were typed and wait for Enter
 */
export function useCommands(on: (command: Command) => void, goTo: (slide: number) => void): { typed: Ref<string> } {
  const { typed, take } = useSlideNumber(goTo)

  useKeyStrokes((stroke, { repeat }) => {
    // A key that is held down goes one step, not through the talk.
    if (repeat)
      return false
    if (take(stroke))
      return true
    const wanted = commandFor(stroke)
    if (wanted)
      on(wanted)
    return wanted !== undefined
  })
  return { typed }
}
