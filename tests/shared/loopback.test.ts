/** Where servers for this machine alone listen, and what happens if they cannot. */
import type { networkInterfaces } from 'node:os'
import { expect, test } from 'playwright/test'
import { addressAt, localName, loopback } from '../../tooling/shared/loopback'

/** The network interfaces of a machine with these addresses. */
const having = (...addresses: string[]) => ({ lo: addresses.map(address => ({ address })) }) as unknown as ReturnType<typeof networkInterfaces>

test('a server uses the loopback address of the machine, with IPv4 before IPv6', async () => {
  expect(loopback(having('::1', '127.0.0.1'))).toBe('127.0.0.1')
  expect(loopback(having('::1', '2001:db8::7'))).toBe('::1')
  expect(await localName(having('::1', '127.0.0.1'))).toBe('localhost')
  expect(addressAt('127.0.0.1', 80).href).toBe('http://127.0.0.1/')
  expect(addressAt('::1', 3030).href).toBe('http://[::1]:3030/')
})

test('the address is used if the name localhost does not lead to it', async () => {
  // The name may resolve to either or both addresses, depending on the machine.
  expect([await localName(having('::1')), await localName(having('127.0.0.1'))]).toEqual(expect.arrayContaining(['localhost']))
  expect([await localName(having('::1')), await localName(having('127.0.0.1'))].some(name => name !== 'localhost')).toBe(true)
})

test('a machine without a loopback address is reported', async () => {
  for (const name of [() => loopback(having('192.0.2.7')), () => loopback({})])
    expect(name).toThrow('neither of the addresses 127.0.0.1 and ::1')
  await expect(localName({})).rejects.toThrow('neither of the addresses')
})
