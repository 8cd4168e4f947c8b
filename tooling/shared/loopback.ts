/** Where this machine serves what only it may reach. */
import { lookup } from 'node:dns/promises'
import { networkInterfaces } from 'node:os'
import { CliError } from './errors'

type Interfaces = ReturnType<typeof networkInterfaces>

const addressesOf = (interfaces: Interfaces): string[] => Object.values(interfaces).flatMap(addresses => addresses ?? []).map(({ address }) => address)

/**
 * The loopback address of this machine: IPv4's, or IPv6's if it is the only one.
 * @throws CliError if there is none
 */
export function loopback(interfaces: Interfaces = networkInterfaces()): string {
  const addresses = addressesOf(interfaces)
  const found = ['127.0.0.1', '::1'].find(address => addresses.includes(address))
  if (!found)
    throw new CliError('This machine has neither of the addresses 127.0.0.1 and ::1, so nothing can be served on it.', 'Bring its loopback interface up, on Linux with `ip link set lo up`.')
  return found
}

/**
 * `localhost`, or the address itself if that name resolves to one that this machine does not have.
 * @throws CliError if there is neither
 */
export async function localName(interfaces: Interfaces = networkInterfaces()): Promise<string> {
  const { address } = await lookup('localhost').catch(() => ({ address: '' }))
  return addressesOf(interfaces).includes(address) ? 'localhost' : loopback(interfaces)
}

/** The URL of a server, from a name or an address of its machine. It leaves out the default port. */
export function addressAt(name: string, port: number): URL {
  return new URL(`http://${name.includes(':') ? `[${name}]` : name}:${port}/`)
}
