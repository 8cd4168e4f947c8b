/** The talk as this window shows it, and the connection to its server. Both change in `connection.ts`. */
import type { InjectionKey } from 'vue'
import type { ConnectionEvent } from './connection'
import type { Action, ServerMessage, WindowKind } from './state'
import { promiseTimeout } from '@vueuse/core'
import { computed, inject, ref, shallowRef } from 'vue'
import { build, plan } from './built'
import { connectionAfter, disconnected } from './connection'
import { elapsed, heartbeatMs } from './state'

/** How long the server may be silent before the window reconnects, in milliseconds: a connection may die during sleep. */
const silenceMs = 2.5 * heartbeatMs
/** When a request counts as failed, in milliseconds. An audience view is on the server's machine, and the room is waiting. */
const timeoutMs = { audience: 1000, presenter: 3000 }
/** How long to wait before reconnecting, in milliseconds. */
const pauseMs = 500

/** Connects this window to the server, for as long as it is open. */
export function connectPresentation(kind: WindowKind) {
  const connection = shallowRef(disconnected)
  const clock = ref(Date.now())
  let socket: WebSocket
  let isLooking = false
  /** Requests go one after the other, so that they arrive in the order of the keys. */
  let lastRequest = Promise.resolve()

  function dispatch(event: ConnectionEvent): void {
    clock.value = Date.now()
    connection.value = connectionAfter(plan, connection.value, event, clock.value)
  }

  function onMessage(message: ServerMessage): void {
    if (message.build !== build)
      return location.reload()
    const { mode } = connection.value
    dispatch({ type: 'message', message })
    if (mode !== connection.value.mode)
      lastRequest = lastRequest.then(resume)
  }

  function open(): void {
    dispatch({ type: 'opening' })
    socket = new WebSocket(`${location.origin.replace('http', 'ws')}/talk?window=${kind}`)
    socket.onmessage = ({ data }) => onMessage(JSON.parse(data))
    socket.onclose = () => {
      dispatch({ type: 'silence' })
      setTimeout(reconnect, pauseMs)
    }
  }

  const statusOf = (): Promise<number | undefined> => fetch('/talk', { method: 'HEAD', signal: AbortSignal.timeout(timeoutMs[kind]) }).then(({ status }) => status, () => undefined)

  /** Asks for the server until it answers. By request, since browsers delay sockets longer each time they fail. */
  async function reconnect(): Promise<void> {
    if (isLooking)
      return
    isLooking = true
    socket.onclose = null
    socket.close()
    let status = await statusOf()
    while (status === undefined) {
      dispatch({ type: 'silence' })
      await promiseTimeout(pauseMs)
      status = await statusOf()
    }
    isLooking = false
    // This device needs a code.
    if (status === 401)
      return location.replace('/join')
    open()
  }

  /** Sends an action; undefined if the server did not answer before the deadline. */
  async function request(action: Action, deadline: AbortSignal): Promise<ServerMessage | undefined> {
    return await fetch('/talk', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(action),
      signal: deadline,
    }).then(response => response.ok ? response.json() : undefined).catch(() => undefined)
  }

  /** The audience view continues without a server. A phone that was out of reach must not mislead the others later. */
  async function perform(action: Action, deadline: AbortSignal): Promise<void> {
    if (connection.value.mode === 'following') {
      const isAnswered = await request(action, deadline) !== undefined
      dispatch({ type: 'answer', isAnswered })
      if (isAnswered)
        return
    }
    if (kind === 'audience')
      dispatch({ type: 'act alone', action })
  }

  async function resume(): Promise<void> {
    const { state, server } = connection.value
    dispatch({ type: 'resumed', answer: await request({ do: 'resume', state, server }, AbortSignal.timeout(timeoutMs[kind])) })
  }

  open()
  setInterval(() => {
    clock.value = Date.now()
    if (clock.value - connection.value.heardAt > silenceMs && !isLooking) {
      dispatch({ type: 'silence' })
      void reconnect()
    }
  }, 250)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible')
      void reconnect()
  })

  /** The time, in milliseconds since 1970, by the server's clock. */
  const now = computed(() => clock.value + connection.value.offset)
  return {
    state: computed(() => connection.value.state),
    ready: computed(() => connection.value.ready),
    /** Whether the server is there and answers. */
    online: computed(() => connection.value.hears && connection.value.isAnswered),
    audienceViews: computed(() => connection.value.audienceViews),
    now,
    /** Seconds on the talk's clock. */
    seconds: computed(() => elapsed(connection.value.state, now.value) / 1000),
    act: (action: Action): void => {
      // Counts from now, not from its turn: keys pressed in vain must not take effect later, all at once.
      const deadline = AbortSignal.timeout(timeoutMs[kind])
      lastRequest = lastRequest.then(() => perform(action, deadline))
    },
  }
}

export const presentationKey: InjectionKey<ReturnType<typeof connectPresentation>> = Symbol('presentation')

/** The talk, for every component of a window. */
export const usePresentation = () => inject(presentationKey)!
