/** Where other devices on the local network find this machine. */
import { networkInterfaces } from 'node:os'
import { CliError } from '../shared/errors'

/** Addresses of this machine on local networks. */
export function networkAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap(interfaces => interfaces ?? []).filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address)
}

/**
 * The address of this machine at which other devices can join; undefined if there is none.
 * @throws CliError if the named address is not one of them, or if there are several and none is named
 */
export function remoteAddress({ remote, address }: { remote?: boolean, address?: string }, addresses: readonly string[]): string | undefined {
  if (!remote && address)
    throw new CliError('--address is for --remote.', 'Without --remote the talk is served on this machine alone.')
  if (!remote)
    return undefined
  const [first, ...others] = addresses
  if (!first)
    throw new CliError('This machine is in no local network, so no phone can reach it.', 'Join one, or open a hotspot, or leave --remote out.')
  if (address && !addresses.includes(address))
    throw new CliError(`This machine has no address ${address} in a local network.`, `Use one of ${addresses.join(', ')}.`)
  if (!address && others.length > 0)
    throw new CliError(`This machine is in several networks: ${addresses.join(', ')}.`, `Say which one the phone is in, for instance --address ${first}.`)
  return address ?? first
}
