/** The problems that checks of the deck's sources find, and how they are reported. */
import { CliError } from '../shared/errors'

/**
 * What a problem stops. An `error` stops every command. A `warning` is almost certainly a mistake: `npm start` shows it and
 * continues, all other commands stop. A `hint` may point at something correct: `npm start` shows it, and nothing stops.
 */
export type Severity = 'error' | 'warning' | 'hint'

/** Something wrong in a file, described so that its author can fix it. */
export interface Problem {
  /** File path, relative to the deck's folder. */
  file: string
  /** The row of data or the slide of a page. */
  row: string
  /** Field of the row, or part of the slide. */
  field: string
  message: string
  fix: string
  /** Defaults to `error`. */
  severity?: Severity
}

/** One problem in two lines: where and what, then the fix. */
export function formatProblem({ file, row, field, message, fix }: Problem): string {
  return `${[file, row, field].filter(Boolean).join(', ')}: ${message}.\n  → ${fix}.`
}

/** Whether a problem stops a command. While the deck is being written, only errors do. */
export const stops = ({ severity = 'error' }: Problem, isWriting: boolean): boolean => severity === 'error' || (severity === 'warning' && !isWriting)

/**
 * Stops the command if something is wrong. While the deck is being written, warnings stop nothing.
 * @returns the problems that stop nothing
 * @throws CliError listing all the others
 */
export function assertNoProblems(problems: readonly Problem[], isWriting = false): Problem[] {
  const stopping = problems.filter(problem => stops(problem, isWriting))
  if (stopping.length === 0)
    return [...problems]
  const count = stopping.length === 1 ? 'One thing in the deck is wrong' : `${stopping.length} things in the deck are wrong`
  throw new CliError(`${count}:\n\n${stopping.map(formatProblem).join('\n')}`)
}
