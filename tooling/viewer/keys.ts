/** What the keyboard does on the hosted deck, as one table. */
import type { View } from './settings'

export type Action = 'next' | 'prev' | 'nextSlide' | 'prevSlide' | 'first' | 'last' | 'goto' | 'contents' | 'help' | 'fullscreen' | 'theme' | 'view' | 'black'

/** The part of a keyboard event that decides what a key does. */
export interface KeyStroke {
  key: string
  shift?: boolean
  /** Ctrl, Alt or Meta is held: the key belongs to the browser or the system. */
  command?: boolean
  /** Tag name of the focused element. */
  focus?: string
}

/** Keys that move through the slides; in the reading view they scroll, as everywhere. */
const moves: Readonly<Record<string, Action>> = {
  'ArrowRight': 'next',
  'ArrowLeft': 'prev',
  'ArrowDown': 'nextSlide',
  'ArrowUp': 'prevSlide',
  ' ': 'next',
  'PageDown': 'next',
  'PageUp': 'prev',
  'Home': 'first',
  'End': 'last',
}

const commands: Readonly<Record<string, Action>> = {
  'g': 'goto',
  'o': 'contents',
  '?': 'help',
  'f': 'fullscreen',
  'd': 'theme',
  'r': 'view',
}

/** Keys for a slide in front of a room. */
const slideCommands: Readonly<Record<string, Action>> = { 'b': 'black', '.': 'black' }

/** Keys that a focused element needs for itself. */
const ownKeys: Readonly<Record<string, string>> = { BUTTON: ' ', SUMMARY: ' ' }

/** What a key does; undefined if it is left to the focused element or the browser. */
export function actionFor({ key, shift, command, focus = '' }: KeyStroke, view: View): Action | undefined {
  if (command || ['INPUT', 'TEXTAREA', 'SELECT'].includes(focus) || ownKeys[focus] === key)
    return undefined
  if (view === 'stage' && key === ' ' && shift)
    return 'prev'
  if (view === 'stage' && shift && moves[key])
    return key === 'ArrowRight' ? 'nextSlide' : key === 'ArrowLeft' ? 'prevSlide' : undefined
  return (view === 'stage' ? moves[key] ?? slideCommands[key.toLowerCase()] : undefined) ?? commands[key.toLowerCase()]
}
