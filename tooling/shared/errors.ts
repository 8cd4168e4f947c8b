import { inspect } from 'node:util'

/** A problem that the user can fix. Shown as its sentences, without a stack. */
export class CliError extends Error {
  /** What is wrong, and what to do about it. */
  constructor(message: string, fix?: string) {
    super(fix ? `${message}\n${fix}` : message)
    this.name = 'CliError'
    this.stack = this.message
  }

  /** Slidev loads the deck's hooks with its own loader, which has another copy of this class. */
  static [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'CliError'
  }

  /** What Slidev and Vite print if the error reaches them: the sentences, and no stack. */
  [inspect.custom](): string {
    return this.message
  }
}
