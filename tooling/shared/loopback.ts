/** Where this machine serves what is for itself alone. */
import { lookup } from 'node:dns/promises'
import { networkInterfaces } from 'node:os'
import { CliError } from './errors'

type Interfaces = ReturnType<typeof networkInterfaces>

const addressesOf = (interfaces: Interfaces): string[] => Object.values(interfaces).flatMap(addresses => addresses ?? []).map(({ address }) => address)

/**
 * The address of this machine that only itself reaches: IPv4's, or IPv6's where it is the only one.
 * @throws CliError where there is none
 */
export function loopback(interfaces: Interfaces = networkInterfaces()): string {
  const addresses = addressesOf(interfaces)
  const found = ['127.0.0.1', '::1'].find(address => addresses.includes(address))
  if (!found)
    throw new CliError('This machine has neither of the addresses 127.0.0.1 and ::1, so nothing can be served on it.', 'Bring its loopback interface up, on Linux with `ip link set lo up`.')
  return found
}

/**
 * `localhost`, or the address itself where that name leads to one which this machine does not have.
 * @throws CliError where there is neither
 */
export async function localName(interfaces: Interfaces = networkInterfaces()): Promise<string> {
  const { address } = await lookup('localhost').catch(() => ({ address: '' }))
  return addressesOf(interfaces).includes(address) ? 'localhost' : loopback(interfaces)
}

/** The address of a server by a name or an address of its machine. The port that browsers take by themselves is not written in it. */
export function addressAt(name: string, port: number): URL {
  return new URL(`http://${name.includes(':') ? `[${name}]` : name}:${port}/`)
}
