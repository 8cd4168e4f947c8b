/** Says what is being done: one line that changes on a terminal, plain lines where there is none. */
import process from 'node:process'

export type Progress = ReturnType<typeof startProgress>

/** Says nothing, for a command that reports in its own words. */
export const silent: Progress = { now: () => {}, count: () => {}, line: () => {}, end: () => {} }

export function startProgress(out: NodeJS.WriteStream = process.stdout) {
  const clear = out.isTTY ? '\r\x1B[2K' : ''
  const now = (text: string): void => void out.write(out.isTTY ? `${clear}${text} …` : `${text} …\n`)
  return {
    /** What is being done now. On a terminal it takes the place of what was said before. */
    now,
    /** How far it is. Only shown on a terminal. */
    count: (text: string, done: number, total: number): void => void (out.isTTY && now(`${text} ${done} of ${total}`)),
    /** A line that stays. */
    line: (text: string): void => void out.write(`${clear}${text}\n`),
    /** Takes the changing line away. */
    end: (): void => void out.write(clear),
  }
}
