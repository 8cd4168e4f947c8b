/** How the scripts speak: one clear sentence when something is wrong, and an exit code that says so. */
import type { ParseArgsConfig } from 'node:util'
import process from 'node:process'
import { inspect, parseArgs } from 'node:util'
import { exitOnSignal } from '../shared/cleanup'

/** Something that the person at the terminal can mend. Shown as its sentences, without a stack. */
export class Mishap extends Error {
  constructor(what: string, mend?: string) {
    super(mend ? `${what}\n${mend}` : what)
    this.name = 'Mishap'
    this.stack = this.message
  }

  /** Slidev loads the deck's hooks by a loader of its own, which has another copy of this class. */
  static [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'Mishap'
  }

  /** What Slidev and Vite print where it reaches them: the sentences, and no stack. */
  [inspect.custom](): string {
    return this.message
  }
}

/**
 * Reads a command line.
 * @param config what may stand on it
 * @param mend what to do where something else does
 * @throws Mishap on an unknown option, and on one without its value
 */
export function readCommandLine<T extends ParseArgsConfig>(config: T, mend: string): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config)
  }
  catch (error) {
    throw new Mishap((error as Error).message.split('. ')[0]!, mend)
  }
}

/**
 * Answers `--help` for a script that takes nothing else.
 * @returns was it asked for?
 * @throws Mishap on any other argument
 */
export function gaveHelp(help: string): boolean {
  const [argument] = process.argv.slice(2)
  if (argument === undefined)
    return false
  if (argument !== '--help')
    throw new Mishap(`"${argument}" is not known.`, '--help says what this does; it takes nothing else.')
  console.log(help)
  return true
}

/** Runs a script's body; a mishap becomes its sentence on the terminal and exit code 1. */
export async function run(body: () => Promise<unknown>): Promise<void> {
  exitOnSignal('Stopped. What was not finished is as it was before.')
  try {
    await body()
  }
  catch (error) {
    console.error(error instanceof Mishap ? `\n${error.message}` : error)
    // Whatever is still open, a browser or a server, must not keep the command from ending.
    process.exit(1)
  }
}
