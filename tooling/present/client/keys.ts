/** The keys of the audience view and presenter view: those of the hosted deck, and those that a talk needs besides. */
import type { KeyStroke } from '../../viewer/keys'
import type { Move, Toggle } from './state'
import { actionFor } from '../../viewer/keys'

/** A command for the talk, or for the window that has the keyboard focus. */
export type Command = Move | Toggle | 'goto' | 'help' | 'fullscreen' | 'larger' | 'smaller' | 'clock'

/** What the hosted deck's actions are called here. There is no reading view. */
const renamed: Readonly<Record<string, Command | undefined>> = { theme: 'dark', contents: 'goto', view: undefined }

const own: Readonly<Record<string, Command>> = {
  's': 'clock',
  '+': 'larger',
  '-': 'smaller',
}

/** What a key does; undefined if it is left to the focused element or the browser. */
export function commandFor(stroke: KeyStroke): Command | undefined {
  const action = actionFor(stroke, 'stage')
  if (action)
    return action in renamed ? renamed[action] : action as Command
  return stroke.command || stroke.focus === 'INPUT' ? undefined : own[stroke.key.toLowerCase()]
}
