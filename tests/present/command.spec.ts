/** `npm run present` as a user runs it. */
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import process from 'node:process'
import { readDeck } from '../../tooling/check'
import { command as presentCommand } from '../../tooling/cli/present'
import { mainVariant } from '../../tooling/deck/config'
import { networkAddresses } from '../../tooling/present/addresses'
import { presentCache } from '../../tooling/present/build'
import { root } from '../../tooling/shared/folders'
import { freePort, listenOnFreePort } from '../helpers/ports'
import { readCode } from '../helpers/qr'
import { otherVariant } from '../helpers/slides'
import { listens } from './requests'
import { test as base, expect, expectSlide, slideOf, takeAway } from './windows'

interface Started {
  child: ChildProcess
  said: () => string
  /** Waits until the addresses are printed. Returns the stage's. */
  stage: () => Promise<string>
  /** Stops it as Ctrl+C does. Returns the exit code. */
  stop: () => Promise<number>
}

/** No windows open for a user who is logged in over SSH. */
const elsewhere = { SSH_CONNECTION: 'elsewhere' }

const test = base.extend<{ start: (args: string[], env?: Record<string, string>) => Started }>({
  // eslint-disable-next-line no-empty-pattern
  start: async ({}, use) => {
    const children: ChildProcess[] = []
    await use((args, env = {}) => {
      const child = spawn(process.execPath, ['--import', 'tsx', 'tooling/cli/deck.ts', 'present', ...args], { cwd: root, stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ...elsewhere, ...env } })
      children.push(child)
      let text = ''
      for (const output of [child.stdout, child.stderr])
        output.setEncoding('utf8').on('data', part => text += part)
      return {
        child,
        said: () => text,
        async stage() {
          await expect.poll(() => /Audience {3}(\S+)/.exec(text), { timeout: 30_000 }).not.toBeNull()
          return /Audience {3}(\S+)/.exec(text)![1]!
        },
        async stop() {
          child.kill('SIGINT')
          return (await once(child, 'exit'))[0]
        },
      }
    })
    for (const child of children.filter(({ exitCode }) => exitCode === null))
      child.kill('SIGKILL')
  },
})

/** Pixels per module of a QR code. */
const moduleSize = 4

/** Repeats each item `moduleSize` times. */
const enlarged = <T>(things: readonly T[]): T[] => things.flatMap(thing => Array.from({ length: moduleSize }, () => thing))

/** What a camera reads from the last QR code on a terminal: light on dark, with two modules per character, one above the other. */
function readTerminal(text: string): string | undefined {
  const lines = text.match(/(?:^[█▀▄ ]{20,}\n)+/gm)!.at(-1)!.trimEnd().split('\n')
  const rows = enlarged(lines.flatMap(line => ['█▀', '█▄'].map(light => enlarged([...line].map(character => light.includes(character))))))
  const pixels = rows.flat().flatMap((light) => {
    const value = light ? 255 : 0
    return [value, value, value, 255]
  })
  return readCode(Uint8ClampedArray.from(pixels), rows[0]!.length, rows.length)
}

/** How a start says that the talk is not at its beginning. */
const continuing = 'Continuing where the talk was'

test('the kept build is served on loopback, windows open once, a second start is refused, and each variant resumes at its own place', async ({ start, open }) => {
  test.setTimeout(150_000)
  test.skip(process.platform === 'win32', 'the test needs a shell script in place of the browser')
  const taken = createServer()
  const [port, next] = [await listenOnFreePort(taken), await freePort()]
  const [browser, opened] = [test.info().outputPath('browser'), test.info().outputPath('opened')]
  await writeFile(browser, `#!/bin/sh\necho "$1" >> "${opened}"\n`, { mode: 0o755 })
  const windows = async (): Promise<string[]> => (await readFile(opened, 'utf8').catch(() => '')).split('\n').filter(Boolean)
  const desktop = { CI: '', SSH_CONNECTION: '', DISPLAY: ':9', BROWSER: browser }

  const first = start(['--port', String(port)], desktop)
  const url = await first.stage()
  expect(url).toBe(`http://127.0.0.1:${next}/`)
  expect(first.said()).toContain(`Port ${port} is taken; using ${next}.`)
  expect(first.said(), 'a kept build is not built again').not.toContain('Building')
  expect(first.said()).toContain(`Presenter  ${url}presenter`)
  expect(first.said(), 'without --remote there is no code').not.toContain('Code')
  expect(await listens('127.0.0.1', next)).toBe(true)
  for (const address of [...networkAddresses(), '127.0.0.2', '::1'])
    expect(await listens(address, next), address).toBe(false)
  await expect.poll(async () => (await windows()).sort()).toEqual([url, `${url}presenter`])
  const stage = await open(url)
  await stage.keyboard.press('ArrowDown')
  await expectSlide(2, stage)
  expect(await first.stop()).toBe(0)
  expect(first.said()).toContain('Stopped at slide 2.')

  const second = start(['--port', String(next)], desktop)
  await second.stage()
  expect(second.said()).toContain(`${continuing}: slide 2.`)
  await expect.poll(windows, 'the stage has reconnected by itself, so only the presenter view opens').toHaveLength(3)
  expect((await windows())[2]).toBe(`${url}presenter`)
  const refused = start(['--port', String(next)])
  expect(await once(refused.child, 'close')).toEqual([1, null])
  expect(refused.said()).toBe(`\nThe talk is already being presented at ${url}.\nOpen it there, or stop it with Ctrl+C first: the next start continues where it is.\n`)
  const presenter = await open(`${url}presenter`)
  await expectSlide(2, presenter)
  await takeAway({ close: async () => expect(await second.stop()).toBe(0) }, [stage, presenter], path.join(presentCache, mainVariant))
  await stage.keyboard.press('ArrowDown')
  // The stage continues alone.
  await expectSlide(3, stage)

  const third = start(['--restart', '--port', String(next)])
  await third.stage()
  expect(third.said()).not.toContain(continuing)
  await expect.poll(() => slideOf(stage), 'a stage that was left open restarts as well → `reset` in tooling/cli/present.ts').toBe(1)
  await expect.poll(() => slideOf(presenter), 'so does the presenter view → `reset` in tooling/cli/present.ts').toBe(1)
  await presenter.keyboard.press('End')
  await expectSlide((await readDeck(mainVariant)).slides.length, presenter)
  await Promise.all([stage.close(), presenter.close()])
  expect(await third.stop()).toBe(0)

  const { slides } = await readDeck(otherVariant)
  const other = start([otherVariant, '--port', String(next)])
  const another = await open(`${await other.stage()}presenter`)
  expect(other.said(), `${otherVariant} starts at its beginning, not where ${mainVariant} was → stateFile in tooling/cli/present.ts`).not.toContain(continuing)
  await another.keyboard.press('End')
  await expectSlide(slides.length, another)
  await expect(another.getByText(slides.at(-1)!.title!).first()).toBeVisible()
  taken.close()
})

test('--remote shows a code and where to use it, warns that the connection is unencrypted, and gives a new code on Enter', async ({ start, browser }) => {
  const [address] = networkAddresses()
  test.skip(!address, 'this machine has no network')
  const { child, stage, said } = start(['--remote', '--address', address!, '--port', String(await freePort())])
  const url = await stage()
  await expect.poll(said).toMatch(/Code {7}\S+/)
  const codes = (): string[] => [...said().matchAll(/Code {7}(\S+)/g)].map(([, code]) => code!)
  const remote = `http://${address}:${new URL(url).port}/`
  expect(said()).toContain(`Phone      ${remote}join`)
  expect(said()).toContain('unencrypted')
  expect(readTerminal(said()), 'what a camera reads').toBe(`${remote}join#${codes()[0]}`)

  const context = await browser.newContext()
  const phone = await context.newPage()
  await phone.goto(`${remote}join#${codes()[0]}`)
  await expect(phone.locator('.present-notes')).toBeVisible()
  await expect.poll(said).toContain(`A device has joined from ${address}, and the code is used up.`)
  expect(said()).toContain('Not you? Press Ctrl+C and start again')
  child.stdin!.write('\n')
  await expect.poll(codes).toHaveLength(2)
  expect(codes()[1]).not.toBe(codes()[0])
  expect(readTerminal(said())).toBe(`${remote}join#${codes()[1]}`)
  await context.close()
})

test('--restart fails with a clear message when it cannot remove the saved place', async () => {
  const port = await freePort()
  const file = path.join(presentCache, `${mainVariant}-${port}.json`)
  await mkdir(file)
  await expect(presentCommand.parseAsync(['--restart', '--port', String(port)], { from: 'user' })).rejects.toThrow(`${path.relative(root, file)} cannot be removed (ERR_FS_EISDIR), so the talk would continue where it was.\nRemove it by hand, or use another --port.`)
  await rm(file, { recursive: true })
})
