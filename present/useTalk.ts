/** The talk as this window knows it: what the server says, and what the server is asked for. */
import type { ComputedRef, InjectionKey, Ref } from 'vue'
import type { Action, News, Talk } from './talk'
import { computed, inject, ref, shallowRef } from 'vue'
import { plan } from './built'
import { advance, beginning, elapsed, heartbeat } from './talk'

export interface TalkHere {
  talk: Ref<Talk>
  /** The server has been heard of; before that there is nothing to show. */
  ready: Ref<boolean>
  /** The server is there. */
  online: Ref<boolean>
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
/** After so many milliseconds a request has failed. */
const patience = 3000

/** Connects this window to the talk, for as long as it is open. */
export function connectTalk(kind: 'stage' | 'presenter'): TalkHere {
  const talk = shallowRef(beginning)
  const ready = ref(false)
  const online = ref(false)
  const stages = ref(0)
  /** What the server's clock is ahead of this device's. */
  let offset = 0
  const now = ref(Date.now())
  /** This stage went on while the server was away, and will tell it where to. */
  let alone = false
  let source: EventSource
  let heard = Date.now()

  function hear({ talk: told, now: serverNow, stages: count }: News): void {
    offset = serverNow - Date.now()
    now.value = serverNow
    heard = Date.now()
    online.value = ready.value = true
    stages.value = count
    if (alone) {
      alone = false
      act({ do: 'go', slide: talk.value.slide, click: talk.value.click })
    }
    else {
      talk.value = told
    }
  }

  function open(): void {
    heard = Date.now()
    source = new EventSource(`/talk?window=${kind}`)
    source.onmessage = ({ data }) => hear(JSON.parse(data))
    source.onerror = () => {
      online.value = false
      // Refused, not merely away: the browser does not try again, and this device needs a code.
      if (source.readyState === EventSource.CLOSED)
        void fetch('/talk', { method: 'HEAD' }).then(({ status }) => status === 401 && location.replace('/join'), () => {})
    }
  }

  function reopen(): void {
    source.close()
    open()
  }

  /** One after the other, so that they arrive in the order of the keys. */
  let last = Promise.resolve()
  function act(action: Action): void {
    last = last.then(async () => {
      try {
        await fetch('/talk', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(action), signal: AbortSignal.timeout(patience) })
      }
      catch {
        online.value = false
        // What the room sees goes on all the same. A phone that is out of reach must not lead the others astray later.
        if (kind === 'stage') {
          alone = true
          talk.value = advance(plan, talk.value, action, Date.now() + offset)
        }
      }
    })
  }

  open()
  setInterval(() => {
    now.value = Date.now() + offset
    if (Date.now() - heard > silence) {
      online.value = false
      reopen()
    }
  }, 250)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible')
      reopen()
  })

  return { talk, ready, online, stages, now, seconds: computed(() => elapsed(talk.value, now.value) / 1000), act }
}

export const talkKey: InjectionKey<TalkHere> = Symbol('talk')

/** The talk, for every component of a window. */
export function useTalk(): TalkHere {
  return inject(talkKey)!
}
