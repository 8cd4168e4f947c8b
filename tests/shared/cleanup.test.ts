/** What a script leaves behind when it is stopped while it fills a folder. */
import type { SpawnSyncReturns } from 'node:child_process'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { test as base, expect } from 'playwright/test'
import { replaceDirAtomic } from '../../tooling/shared/cleanup'
import { root } from '../../tooling/shared/folders'

const test = base.extend<{ place: string }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs from this pattern.
  place: async ({}, use, testInfo) => {
    const place = testInfo.outputPath('place')
    await mkdir(place, { recursive: true })
    await use(place)
  },
})

test.skip(process.platform === 'win32', 'Windows does not have these signals.')

/** Runs a script, which can stop itself as Ctrl+C does. */
function run(script: string, ...args: string[]): SpawnSyncReturns<string> {
  const code = `const stop = () => process.kill(process.pid, 'SIGINT')\n${script}`
  return spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', code, ...args], { cwd: root, encoding: 'utf8' })
}

/** Runs a script that fills a folder and is stopped midway, as the code says. */
function stopped(place: string, code: string): SpawnSyncReturns<string> {
  return run(`
    ${code}
    const { exitOnSignal, replaceDirAtomic } = await import('./tooling/shared/cleanup.ts')
    exitOnSignal('Stopped.')
    void replaceDirAtomic(process.argv[1], async () => {
      begun()
      await new Promise(resolve => setTimeout(resolve, 60_000))
    })`, path.join(place, 'built'))
}

test('Ctrl+C pressed twice leaves as little behind as once', async ({ place }) => {
  // The second signal arrives during the clean-up of the first.
  const { status, stderr } = stopped(place, 'const begun = stop; process.on(\'exit\', stop)')
  expect(await readdir(place)).toEqual([])
  expect(status).toBe(130)
  expect(stderr).toBe('\nStopped.\n')
})

test('Ctrl+C pressed twice ends a server just as once does', () => {
  const { status, signal } = run(`
    const { endBySignal } = await import('./tooling/shared/cleanup.ts')
    let times = 0
    endBySignal(async () => {
      if (++times === 1) {
        stop()
        await new Promise(resolve => setTimeout(resolve, 60_000))
      }
    })
    stop()
    setTimeout(() => {}, 60_000)`)
  expect([status, signal]).toEqual([0, null])
})

test('a command that refuses ends, even with open handles', () => {
  const { status, signal, stderr } = run(`
    const { createServer } = await import('node:http')
    const { run } = await import('./tooling/shared/terminal.ts')
    const { CliError } = await import('./tooling/shared/errors.ts')
    await run(async () => {
      await new Promise(resolve => createServer().listen(0, '127.0.0.1', resolve))
      throw new CliError('The page is missing.')
    })
    // If the refusal does not end the command, the server still listens.
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 2000)`)
  expect({ status, signal, stderr }, 'see run() in tooling/shared/terminal.ts').toEqual({ status: 1, signal: null, stderr: '\nThe page is missing.\n' })
})

test('the next complete folder removes what a killed script has left, but not what another process still fills', async ({ place }) => {
  const target = path.join(place, 'built')
  expect(stopped(place, 'const begun = () => process.kill(process.pid, \'SIGKILL\')').signal).toBe('SIGKILL')
  expect(await readdir(place)).toEqual([expect.stringMatching(/^built\.new-/)])

  // It ends with this process.
  const other = spawn(process.execPath, ['-e', 'process.stdin.resume()'])
  const theirs = [`built.new-${other.pid}-abcdef`, `built.old-${other.pid}-abcdef`]
  const unrelated = ['built.new', 'built.new-1', 'rebuilt.new-999999999-abcdef', 'built.zip']
  for (const name of [...theirs, ...unrelated, 'built.old-999999999-abcdef'])
    await mkdir(path.join(place, name))
  const fill = (draft: string): Promise<void> => writeFile(path.join(draft, 'page'), 'whole')
  await replaceDirAtomic(target, fill)
  expect(await readdir(place)).toEqual(['built', ...theirs, ...unrelated].sort())
  expect(await readFile(path.join(target, 'page'), 'utf8')).toBe('whole')

  other.kill()
  await once(other, 'exit')
  await replaceDirAtomic(target, fill)
  expect(await readdir(place)).toEqual(['built', ...unrelated].sort())
})
