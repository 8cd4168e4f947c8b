/** Runs commands of a deck that must be refused, and sends their outcomes to the parent process. */
import type { Command } from 'commander'
import type { Outcome } from './command'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'

process.once('disconnect', () => process.exit())

const [tooling, lines] = process.argv.slice(2) as [string, string]

async function ask(name: string, args: readonly string[]): Promise<Outcome> {
  const { command }: { command: Command } = await import(pathToFileURL(path.join(tooling, `cli/${name}.ts`)).href)
  const refusal = await command.parseAsync(args, { from: 'user' }).then(() => undefined, (error: Error) => error)
  // As `run()` in tooling/shared/terminal.ts reports it.
  return { code: refusal ? 1 : 0, stdout: '', stderr: !refusal ? '' : refusal.name === 'CliError' ? refusal.message : String(refusal.stack) }
}

const outcomes = await Promise.all((JSON.parse(lines) as [string, ...string[]][]).map(([name, ...args]) => ask(name, args)))
process.send!(outcomes, () => process.exit())
