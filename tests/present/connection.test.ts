/** How a window reacts to messages from its server, and to silence. */
import type { PresentPlan } from '../../tooling/deck/plan'
import type { Connection, ConnectionEvent } from '../../tooling/present/client/connection'
import type { PresentationState, ServerMessage } from '../../tooling/present/client/state'
import { expect, test } from 'playwright/test'
import { connectionAfter, disconnected } from '../../tooling/present/client/connection'
import { initialState } from '../../tooling/present/client/state'

const plan: PresentPlan = {
  variant: 'short',
  title: 'Three slides of ten seconds',
  limit: 30,
  slides: [1, 2, 3].map(number => ({ number, alias: `s${number}`, title: `Slide ${number}`, parts: [10], droppable: false })),
  sections: [{ title: 'All', short: 'All', first: 1, seconds: 30 }],
}

const at = (slide: number): PresentationState => ({ ...initialState, slide })
const heard = (slide: number, server = 'first', now = 0): ServerMessage => ({ state: at(slide), now, audienceViews: 1, server, build: '' })

/** The connection after these events, one second apart. */
function after(...events: ConnectionEvent[]): Connection {
  return events.reduce((connection, event, i) => connectionAfter(plan, connection, event, 1000 * i), disconnected)
}

test('a window shows the state of the server as soon as a message arrives', () => {
  expect(disconnected).toMatchObject({ ready: false, hears: false })
  expect(after({ type: 'message', message: heard(2, 'first', 5000) })).toEqual({ state: at(2), mode: 'following', hears: true, isAnswered: true, ready: true, audienceViews: 1, server: 'first', offset: 5000, heardAt: 0 })
})

test('a window is offline when it hears nothing or gets no answer, and recovers after a silence', () => {
  const unanswered = [{ type: 'message', message: heard(1) }, { type: 'answer', isAnswered: false }] as const
  expect(after(...unanswered, { type: 'message', message: heard(2) }), 'the network lets messages through, but no requests').toMatchObject({ hears: true, isAnswered: false, state: at(2) })
  expect(after(...unanswered, { type: 'silence' })).toMatchObject({ hears: false, ready: true })
  expect(after(...unanswered, { type: 'silence' }, { type: 'message', message: heard(2) })).toMatchObject({ hears: true, isAnswered: true })
  expect(after(...unanswered, { type: 'answer', isAnswered: true })).toMatchObject({ isAnswered: true })
  expect(after({ type: 'message', message: heard(1) }, { type: 'opening' }).heardAt, 'a new attempt to connect restarts the silence').toBe(1000)
})

const alone = [{ type: 'message', message: heard(1, 'first', 60_000) }, { type: 'act alone', action: { do: 'next' } }] as const

test('an audience view that is alone continues on the server\'s clock', () => {
  expect(after(...alone)).toMatchObject({ mode: 'alone', server: 'first', state: { slide: 2, clock: { since: 61_000 } } })
})

test('while it hands over its state, it ignores messages, still obeys keys, and hands over only once', () => {
  const resuming = after(...alone, { type: 'message', message: heard(1, 'second') })
  expect(resuming).toMatchObject({ mode: 'resuming', server: 'first', state: { slide: 2 } })
  expect(after(...alone, { type: 'message', message: heard(1, 'second') }, { type: 'message', message: heard(1, 'second') }).mode, 'a second message does not change the mode').toBe('resuming')
  expect(connectionAfter(plan, resuming, { type: 'act alone', action: { do: 'next' } }, 0)).toMatchObject({ mode: 'resuming', state: { slide: 3 } })
})

test('it follows again once the server accepts its state, and stays alone otherwise', () => {
  const resuming = [...alone, { type: 'message', message: heard(1, 'second') }] as const
  expect(after(...resuming, { type: 'resumed', answer: heard(3, 'second') })).toMatchObject({ mode: 'following', isAnswered: true, server: 'second', state: at(3) })
  expect(after(...resuming, { type: 'resumed', answer: undefined })).toMatchObject({ mode: 'alone', isAnswered: false, server: 'first', state: { slide: 2 } })
})
