/** Who may see and steer the talk from another device: whoever knows the code that stands on the terminal, once. */
import type { Buffer } from 'node:buffer'
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

/** Letters and digits that are not taken for each other. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const length = 8

/** How long a code can be used, in milliseconds. */
const lifetime = 10 * 60 * 1000
/**
 * How many wrong codes, from all devices together, make the right one void. Of the 32⁸ codes there are they find it once
 * in eleven million times; fewer would let whoever is in the network keep the rightful phone out.
 */
const maxAttempts = 100_000
/** The longest that a device has to wait after a wrong code, in milliseconds. */
const longestWait = 60_000
/** Of how many devices it is known that they have to wait. */
const maxWaits = 1000

/** How long a device stays in at most, in milliseconds: a day at a conference. */
export const longestStay = 12 * 60 * 60 * 1000
/** A device that has asked for nothing for so long, in milliseconds, is out: the talk is over. */
const longestAbsence = 2 * 60 * 60 * 1000

/** What a code leads to: a session, or why there is none. */
export type Entry
  = | { session: string }
  /** The code is wrong, used up or too old. */
    | { refused: 'wrong' }
  /** Nobody looked at the code: this device has to wait, in seconds. */
    | { refused: 'wait', seconds: number }

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

export interface AccessOptions {
  /** The time, in milliseconds since 1970. */
  now?: () => number
  /** Told when wrong codes have made the right one void. */
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

  /** A new code, for one device; the one before is void. */
  issue(): string {
    const code = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
    this.code = { digest: digest(code), until: this.now() + lifetime }
    this.wrongCodes = 0
    return `${code.slice(0, length / 2)}-${code.slice(length / 2)}`
  }

  /**
   * Uses up the code, as a person may type it. A wrong one makes the device, which its address names, wait: a second, then twice as
   * long each time, up to a minute.
   */
  redeem(entered: string, device: string): Entry {
    const { tries, until } = this.waits.get(device) ?? { tries: 0, until: 0 }
    if (this.now() < until)
      return { refused: 'wait', seconds: Math.ceil((until - this.now()) / 1000) }

    const good = this.code && this.now() < this.code.until
      && timingSafeEqual(this.code.digest, digest(entered.normalize('NFKC').toUpperCase().replace(/[^A-Z0-9]/g, '')))
    if (!good) {
      // In the order of their last tries.
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

  /** Whether a session has begun, and not ended. Asking keeps it from ending for want of use. */
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
