/** Tracks what the print page waits for before it is printed, and what has gone wrong in the meantime. */
import type { InjectionKey, Ref } from 'vue'

/** How long the page waits without any progress before it gives up, in milliseconds. */
const defaultTimeoutMs = 30_000

export class Pending {
  /** What the page waits for, each as a clause such as "slide 3 (agenda) is not drawn". */
  private readonly awaited = new Set<{ what: string }>()
  private readonly problems: string[] = []
  private changed: () => void = () => {}

  constructor(private readonly timeoutMs = defaultTimeoutMs) {}

  /**
   * Waits for one more item, such as "slide 3 (agenda) is not drawn". Call the returned function when the item is ready or has
   * failed.
   */
  begin(what: string): () => void {
    const one = { what }
    this.awaited.add(one)
    return () => {
      this.awaited.delete(one)
      this.changed()
    }
  }

  /** Reports a problem. The page keeps waiting for the rest, so that all problems are reported at once. */
  report(problem: string): void {
    if (!this.problems.includes(problem))
      this.problems.push(problem)
  }

  /** Waits for work, and reports a problem if it fails. */
  follow(what: string, work: Promise<unknown>, problem: (error: Error) => string): void {
    const done = this.begin(what)
    void work.catch(error => this.report(problem(error))).then(done)
  }

  /** Waits until everything is ready, as long as there is progress from time to time. Returns the problems. */
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

/** Key under which the print page provides this to its slides, which report when they are ready. */
export const pendingKey: InjectionKey<Readonly<Ref<Pending>>> = Symbol('pending')
