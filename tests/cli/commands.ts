/** The commands of the deck, by their command lines. */
import type { Command } from 'commander'
import { command as buildCommand } from '../../tooling/cli/build'
import { command as confirmCommand } from '../../tooling/cli/confirm'
import { command as conformanceCommand } from '../../tooling/cli/conformance'
import { command as exportCommand } from '../../tooling/cli/export'
import { command as newCommand } from '../../tooling/cli/new'
import { command as picturesCommand } from '../../tooling/cli/pictures'
import { command as presentCommand } from '../../tooling/cli/present'
import { command as previewCommand } from '../../tooling/cli/preview'
import { command as rehearseCommand } from '../../tooling/cli/rehearse'
import { command as startCommand } from '../../tooling/cli/start'
import { command as testCommand } from '../../tooling/cli/test'

export const commands: Readonly<Record<string, Command>> = {
  'npm start': startCommand,
  'npm test': testCommand,
  'npm run build': buildCommand,
  'npm run preview': previewCommand,
  'npm run present': presentCommand,
  'npm run export': exportCommand,
  'npm run rehearse': rehearseCommand,
  'npm run confirm': confirmCommand,
  'npm run pictures': picturesCommand,
  'npm run conformance': conformanceCommand,
  'npm run new': newCommand,
}

/** Parses a command line and returns the arguments of the command's action without running it. */
export function read(command: Command, args: readonly string[]): unknown[] {
  let given: unknown[] = []
  command.action((...values) => void (given = values.slice(0, -1))).parse(args, { from: 'user' })
  return given
}
