/** Where servers listen that are for this machine alone, and what becomes of a command that cannot. */
import type { networkInterfaces } from 'node:os'
import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { expect, test } from 'playwright/test'
import { root } from '../../tooling/shared/folders'
import { addressAt, localName, loopback } from '../../tooling/shared/loopback'

/** The interfaces of a machine that has these addresses. */
const having = (...addresses: string[]) => ({ lo: addresses.map(address => ({ address })) }) as unknown as ReturnType<typeof networkInterfaces>

test('a server is at the address that the machine has for itself, IPv4\'s before IPv6\'s', async () => {
  expect(loopback(having('::1', '127.0.0.1'))).toBe('127.0.0.1')
  expect(loopback(having('::1', '2001:db8::7'))).toBe('::1')
  expect(await localName(having('::1', '127.0.0.1'))).toBe('localhost')
  expect(addressAt('127.0.0.1', 80).href).toBe('http://127.0.0.1/')
  expect(addressAt('::1', 3030).href).toBe('http://[::1]:3030/')
})

test('where the name localhost leads nowhere, the address is used', async () => {
  // Which one the name leads to is the machine's; it never leads to the other alone.
  expect([await localName(having('::1')), await localName(having('127.0.0.1'))]).toEqual(expect.arrayContaining(['localhost']))
  expect([await localName(having('::1')), await localName(having('127.0.0.1'))].some(name => name !== 'localhost')).toBe(true)
})

test('where there is none it is said', async () => {
  for (const name of [() => loopback(having('192.0.2.7')), () => loopback({})])
    expect(name).toThrow('neither of the addresses 127.0.0.1 and ::1')
  await expect(localName({})).rejects.toThrow('neither of the addresses')
})

test('a command that fails ends, whatever it has open', () => {
  const { status, stderr, signal } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', `
    const [{ run }, { CliError }] = await Promise.all([import('./tooling/shared/terminal.ts'), import('./tooling/shared/errors.ts')])
    setInterval(() => {}, 60_000)
    void run(async () => { throw new CliError('No.') })`], { cwd: root, encoding: 'utf8', timeout: 30_000 })
  expect({ status, stderr, signal }).toEqual({ status: 1, stderr: '\nNo.\n', signal: null })
})
