/** What the print page waits for before it is printed, and what has gone wrong meanwhile. */
import type { InjectionKey, Ref } from 'vue'

/** How long all may stand still, in milliseconds, before the wait is given up. */
const defaultTimeoutMs = 30_000

export class Pending {
  /** What is waited for, as the rest of "… is not there yet". */
  private readonly awaited = new Set<{ what: string }>()
  private readonly problems: string[] = []
  private changed: () => void = () => {}

  constructor(private readonly timeoutMs = defaultTimeoutMs) {}

  /**
   * Waits for one thing more, such as "slide 3 (agenda) is not drawn". What it returns is to be called when the thing is there, or
   * will never be.
   */
  begin(what: string): () => void {
    const one = { what }
    this.awaited.add(one)
    return () => {
      this.awaited.delete(one)
      this.changed()
    }
  }

  /** Something is wrong; all else is still waited for, so that everything is told at once. */
  report(problem: string): void {
    if (!this.problems.includes(problem))
      this.problems.push(problem)
  }

  /** Waits for work; where it fails, that is a problem. */
  follow(what: string, work: Promise<unknown>, problem: (error: Error) => string): void {
    const done = this.begin(what)
    void work.catch(error => this.report(problem(error))).then(done)
  }

  /** Waits until all is there, as long as there is something new from time to time; what is wrong then. */
  async settled(): Promise<readonly string[]> {
    while (this.awaited.size > 0) {
      const isNew = await new Promise<boolean>((resolve) => {
        const late = setTimeout(resolve, this.timeoutMs, false)
        this.changed = () => {
          clearTimeout(late)
          resolve(true)
        }
      })
      if (!isNew)
        return [...this.problems, ...Array.from(new Set([...this.awaited].map(({ what }) => what)), what => `${what}: nothing has come for ${this.timeoutMs / 1000} seconds.`)]
    }
    return this.problems
  }
}

/** The print page provides what its slides tell that they are there. */
export const pendingKey: InjectionKey<Readonly<Ref<Pending>>> = Symbol('pending')
