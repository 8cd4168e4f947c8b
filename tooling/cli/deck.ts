/** `deck <command>`: every npm script of the deck. Each command is loaded only when it is called. */
import path from 'node:path'
import process from 'node:process'
import { CliError } from '../shared/errors'
import { assertReadable, toolingFolder } from '../shared/folders'
import { run } from '../shared/terminal'

const commands = {
  start: () => import('./start'),
  test: () => import('./test'),
  build: () => import('./build'),
  preview: () => import('./preview'),
  present: () => import('./present'),
  export: () => import('./export'),
  rehearse: () => import('./rehearse'),
  confirm: () => import('./confirm'),
  pictures: () => import('./pictures'),
  conformance: () => import('./conformance'),
  new: () => import('./new'),
}

run(async () => {
  const [name = '', ...args] = process.argv.slice(2)
  if (!Object.hasOwn(commands, name))
    throw new CliError(name ? `There is no command "${name}".` : 'No command is named.', `Use one of ${Object.keys(commands).join(', ')}; --help after it says what it does.`)
  // Check where the tooling is installed: a deck with its tooling elsewhere can have any name.
  assertReadable(path.dirname(toolingFolder))
  const { command } = await commands[name as keyof typeof commands]()
  await command.parseAsync(args, { from: 'user' })
})
