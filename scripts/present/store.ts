/** The talk's place and clock in a file, so that not even a server that is started again loses them. */
import type { PresentPlan } from '../../present/plan'
import type { Action, Talk } from '../../present/talk'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { advance, beginning } from '../../present/talk'

/** A talk that nobody has touched for so long is over; in milliseconds. */
const forgotten = 2 * 60 * 60 * 1000

interface Kept {
  /** When it was written, in milliseconds since 1970. */
  at: number
  talk: Talk
}

export class Store {
  talk: Talk

  /**
   * @param plan of the cut
   * @param file where the talk is kept
   * @param now the time, in milliseconds since 1970
   */
  constructor(private readonly plan: PresentPlan, private readonly file: string, private readonly now: () => number = Date.now) {
    this.talk = this.read() ?? beginning
  }

  /** Changes the talk, in the file first. */
  change(action: Action): void {
    const talk = advance(this.plan, this.talk, action, this.now())
    // Synchronous, so that changes are written in their order: a few hundred bytes, a few times a minute.
    mkdirSync(path.dirname(this.file), { recursive: true })
    writeFileSync(`${this.file}.new`, JSON.stringify({ at: this.now(), talk } satisfies Kept))
    renameSync(`${this.file}.new`, this.file)
    this.talk = talk
  }

  /** The kept talk, if it is still going on; a file that cannot be read is none. */
  private read(): Talk | undefined {
    try {
      const { at, talk }: Kept = JSON.parse(readFileSync(this.file, 'utf8'))
      // A deck that has changed since may be shorter.
      const place = advance(this.plan, talk, { do: 'go', slide: Math.min(talk.slide, this.plan.slides.length), click: talk.click }, at)
      return this.now() - at < forgotten ? { ...place, trouble: {} } : undefined
    }
    catch {
      return undefined
    }
  }
}
