/** `npm start`: the talk on this machine, to present it and to write it. */
import type { Cut } from './deck'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import path from 'node:path'
import process from 'node:process'
import { setTimeout } from 'node:timers/promises'
import { getPort } from 'get-port-please'
import preparser from '../setup/preparser'
import { readCut, readPort } from './arguments'
import { cuts, entries, root } from './deck'
import { readCommandLine, run } from './terminal'

const help = `npm start [-- <cut>] [--port N]

Serves the talk with the presenter view, and shows every edit at once.

  <cut>       ${cuts.join(' or ')}; recap without one
  --port N    where to serve it; 3030 without one, or the next port that is free
  --help      this text`

interface Wish {
  cut: Cut
  port: number
}

/** What the command line asks for; undefined where it asks for help. */
function readArguments(args: string[]): Wish | undefined {
  const { values, positionals } = parse(args)
  if (values.help)
    return undefined
  return { cut: readCut(positionals), port: readPort(values.port, 3030) }
}

function parse(args: string[]) {
  return readCommandLine({ args, allowPositionals: true, options: { port: { type: 'string' }, help: { type: 'boolean' } } }, 'npm start -- --help lists the options.')
}

/** Waits until the server answers; false where it ended before. */
async function answers(address: string, ended: () => boolean): Promise<boolean> {
  while (!ended()) {
    if (await fetch(address).then(() => true, () => false))
      return true
    await setTimeout(100)
  }
  return false
}

run(async () => {
  const wish = readArguments(process.argv.slice(2))
  if (!wish)
    return console.log(help)

  const entry = path.join(root, entries[wish.cut])
  // Slidev would find the same, but only once it has begun.
  await preparser({ filepath: entry, headmatter: {}, mode: 'dev' })

  const port = await getPort({ port: wish.port, portRange: [wish.port, wish.port + 200], host: 'localhost', random: false })
  if (port !== wish.port)
    console.log(`Port ${wish.port} is taken; using ${port}.`)

  const cli = createRequire(import.meta.url).resolve('@slidev/cli/bin/slidev.mjs')
  const server = spawn(process.execPath, [cli, entry, '--port', String(port)], { cwd: root, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => server.kill(signal))
  const ended = once(server, 'exit')

  const address = `http://localhost:${port}`
  if (await answers(address, () => server.exitCode !== null || server.signalCode !== null))
    console.log(`\n  Stage      ${address}\n  Presenter  ${address}/presenter\n`)

  const [code] = await ended
  process.exitCode = code ?? 0
})
