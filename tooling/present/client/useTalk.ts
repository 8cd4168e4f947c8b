/** The talk as this window knows it: what the server says, and what the server is asked for. */
import type { ComputedRef, InjectionKey, Ref } from 'vue'
import type { Action, News, Talk, WindowKind } from './talk'
import { computed, inject, ref, shallowRef } from 'vue'
import { build, plan } from './built'
import { advance, beginning, elapsed, heartbeat } from './talk'

const sleep = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds))

export interface TalkHere {
  talk: Ref<Talk>
  /** The server has been heard of; before that there is nothing to show. */
  ready: Ref<boolean>
  /** The server is there, and answers. */
  online: ComputedRef<boolean>
  /** How many stages are open. */
  stages: Ref<number>
  /** Seconds on the talk's clock. */
  seconds: ComputedRef<number>
  /** The time, in milliseconds since 1970, by the server's clock. */
  now: Ref<number>
  act: (action: Action) => void
}

/** After so many milliseconds without a word the server is looked for anew: a connection may have died in its sleep. */
const silence = 2.5 * heartbeat
/** After so many milliseconds a request has failed. A stage is on the server's machine, and the room waits. */
const patience = { stage: 1000, presenter: 3000 }

/** How long to wait before the server is looked for again, in milliseconds. */
const pause = 500

/** Connects this window to the talk, for as long as it is open. */
export function connectTalk(kind: WindowKind): TalkHere {
  const talk = shallowRef(beginning)
  const ready = ref(false)
  /** The server speaks, and it answers: a network may let one through and not the other. */
  const hears = ref(false)
  const isAnswered = ref(true)
  const stages = ref(0)
  /** What the server's clock is ahead of this device's. */
  let offset = 0
  const now = ref(Date.now())
  /** This stage goes on without the server, and tells it how when it is back. */
  let alone = false
  /** It is telling it. */
  let handsOver = false
  /** The start of the server that this window was last in step with. */
  let server = ''
  let socket: WebSocket
  let isLooking = false
  let heard = Date.now()

  function hear({ talk: told, now: serverNow, stages: count, server: speaker, build: served }: News): void {
    if (served !== build)
      return location.reload()
    offset = serverNow - Date.now()
    now.value = serverNow
    heard = Date.now()
    // After a silence, requests may get through again.
    isAnswered.value ||= !hears.value
    hears.value = ready.value = true
    stages.value = count
    if (!alone) {
      talk.value = told
      server = speaker
    }
    else if (!handsOver) {
      handOver()
    }
  }

  function open(): void {
    heard = Date.now()
    socket = new WebSocket(`${location.origin.replace('http', 'ws')}/talk?window=${kind}`)
    socket.onmessage = ({ data }) => hear(JSON.parse(data))
    socket.onclose = () => {
      hears.value = false
      setTimeout(connectAnew, pause)
    }
  }

  /** Looks for the server until it answers. Browsers hold sockets back that fail, the longer the more often they do. */
  async function connectAnew(): Promise<void> {
    if (isLooking)
      return
    isLooking = true
    socket.onclose = null
    socket.close()
    const status = (): Promise<number | undefined> => fetch('/talk', { method: 'HEAD', signal: AbortSignal.timeout(patience[kind]) }).then(({ status }) => status, () => undefined)
    let found = await status()
    while (found === undefined) {
      hears.value = false
      await sleep(pause)
      found = await status()
    }
    isLooking = false
    // This device needs a code.
    if (found === 401)
      return location.replace('/join')
    open()
  }

  /** One after the other, so that they arrive in the order of the keys. */
  let last = Promise.resolve()
  function act(action: Action): void {
    last = last.then(async () => {
      if ((alone || !await ask(action)) && kind === 'stage')
        goOnAlone(action)
    })
  }

  /** @returns what has become of it; undefined where the server did not answer */
  async function ask(action: Action): Promise<News | undefined> {
    const answer: News | undefined = await fetch('/talk', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(action),
      signal: AbortSignal.timeout(patience[kind]),
    }).then(response => response.ok ? response.json() : undefined).catch(() => undefined)
    isAnswered.value = answer !== undefined
    return answer
  }

  /** What the room sees goes on all the same. A phone that is out of reach must not lead the others astray later. */
  function goOnAlone(action: Action): void {
    alone = true
    talk.value = advance(plan, talk.value, action, Date.now() + offset)
  }

  function handOver(): void {
    handsOver = true
    last = last.then(async () => {
      const answer = await ask({ do: 'resume', talk: talk.value, server })
      alone = answer === undefined
      handsOver = false
      // The news of it may have come before the answer.
      talk.value = answer?.talk ?? talk.value
      server = answer?.server ?? server
    })
  }

  open()
  setInterval(() => {
    now.value = Date.now() + offset
    if (Date.now() - heard > silence && !isLooking) {
      hears.value = false
      void connectAnew()
    }
  }, 250)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible')
      void connectAnew()
  })

  return { talk, ready, online: computed(() => hears.value && isAnswered.value), stages, now, seconds: computed(() => elapsed(talk.value, now.value) / 1000), act }
}

export const talkKey: InjectionKey<TalkHere> = Symbol('talk')

/** The talk, for every component of a window. */
export function useTalk(): TalkHere {
  return inject(talkKey)!
}
