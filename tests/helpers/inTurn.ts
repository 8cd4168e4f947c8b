/** Runs commands of a deck one after the other, each as `deck` itself does. The last one may keep running, as a server does. */
import type { Command } from 'commander'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'

const [tooling, lines] = process.argv.slice(2) as [string, string]
const load = (name: string): Promise<any> => import(pathToFileURL(path.join(tooling, `${name}.ts`)).href)

const { run } = await load('shared/terminal')
await run(async () => {
  for (const [name, ...args] of JSON.parse(lines) as [string, ...string[]][]) {
    const { command }: { command: Command } = await load(`cli/${name}`)
    await command.parseAsync(args, { from: 'user' })
  }
})
