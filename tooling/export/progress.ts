/** Shows what is being done: a changing line on a terminal, plain lines elsewhere. */
import process from 'node:process'

export type Progress = ReturnType<typeof startProgress>

/** Shows nothing, for commands with their own reports. */
export const silent: Progress = { now: () => {}, count: () => {}, line: () => {}, end: () => {} }

export function startProgress(out: NodeJS.WriteStream = process.stdout) {
  const clear = out.isTTY ? '\r\x1B[2K' : ''
  const now = (text: string): void => void out.write(out.isTTY ? `${clear}${text} …` : `${text} …\n`)
  return {
    /** Shows what is being done now. On a terminal, this replaces the previous text. */
    now,
    /** Shows how far it is. Only on a terminal. */
    count: (text: string, done: number, total: number): void => void (out.isTTY && now(`${text} ${done} of ${total}`)),
    /** Writes a line that stays. */
    line: (text: string): void => void out.write(`${clear}${text}\n`),
    /** Removes the changing line. */
    end: (): void => void out.write(clear),
  }
}
