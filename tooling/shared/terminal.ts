/** How commands report errors: one clear sentence, and an exit code. */
import process from 'node:process'
import { exitOnSignal } from './cleanup'
import { CliError } from './errors'

/** Runs a command's body; a `CliError` becomes its sentences on the terminal and exit code 1. */
export async function run(body: () => Promise<unknown>): Promise<void> {
  exitOnSignal('Stopped. Anything unfinished is as it was before.')
  try {
    await body()
  }
  catch (error) {
    console.error(error instanceof CliError ? `\n${error.message}` : error)
    // Whatever is still open, a browser or a server, must not keep the command from ending.
    process.exit(1)
  }
}
