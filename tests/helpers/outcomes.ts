/** Runs commands of a deck one after the other, and sends their outcomes to the parent process. */
import type { Command } from 'commander'
import type { Outcome } from './command'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'

process.once('disconnect', () => process.exit())

const [tooling, lines] = process.argv.slice(2) as [string, string]

async function outcomeOf(name: string, args: readonly string[]): Promise<Outcome> {
  let stdout = ''
  console.log = text => stdout += `${text}\n`
  const { command }: { command: Command } = await import(pathToFileURL(path.join(tooling, `cli/${name}.ts`)).href)
  const refusal = await command.parseAsync(args, { from: 'user' }).then(() => undefined, (error: Error) => error)
  // As `run()` in tooling/shared/terminal.ts reports it.
  return { code: refusal ? 1 : 0, stdout, stderr: !refusal ? '' : refusal.name === 'CliError' ? refusal.message : String(refusal.stack) }
}

const outcomes: Outcome[] = []
for (const [name, ...args] of JSON.parse(lines) as [string, ...string[]][])
  outcomes.push(await outcomeOf(name, args))
process.send!(outcomes, () => process.exit())
