/** What a check of the deck's sources finds, and how it is told. */
import { CliError } from '../shared/errors'

/**
 * What a problem stops. An `error` stops every command. A `warning` is a guess that is as good as certain: `npm start`
 * shows it and goes on, all others stop. A `hint` may well be right: `npm start` shows it, and nothing stops.
 */
export type Severity = 'error' | 'warning' | 'hint'

/** Something wrong in a file, told so that the person who wrote it can fix it. */
export interface Problem {
  /** File, relative to the deck's folder. */
  file: string
  /** The row of data or the slide of a page. */
  row: string
  /** Field of the row, or part of the slide. */
  field: string
  message: string
  fix: string
  /** An error without one. */
  severity?: Severity
}

/** One problem in two lines: where and what, then the fix. */
export function formatProblem({ file, row, field, message, fix }: Problem): string {
  return `${[file, row, field].filter(Boolean).join(', ')}: ${message}.\n  → ${fix}.`
}

/** Whether a problem stops a command; while the deck is written, errors alone do. */
export const stops = ({ severity = 'error' }: Problem, isWriting: boolean): boolean => severity === 'error' || (severity === 'warning' && !isWriting)

/**
 * Stops what is being done where something is wrong. While the deck is written, warnings stop nothing.
 * @returns the problems that stop nothing
 * @throws CliError with a sentence for each of the others
 */
export function assertNoProblems(problems: readonly Problem[], isWriting = false): Problem[] {
  const stopping = problems.filter(problem => stops(problem, isWriting))
  if (stopping.length === 0)
    return [...problems]
  const count = stopping.length === 1 ? 'One thing in the deck is wrong' : `${stopping.length} things in the deck are wrong`
  throw new CliError(`${count}:\n\n${stopping.map(formatProblem).join('\n')}`)
}
