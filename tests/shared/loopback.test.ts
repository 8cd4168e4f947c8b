/** Where servers for this machine alone listen, and what happens if they cannot. */
import type { networkInterfaces } from 'node:os'
import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { expect, test } from 'playwright/test'
import { root } from '../../tooling/shared/folders'
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

test('a command that fails ends, even with open handles', () => {
  const { status, stderr, signal } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', `
    const [{ run }, { CliError }] = await Promise.all([import('./tooling/shared/terminal.ts'), import('./tooling/shared/errors.ts')])
    setInterval(() => {}, 60_000)
    void run(async () => { throw new CliError('No.') })`], { cwd: root, encoding: 'utf8', timeout: 30_000 })
  expect({ status, stderr, signal }).toEqual({ status: 1, stderr: '\nNo.\n', signal: null })
})
