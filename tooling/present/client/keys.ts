/** What the keyboard does in audience view and presenter view: what it does on the hosted deck, and what a talk needs besides. */
import type { KeyStroke } from '../../viewer/keys'
import type { Move, Toggle } from './state'
import { actionFor } from '../../viewer/keys'

/** A command is about the talk, or about the window that has the keyboard. */
export type Command = Move | Toggle | 'goto' | 'help' | 'fullscreen' | 'larger' | 'smaller' | 'clock'

/** What the hosted deck's actions are called here. There is no reading view. */
const renamed: Readonly<Record<string, Command | undefined>> = { theme: 'dark', contents: 'goto', view: undefined }

const own: Readonly<Record<string, Command>> = {
  's': 'clock',
  '+': 'larger',
  '-': 'smaller',
}

/** What a key does; undefined where it is left to the focused element or the browser. */
export function commandFor(stroke: KeyStroke): Command | undefined {
  const action = actionFor(stroke, 'stage')
  if (action)
    return action in renamed ? renamed[action] : action as Command
  return stroke.command || stroke.focus === 'INPUT' ? undefined : own[stroke.key.toLowerCase()]
}
