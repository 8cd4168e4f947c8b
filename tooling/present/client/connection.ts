/** What a window knows about the talk and its server, and the only way to change it. */
import type { PresentPlan } from '../../deck/plan'
import type { Action, PresentationState, ServerMessage } from './state'
import { advance, initialState } from './state'

export interface Connection {
  /** What the window shows. */
  state: PresentationState
  /**
   * An audience view continues `alone` while the server does not answer. Once it hears the server again, it is `resuming`:
   * it reports how the talk continued, and ignores messages until that is settled.
   */
  mode: 'following' | 'alone' | 'resuming'
  /** Whether messages arrive and requests are answered: a network may let one through and not the other. */
  hears: boolean
  isAnswered: boolean
  /** A message has arrived; before that there is nothing to show. */
  ready: boolean
  /** How many audience views are open. */
  audienceViews: number
  /** Which start of the server this window was last in step with. */
  server: string
  /** How far the server's clock is ahead of this device's, in milliseconds. */
  offset: number
  /** When the server last sent a message, or a connection was last opened, in milliseconds since 1970 by this device's clock. */
  heardAt: number
}

/** What happens to a connection. */
export type ConnectionEvent
  = | { type: 'opening' | 'silence' }
    | { type: 'message', message: ServerMessage }
    /** Whether the server has answered a request. */
    | { type: 'answer', isAnswered: boolean }
    | { type: 'act alone', action: Action }
    /** The server's answer to how the talk continued without it; undefined if it did not answer. */
    | { type: 'resumed', answer: ServerMessage | undefined }

export const disconnected: Connection = { state: initialState, mode: 'following', hears: false, isAnswered: true, ready: false, audienceViews: 0, server: '', offset: 0, heardAt: 0 }

/** The connection after an event. The time is in milliseconds since 1970, by this device's clock. */
export function connectionAfter(plan: PresentPlan, connection: Connection, event: ConnectionEvent, now: number): Connection {
  const { state, mode, hears, isAnswered, server, offset } = connection
  switch (event.type) {
    case 'opening':
      return { ...connection, heardAt: now }
    case 'silence':
      return { ...connection, hears: false }
    case 'message': {
      const { message } = event
      return {
        // After a silence, requests may get through again.
        isAnswered: isAnswered || !hears,
        hears: true,
        ready: true,
        audienceViews: message.audienceViews,
        offset: message.now - now,
        heardAt: now,
        ...mode === 'following' ? { mode, state: message.state, server: message.server } : { mode: 'resuming', state, server },
      }
    }
    case 'answer':
      return { ...connection, isAnswered: event.isAnswered }
    case 'act alone':
      return { ...connection, mode: mode === 'following' ? 'alone' : mode, state: advance(plan, state, event.action, now + offset) }
    case 'resumed': {
      const { answer } = event
      return { ...connection, isAnswered: answer !== undefined, mode: answer ? 'following' : 'alone', state: answer?.state ?? state, server: answer?.server ?? server }
    }
  }
}
