/** `npm start`: the talk on this machine, for presenting and writing it. */
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { getPort } from 'get-port-please'
import { problemPage } from '../check/problemPage'
import { entryOf, mainVariant } from '../deck/config'
import { hashSources } from '../deck/sourceHash'
import { endBySignal, killOnExit } from '../shared/cleanup'
import { cacheFolder, root } from '../shared/folders'
import { addressAt, localName } from '../shared/loopback'
import { ownPagesOnly } from '../start/ownPages'
import { portOption, variantArgument } from './arguments'
import { defineCommand } from './command'

const slidevCommand = fileURLToPath(new URL('../start/slidev.mjs', import.meta.url))

/** Waits until the server answers, and says where; false if it ended before. */
async function isServed(address: string, server: ChildProcess): Promise<boolean> {
  while (server.exitCode === null && server.signalCode === null) {
    if (await fetch(address).then(() => true, () => false)) {
      console.log(`\n  Audience   ${address}\n  Presenter  ${address}/presenter\n`)
      return true
    }
    await sleep(100)
  }
  return false
}

/** Shows what is wrong with the deck in place of the talk, until a source is saved. */
async function showUntilSaved(problem: string, port: number, sources: string): Promise<void> {
  console.log('\nThe talk is served again when this is fixed.')
  const { createServer } = await import('vite')
  const server = await createServer({
    root,
    // Not the talk's own, which would be emptied.
    cacheDir: path.join(cacheFolder, 'problem-page'),
    configFile: false,
    appType: 'custom',
    logLevel: 'silent',
    optimizeDeps: { noDiscovery: true },
    server: { port, strictPort: true, watch: null },
    plugins: [ownPagesOnly(), problemPage(() => problem)],
  })
  await server.listen()
  while (await hashSources(root) === sources)
    await sleep(300)
  await server.close()
}

async function serve(variant = mainVariant, { port: wanted }: { port: number }): Promise<void> {
  const host = await localName()
  const port = await getPort({ port: wanted, portRange: [wanted, wanted + 200], host, random: false })
  if (port !== wanted)
    console.log(`Port ${wanted} is taken; using ${port}.`)

  endBySignal(async () => {})
  for (let wasServed = false; ;) {
    const sources = await hashSources(root)
    // With any other NODE_ENV, Slidev assumes a build, and the page stays empty.
    const env = { ...process.env, NODE_ENV: 'development' }
    const slidev = killOnExit(spawn(process.execPath, [slidevCommand, entryOf(variant), '--port', String(port)], { cwd: root, env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] }))
    let problem = 'Slidev has ended. The terminal says why.'
    slidev.on('message', (reported: string) => problem = reported)
    const ended = once(slidev, 'exit')

    const isUp = await isServed(addressAt(host, port).href.replace(/\/$/, ''), slidev)
    wasServed ||= isUp
    const [code] = await ended
    process.exitCode = code ?? 0
    // If it was never served, no page is waiting for it.
    if (!code || !wasServed)
      return
    if (!isUp)
      await showUntilSaved(problem, port, sources)
  }
}

export const command = defineCommand('start', 'Serves the talk with the presenter view, and shows every edit at once.')
  .addArgument(variantArgument())
  .addOption(portOption(3030))
  .action(serve)
