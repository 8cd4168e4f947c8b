/** Who may see and control the talk from another device: whoever enters the code on the terminal, which works once. */
import type { Buffer } from 'node:buffer'
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

/** Letters and digits that are not mistaken for each other. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const length = 8

/** How long a code is valid, in minutes. */
export const codeMinutes = 10
/**
 * How many wrong codes, from all devices together, invalidate the right one. With 32⁸ possible codes, that many guesses
 * find it once in eleven million times. With a lower limit, anyone on the network could lock the speaker's phone out.
 */
const maxAttempts = 100_000
/** The longest wait for a device after a wrong code, in milliseconds. */
const longestWait = 60_000
/** How many waiting devices are remembered. */
const maxWaits = 1000

/** The longest a session lasts, in milliseconds: a day at a conference. */
export const longestStay = 12 * 60 * 60 * 1000
/** How long a device may send no request before its session ends, in milliseconds: the talk is over. */
const longestAbsence = 2 * 60 * 60 * 1000

/** What a code leads to: a session, or why there is none. */
export type Entry
  = | { session: string }
  /** The code is wrong, used up or too old. */
    | { refused: 'wrong' }
  /** The code was not checked: this device has to wait, in seconds. */
    | { refused: 'wait', seconds: number }

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

export interface AccessOptions {
  /** The time, in milliseconds since 1970. */
  now?: () => number
  /** Called when wrong codes have invalidated the right one. */
  onVoid?: () => void
}

export class Access {
  private code: { digest: Buffer, until: number } | undefined
  private wrongCodes = 0
  private readonly sessions = new Map<string, { begun: number, seen: number }>()
  private readonly waits = new Map<string, { tries: number, until: number }>()

  private readonly now: () => number

  constructor(private readonly options: AccessOptions = {}) {
    this.now = options.now ?? Date.now
  }

  /** Issues a new code, for one device, and invalidates the one before. */
  issue(): string {
    const code = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
    this.code = { digest: digest(code), until: this.now() + codeMinutes * 60_000 }
    this.wrongCodes = 0
    return `${code.slice(0, length / 2)}-${code.slice(length / 2)}`
  }

  /**
   * Redeems a code as someone may type it; it works once. After a wrong one the device, known by its address, must wait:
   * a second, then twice as long each time, up to a minute.
   */
  redeem(entered: string, device: string): Entry {
    const { tries, until } = this.waits.get(device) ?? { tries: 0, until: 0 }
    if (this.now() < until)
      return { refused: 'wait', seconds: Math.ceil((until - this.now()) / 1000) }

    const good = this.code && this.now() < this.code.until
      && timingSafeEqual(this.code.digest, digest(entered.normalize('NFKC').toUpperCase().replace(/[^A-Z0-9]/g, '')))
    if (!good) {
      // Keeps the map in the order of the last tries.
      this.waits.delete(device)
      if (this.waits.size >= maxWaits)
        this.waits.delete(this.waits.keys().next().value!)
      this.waits.set(device, { tries: tries + 1, until: this.now() + Math.min(1000 * 2 ** tries, longestWait) })
      if (this.code && ++this.wrongCodes >= maxAttempts) {
        this.code = undefined
        this.options.onVoid?.()
      }
      return { refused: 'wrong' }
    }

    this.code = undefined
    this.waits.delete(device)
    const session = randomBytes(32).toString('base64url')
    this.sessions.set(digest(session).toString('hex'), { begun: this.now(), seen: this.now() })
    return { session }
  }

  /** Whether a session exists and has not ended. Asking counts as use, so it does not time out. */
  admits(session: string | undefined): boolean {
    const name = session !== undefined && digest(session).toString('hex')
    const times = name && this.sessions.get(name)
    if (!times)
      return false
    const now = this.now()
    if (now - times.begun >= longestStay || now - times.seen >= longestAbsence)
      return !this.sessions.delete(name)
    times.seen = now
    return true
  }
}
