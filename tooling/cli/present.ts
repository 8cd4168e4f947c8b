/** `npm run present`: the built talk on this machine, audience view and presenter view in step. */
import type { PresentationState } from '../present/client/state'
import type { PresentServer } from '../present/server'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { renderUnicodeCompact } from 'uqr'
import { mainVariant } from '../deck/config'
import { Access, codeMinutes } from '../present/access'
import { networkAddresses, remoteAddress } from '../present/addresses'
import { ensurePresentation, presentCache, runsFolder } from '../present/build'
import { initialState } from '../present/client/state'
import { openWindow } from '../present/open'
import { choosePort } from '../present/port'
import { servePresentation } from '../present/server'
import { endBySignal } from '../shared/cleanup'
import { CliError } from '../shared/errors'
import { portOption, variantArgument } from './arguments'
import { defineCommand } from './command'

interface Options {
  port: number
  remote?: boolean
  address?: string
  open: boolean
  restart?: boolean
}

/** Waits until the windows of an earlier talk have found this server. Only a second: they may have been closed. */
async function comeBack({ isOpen }: PresentServer): Promise<void> {
  for (let tries = 0; tries < 20 && !(isOpen('audience') && isOpen('presenter')); tries++)
    await setTimeout(50)
}

/** White on black whatever the terminal's colours; plain if the output is not a terminal. */
function inkOf(code: string): string {
  return process.stdout.isTTY ? code.split('\n').map(line => `\u001B[97;40m${line}\u001B[0m`).join('\n') : code
}

/** Shows a new code, and a QR code with it, in the part of the address that no server sees. */
function showCode(remoteUrl: string, code: string): void {
  console.log(`\n${inkOf(renderUnicodeCompact(`${remoteUrl}join#${code}`, { border: 2 }))}

  Phone      ${remoteUrl}join
  Code       ${code}   lets in one device, for ${codeMinutes} minutes. Enter makes a new one.
`)
}

async function forget(stateFile: string): Promise<void> {
  await rm(stateFile, { force: true }).catch(({ code }: NodeJS.ErrnoException) => {
    throw new CliError(`${path.relative(process.cwd(), stateFile)} cannot be removed (${code}), so the talk would continue where it was.`, 'Remove it by hand, or use another --port.')
  })
}

/** Says which device has joined: it may be someone who has read the code off the screen. */
function welcome(device: string): void {
  console.log(`  A device has joined from ${device}, and the code is used up. Enter makes a new one.
  Not you? Press Ctrl+C and start again: that disconnects every device, and the talk continues where it is.
`)
}

/** The last message: nothing is lost. */
function sayWhereItStands(state: PresentationState): void {
  if (state !== initialState)
    console.log(`\n  Stopped at slide ${state.slide}. The next start continues there; --restart starts from the beginning.`)
}

async function present(variant = mainVariant, { port: wanted, open, restart = false, ...options }: Options): Promise<void> {
  const remote = remoteAddress(options, networkAddresses())
  // Both before and after the build: the talk may already be presented, and the port may be taken meanwhile.
  await choosePort(wanted, variant, () => {})
  const presentation = await ensurePresentation(variant, console.log)
  const port = await choosePort(wanted, variant, console.log)
  // Two servers running at once are two talks.
  const stateFile = path.join(presentCache, `${variant}-${port}.json`)
  const wasPresented = existsSync(stateFile)
  if (restart)
    await forget(stateFile)

  const access = new Access({ onVoid: () => console.log('  So many wrong codes have come from the network that the code is void. Enter makes a new one.') })
  const server = await servePresentation({
    ...presentation,
    stateFile,
    runs: runsFolder,
    port,
    reset: restart,
    remote: remote === undefined ? undefined : { address: remote, access, onJoin: welcome },
  })
  endBySignal(async () => {
    await server.close()
    sayWhereItStands(server.state)
  })
  const { url, remoteUrl, state } = server
  console.log(`
  Audience   ${url}
  Presenter  ${url}presenter
${state === initialState ? '' : `\n  Continuing where the talk was: slide ${state.slide}. --restart starts from the beginning.\n`}`)

  if (remoteUrl) {
    console.log('  The local network carries slides and notes unencrypted: everyone on it can read them.')
    const showNew = (): void => showCode(remoteUrl, access.issue())
    showNew()
    createInterface({ input: process.stdin }).on('line', showNew)
  }
  if (open) {
    if (wasPresented)
      await comeBack(server)
    for (const [kind, address] of [['audience', url], ['presenter', `${url}presenter`]] as const) {
      if (!server.isOpen(kind))
        openWindow(address)
    }
  }
}

export const command = defineCommand('present', 'Presents the talk from a build, without a network: the audience view and the presenter view with the notes.')
  .addArgument(variantArgument())
  .option('--remote', 'let a phone on the local network follow and control the talk; the code on the terminal admits one device')
  .option('--address <addr>', 'this machine\'s address for --remote, where it has several')
  .option('--restart', 'start from the beginning instead of where the talk was')
  .option('--no-open', 'only say the addresses')
  .addOption(portOption(3040))
  .action(present)
