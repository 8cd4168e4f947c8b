/** Says what is being done: one line that changes on a terminal, plain lines where there is none. */
import process from 'node:process'

export interface Progress {
  /** What is being done now. On a terminal it takes the place of what was said before. */
  now: (text: string) => void
  /** How far it is. Only shown on a terminal. */
  count: (text: string, done: number, total: number) => void
  /** A line that stays. */
  line: (text: string) => void
  /** Takes the changing line away. */
  end: () => void
}

/** Says nothing, for a command that reports in its own words. */
export const silent: Progress = { now: () => {}, count: () => {}, line: () => {}, end: () => {} }

export function startProgress(out: NodeJS.WriteStream = process.stdout): Progress {
  const clear = out.isTTY ? '\r\x1B[2K' : ''
  const now = (text: string): void => void out.write(out.isTTY ? `${clear}${text} …` : `${text} …\n`)
  return {
    now,
    count: (text, done, total) => out.isTTY && now(`${text} ${done} of ${total}`),
    line: text => void out.write(`${clear}${text}\n`),
    end: () => void out.write(clear),
  }
}
