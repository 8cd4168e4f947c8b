/**
 * Builds the print page in its own process. The memory of Slidev and Vite is freed before anything is printed, and the deck
 * is read and the browser started in the meantime.
 */
import process from 'node:process'
import { stripVTControlCharacters } from 'node:util'
import { exitOnSignal } from '../shared/cleanup'
import { CliError } from '../shared/errors'
import { explainWriteError } from '../shared/files'
import { buildPrintPage } from './page/page'

// The parent process reports the signal.
exitOnSignal('')
// The parent may also be gone.
process.once('disconnect', () => process.exit(1))
if (!process.connected)
  process.exit(1)

try {
  await buildPrintPage(process.argv[2]!)
  process.exit()
}
catch (thrown) {
  const error = explainWriteError(thrown, process.argv[2]!)
  const { message } = error as Error
  process.send!(error instanceof CliError ? message : `The deck does not build: ${stripVTControlCharacters(message)}`, () => process.exit(1))
}
