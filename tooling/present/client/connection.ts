/** What a window knows of the talk and its server, and the one way that this changes. */
import type { PresentPlan } from '../../deck/plan'
import type { Action, PresentationState, ServerMessage } from './state'
import { advance, initialState } from './state'

export interface Connection {
  /** What the window shows. */
  state: PresentationState
  /**
   * An audience view goes on `alone` where the server does not answer. Once it is heard again, that view is `resuming`: it
   * tells how the talk went on, and listens to nothing until that is settled.
   */
  mode: 'following' | 'alone' | 'resuming'
  /** The server is heard, and it answers: a network may let one through and not the other. */
  hears: boolean
  isAnswered: boolean
  /** The server has been heard of; before that there is nothing to show. */
  ready: boolean
  /** How many audience views are open. */
  audienceViews: number
  /** The start of the server that this window was last in step with. */
  server: string
  /** Milliseconds that the server's clock is ahead of this device's. */
  offset: number
  /** When the server was last heard of, or looked for, in milliseconds since 1970 by this device's clock. */
  heardAt: number
}

/** What happens to a connection. */
export type ConnectionEvent
  = | { type: 'opening' | 'silence' }
    | { type: 'message', message: ServerMessage }
    /** The server has answered a request, or not. */
    | { type: 'answer', isAnswered: boolean }
    | { type: 'act alone', action: Action }
    /** What the server has made of how the talk went on without it, where it has answered. */
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
