/** How the scripts speak: one clear sentence when something is wrong, and an exit code that says so. */
import type { ParseArgsConfig } from 'node:util'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { exitOnSignal } from './cleanup'
import { CliError } from './errors'

/**
 * Reads a command line.
 * @param config what may stand on it
 * @param mend what to do where something else does
 * @throws CliError on an unknown option, and on one without its value
 */
export function readCommandLine<T extends ParseArgsConfig>(config: T, mend: string): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config)
  }
  catch (error) {
    throw new CliError((error as Error).message.split('. ')[0]!, mend)
  }
}

/**
 * Answers `--help` for a script that takes nothing else.
 * @returns was it asked for?
 * @throws CliError on any other argument
 */
export function gaveHelp(help: string): boolean {
  const [argument] = process.argv.slice(2)
  if (argument === undefined)
    return false
  if (argument !== '--help')
    throw new CliError(`"${argument}" is not known.`, '--help says what this does; it takes nothing else.')
  console.log(help)
  return true
}

/** Runs a command's body; a `CliError` becomes its sentences on the terminal and exit code 1. */
export async function run(body: () => Promise<unknown>): Promise<void> {
  exitOnSignal('Stopped. What was not finished is as it was before.')
  try {
    await body()
  }
  catch (error) {
    console.error(error instanceof CliError ? `\n${error.message}` : error)
    // Whatever is still open, a browser or a server, must not keep the command from ending.
    process.exit(1)
  }
}
