/** What a check of the deck's sources finds, and how it is told. */
import { CliError } from '../shared/errors'

/** Something wrong in a file, told so that the person who wrote it can mend it. */
export interface Problem {
  /** File, relative to the deck's folder. */
  file: string
  /** The row of data or the slide of a page. */
  row: string
  /** Field of the row, or part of the slide. */
  field: string
  what: string
  mend: string
}

/** One problem in two lines: where and what, then the mend. */
export function sentence({ file, row, field, what, mend }: Problem): string {
  return `${[file, row, field].filter(Boolean).join(', ')}: ${what}.\n  → ${mend}.`
}

/**
 * Stops what is being done where something is wrong, with everything that is wrong.
 * @throws CliError with a sentence for each problem
 */
export function refuse(problems: readonly Problem[]): void {
  if (problems.length === 0)
    return
  const count = problems.length === 1 ? 'One thing in the deck is wrong' : `${problems.length} things in the deck are wrong`
  throw new CliError(`${count}:\n\n${problems.map(sentence).join('\n')}`)
}
