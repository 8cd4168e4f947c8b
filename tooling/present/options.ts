/** What `npm run present` can be asked for. */
import type { Variant } from '../deck/config'
import { networkInterfaces } from 'node:os'
import { readPort, readVariant } from '../deck/arguments'
import { config, mainVariant, variants } from '../deck/config'
import { CliError } from '../shared/errors'
import { readCommandLine } from '../shared/terminal'

export interface PresentOptions {
  variant: Variant
  /** Where to look for a free port first. */
  port: number
  /** Address in the local network to let other devices in at. */
  remote?: string
  /** Open the windows. */
  open: boolean
  /** Begin anew instead of where the talk was. */
  restart: boolean
}

const usualPort = 3040

export const help = `Presents the talk from a build, without a network: the stage and the presenter view with the script.

  npm run present                ${mainVariant}
${variants.slice(1).map(name => `  npm run present ${name.padEnd(14)} ${config.variants[name]!.title}\n`).join('')}  npm run present -- --remote    a phone on the same network can follow and steer, with a one-time code

  --remote          listen on the local network too; the code on the terminal lets in one device
  --address ADDR    this machine's address for --remote, where it has several
  --restart         begin anew instead of where the talk was
  --no-open         only say the addresses
  --port N          where to serve it; ${usualPort} without one, or the next port that is free
  --help            this`

/** Addresses of this machine in local networks. */
export function networkAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap(interfaces => interfaces ?? []).filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address)
}

/**
 * Reads the command line.
 * @param args of the command
 * @param addresses of this machine in local networks
 * @returns undefined where only help was asked for
 * @throws CliError on an unknown variant or option, a port that is none or that browsers refuse, and --remote without a network
 */
export function readOptions(args: readonly string[], addresses: readonly string[]): PresentOptions | undefined {
  const { values, positionals } = parse(args)
  if (values.help)
    return undefined
  const variant = readVariant(positionals)
  const port = readPort(values.port, usualPort)
  if (values.address && !values.remote)
    throw new CliError('--address is for --remote.', 'Without --remote the talk is served on this machine alone.')
  return { variant, port, remote: values.remote ? networkAddress(values.address, addresses) : undefined, open: !values['no-open'], restart: values.restart }
}

function networkAddress(wanted: string | undefined, addresses: readonly string[]): string {
  const [first, ...others] = addresses
  if (!first)
    throw new CliError('This machine is in no local network, so no phone can reach it.', 'Join one, or open a hotspot, or leave --remote out.')
  if (wanted && !addresses.includes(wanted))
    throw new CliError(`This machine has no address ${wanted} in a local network.`, `Use one of ${addresses.join(', ')}.`)
  if (!wanted && others.length > 0)
    throw new CliError(`This machine is in several networks: ${addresses.join(', ')}.`, `Say which one the phone is in, for instance --address ${first}.`)
  return wanted ?? first
}

function parse(args: readonly string[]) {
  return readCommandLine({
    args: [...args],
    allowPositionals: true,
    options: {
      'remote': { type: 'boolean', default: false },
      'address': { type: 'string' },
      'restart': { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
      'port': { type: 'string' },
      'help': { type: 'boolean', short: 'h', default: false },
    },
  }, '`npm run present -- --help` lists the options.')
}
