/** Where a browser comes from: which available one runs, what is fetched if there is none, and the message if that fails, too. */
import type { ChildProcess } from 'node:child_process'
import type { Package } from '../../tooling/shared/browser/fromNpm'
import type { System } from '../../tooling/shared/browser/system'
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { cp, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import process from 'node:process'
import { brotliCompressSync } from 'node:zlib'
import { test as base, expect } from 'playwright/test'
import { create } from 'tar'
import { browserAtHand, firstThatRuns, launchBrowser, searchBrowser } from '../../tooling/shared/browser'
import { download } from '../../tooling/shared/browser/download'
import { ensureChromium, keptChromium } from '../../tooling/shared/browser/fromNpm'
import { whyUnusable } from '../../tooling/shared/browser/probe'
import { installCommand, runsNpmChromium, runsPlaywrightChromium } from '../../tooling/shared/browser/system'
import { root } from '../../tooling/shared/folders'
import { listName } from '../../tooling/shared/made'
import { withEnv } from '../helpers/elsewhere'
import { listenOnFreePort } from '../helpers/ports'

/** A package registry on this machine with one package, and the environment that makes npm use it. */
interface Registry {
  pack: Package
  /** The requested paths. */
  asked: string[]
  /** Sets whether requests for the archive get no answer. */
  stall: (stalled: boolean) => void
}

const test = base.extend<{ place: string, registry: Registry }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs from this pattern.
  place: async ({}, use, testInfo) => {
    const place = testInfo.outputPath('place')
    await mkdir(place, { recursive: true })
    await use(place)
  },
  registry: async ({ place }, use, testInfo) => {
    const archive = await makeArchive(testInfo.outputPath('package'))
    const name = '@sparticuz/chromium'
    const version = '1.2.3'
    const integrity = `sha512-${createHash('sha512').update(archive).digest('base64')}`
    const asked: string[] = []
    let stalled = false
    const server = createServer((request, response) => {
      asked.push(request.url!)
      if (!request.url!.endsWith('.tgz'))
        response.end(JSON.stringify({ name, 'dist-tags': {}, 'versions': { [version]: { name, version, dist: { integrity, tarball: `http://${request.headers.host}/chromium.tgz` } } } }))
      else if (!stalled)
        response.end(archive)
    })
    const before = { ...process.env }
    process.env.npm_config_registry = `http://127.0.0.1:${await listenOnFreePort(server)}/`
    process.env.npm_config_cache = testInfo.outputPath('npm')
    await use({ pack: { name, version, integrity }, asked, stall: value => stalled = value })
    process.env = before
    server.closeAllConnections()
    server.close()
    expect((await readdir(place)).filter(name => name !== 'chromium'), 'what is left beside the browser').toEqual([])
  },
})

/** The script that replaces Chromium in the package: it prints its version, and where its libraries and fonts are. */
const standIn = '#!/bin/sh\necho "Chromium 1.2.3 $LD_LIBRARY_PATH $FONTCONFIG_FILE"\n'

/** An npm package archive, packed like `@sparticuz/chromium`. */
async function makeArchive(folder: string): Promise<Uint8Array> {
  const bin = path.join(folder, 'package/bin')
  const packTar = async (name: string, inside: string): Promise<void> => {
    await mkdir(path.join(bin, path.dirname(inside)), { recursive: true })
    await writeFile(path.join(bin, inside), inside)
    await create({ file: path.join(bin, name), cwd: bin }, [path.dirname(inside)])
    await writeFile(path.join(bin, `${name}.br`), brotliCompressSync(await readFile(path.join(bin, name))))
  }
  await packTar('al2023.tar', 'lib/libnss3.so')
  await packTar('fonts.tar', 'fonts/font.ttf')
  await writeFile(path.join(bin, 'chromium.br'), brotliCompressSync(standIn))
  await writeFile(path.join(folder, 'package/package.json'), JSON.stringify({ name: '@sparticuz/chromium', version: '1.2.3' }))
  const file = path.join(folder, 'package.tgz')
  await create({ file, cwd: folder, gzip: true }, ['package/package.json', ...['al2023.tar', 'fonts.tar', 'chromium'].map(name => `package/bin/${name}.br`)])
  return await readFile(file)
}

const debian: System = { platform: 'linux', arch: 'x64', libc: 'glibc', distributions: ['debian'], root: false }

test('each system has its browsers and its command to install one', () => {
  const systems: readonly [name: string, system: System, playwright: boolean, npm: boolean, command: string | undefined][] = [
    ['Debian', debian, true, true, 'sudo apt-get install chromium'],
    ['Debian, as root', { ...debian, root: true }, true, true, 'apt-get install chromium'],
    ['Debian on ARM', { ...debian, arch: 'arm64' }, true, false, 'sudo apt-get install chromium'],
    ['Ubuntu', { ...debian, distributions: ['ubuntu', 'debian'] }, true, true, 'sudo snap install chromium'],
    ['Mint', { ...debian, distributions: ['linuxmint', 'ubuntu', 'debian'] }, true, true, 'sudo snap install chromium'],
    ['Alpine', { ...debian, libc: 'musl', distributions: ['alpine'], root: true }, false, false, 'apk add chromium'],
    ['Rocky', { ...debian, distributions: ['rocky', 'rhel', 'centos', 'fedora'] }, true, true, 'sudo dnf install epel-release && sudo dnf install chromium'],
    ['an unknown Linux', { ...debian, distributions: [] }, true, true, undefined],
    ['macOS', { platform: 'darwin', arch: 'arm64', libc: null, distributions: [], root: false }, true, false, 'brew install --cask google-chrome'],
    ['Windows', { platform: 'win32', arch: 'x64', libc: null, distributions: [], root: false }, true, false, 'winget install Google.Chrome'],
  ]
  for (const [name, system, playwright, npm, command] of systems)
    expect.soft([runsPlaywrightChromium(system), runsNpmChromium(system), installCommand(system)], name).toEqual([playwright, npm, command])
})

test('without any way to get a browser, one sentence says so, with the command for the system', async () => {
  await expect(searchBrowser({ ...debian, arch: 'arm64' }, [])).rejects.toThrow(
    'No browser that runs here was found.\nInstall one (sudo apt-get install chromium), or name a Chrome, Chromium or Edge in DECK_BROWSER.',
  )
  await expect(searchBrowser({ ...debian, distributions: [] }, [() => undefined, () => Promise.reject(new Error('Nobody answers'))])).rejects.toThrow(
    'No browser that runs here was found: Nobody answers.\nInstall one, or name a Chrome, Chromium or Edge in DECK_BROWSER.',
  )
})

test.describe('an existing program', () => {
  test.skip(process.platform !== 'linux', 'Only Linux checks whether browsers run.')

  /** A copy of a real program, Node, that requires a different library or loader. */
  async function spoilt(place: string, ...changes: readonly (readonly [from: string, to: string])[]): Promise<string> {
    const bytes = await readFile(process.execPath)
    for (const [from, to] of changes)
      bytes.write(to, bytes.indexOf(from))
    const file = path.join(place, `program-${changes.length}`)
    await writeFile(file, bytes, { mode: 0o755 })
    return file
  }

  async function script(place: string, body: string, mode = 0o755): Promise<string> {
    const file = path.join(place, 'browser')
    await writeFile(file, `#!/bin/sh\n${body}\n`, { mode })
    return file
  }

  test('runs if it prints its version', async ({ place }) => {
    expect(whyUnusable(process.execPath)).toBeUndefined()
    expect(whyUnusable(await script(place, 'echo Chromium 153'))).toBeUndefined()
  })

  test('lacks system libraries: all are named, also behind a start script', async ({ place }) => {
    const program = await spoilt(place, ['libm.so.6', 'libq.so.6'], ['libdl.so.2', 'libql.so.2'])
    expect(whyUnusable(program)).toMatch(/^lacks (?:libq\.so\.6, libql\.so\.2|libql\.so\.2, libq\.so\.6)$/)
    expect(whyUnusable(await script(place, `exec "${program}" "$@"`))).toMatch(/^lacks lib(?:q|ql)\.so\.\d, lib(?:q|ql)\.so\.\d$/)
    // The message of musl's loader.
    const lacking = await script(place, `echo "Error loading shared library libnss3.so: No such file or directory (needed by $0)" >&2; exit 127`)
    expect(whyUnusable(lacking)).toBe('lacks libnss3.so')
    await expect(withEnv({ DECK_BROWSER: lacking }, browserAtHand)).rejects.toThrow(`DECK_BROWSER names ${lacking}, which lacks libnss3.so.\nPoint it at a Chromium, Chrome or Edge, or unset it.`)
  })

  test('is made for another system', async ({ place }) => {
    const [loader] = /\/lib\w*\/ld-[\w.-]+/.exec((await readFile(process.execPath)).subarray(0, 4096).toString('latin1'))!
    expect(whyUnusable(await spoilt(place, [loader, loader.replace('ld-', 'dl-')]))).toBe('is made for another system: what loads it is not here')
  })

  test('does not print its version', async ({ place }) => {
    expect(whyUnusable(await script(place, 'echo "needs the snap" >&2; exit 1'))).toBe('ends with exit code 1 ("needs the snap")')
    expect(whyUnusable(await script(place, 'kill -SEGV $$'))).toBe('ends with SIGSEGV')
    expect(whyUnusable(await script(place, 'sleep 60'), 200)).toBe('does not say its version within 0.2 seconds')
    await rm(path.join(place, 'browser'))
    expect(whyUnusable(await script(place, '', 0o644))).toBe('may not be run')
  })

  test('is skipped if it does not run, and its problem is reported if no other one runs', async ({ place }) => {
    const broken = await script(place, 'exit 3')
    expect(await firstThatRuns([() => broken, () => undefined, () => process.execPath])).toEqual({ program: process.execPath, problems: [] })
    expect(await firstThatRuns([() => broken, () => broken])).toEqual({ problems: [`${broken} ends with exit code 3`] })
  })
})

test.describe('Chromium from the npm registry', () => {
  test.skip(process.platform !== 'linux', 'It is for Linux only.')

  test('is unpacked, runs with its own libraries, and is not fetched again', async ({ place, registry: { pack, asked } }) => {
    const folder = path.join(place, 'chromium')
    const program = await ensureChromium(folder, pack)
    expect(spawnSync(program, { encoding: 'utf8', env: { LD_LIBRARY_PATH: '/else' } }).stdout).toBe(`Chromium 1.2.3 ${folder}/lib:/else ${folder}/fonts.conf\n`)
    expect((await readdir(folder, { recursive: true })).sort()).toEqual(['chromium', 'fonts', 'fonts.conf', 'fonts/font.ttf', 'headless_shell', 'lib', 'lib/libnss3.so', listName].sort())
    expect([process.env.LD_LIBRARY_PATH, process.env.FONTCONFIG_FILE], 'the environment of this process').toEqual([undefined, undefined])

    const requests = asked.length
    expect([await ensureChromium(folder, pack), await keptChromium(folder, pack)]).toEqual([program, program])
    expect(asked.length).toBe(requests)
  })

  test('is fetched again after any change to it, or for another version', async ({ place, registry: { pack } }) => {
    const folder = path.join(place, 'chromium')
    const shell = path.join(folder, 'headless_shell')
    await ensureChromium(folder, pack)
    const changes: readonly (readonly [what: string, change: () => Promise<unknown>])[] = [
      ['cut off', async () => truncate(shell, (await stat(shell)).size - 1)],
      ['emptied', () => truncate(shell)],
      ['replaced', () => writeFile(shell, standIn.replace('echo', 'curl'))],
      ['a different start script', () => writeFile(path.join(folder, 'chromium'), '#!/bin/sh\necho Chromium\n')],
      ['a missing library', () => rm(path.join(folder, 'lib'), { recursive: true })],
      ['an extra library', () => writeFile(path.join(folder, 'lib/libc.so.6'), '')],
      ['an empty list of files', () => writeFile(path.join(folder, listName), '')],
      ['a file in its place', () => rm(folder, { recursive: true }).then(() => writeFile(folder, ''))],
    ]
    const good = `${folder}.good`
    await cp(folder, good, { recursive: true })
    for (const [what, change] of changes) {
      await change()
      expect(await keptChromium(folder, pack), what).toBeUndefined()
      await rm(folder, { recursive: true })
      await cp(good, folder, { recursive: true })
      expect(await keptChromium(folder, pack), 'restored').toBeDefined()
    }
    await rm(good, { recursive: true })

    await writeFile(shell, 'rubbish')
    await ensureChromium(folder, pack)
    expect(await readFile(shell, 'utf8')).toBe(standIn)
    expect(await keptChromium(folder, { ...pack, integrity: 'sha512-of-another' })).toBeUndefined()
  })

  test('is refused if it does not match the pinned hash, and nothing of it stays', async ({ place, registry: { pack } }) => {
    const folder = path.join(place, 'chromium')
    await expect(ensureChromium(folder, { ...pack, integrity: 'sha512-of-another' })).rejects.toThrow(`@sparticuz/chromium@1.2.3 is ${pack.integrity} and not sha512-of-another`)
    expect(await readdir(place)).toEqual([])
  })

  test('is fetched by several processes at once, one of them killed midway', async ({ place, registry: { pack, asked, stall } }) => {
    const folder = path.join(place, 'chromium')
    const fetching = (): ChildProcess => spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', `
      const { ensureChromium } = await import('./tooling/shared/browser/fromNpm.ts')
      await ensureChromium(process.argv[1], JSON.parse(process.argv[2]))`, folder, JSON.stringify(pack)], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], detached: true })

    stall(true)
    const killed = fetching()
    await expect.poll(() => asked.filter(url => url.endsWith('.tgz')), { timeout: 30_000 }).toHaveLength(1)
    // Kill the npm that it waits for, too, as when the machine is switched off.
    process.kill(-killed.pid!, 'SIGKILL')
    await once(killed, 'exit')
    expect((await readdir(place)).join()).toMatch(/^chromium\.new-\d+-\w+$/)

    stall(false)
    const both = [fetching(), fetching()]
    expect(await Promise.all(both.map(async child => (await once(child, 'exit'))[0]))).toEqual([0, 0])
    expect(await keptChromium(folder, pack)).toBe(path.join(folder, 'chromium'))
  })

  test('is reported as missing with a clear message and exit code 1 if the registry is unreachable', async ({ place }) => {
    const begun = Date.now()
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', `
      const [{ searchBrowser }, { ensureChromium }, { run }] = await Promise.all(['shared/browser', 'shared/browser/fromNpm', 'shared/terminal'].map(name => import('./tooling/' + name + '.ts')))
      run(() => searchBrowser(JSON.parse(process.argv[1]), [() => ensureChromium(process.argv[2])]))`, JSON.stringify(debian), path.join(place, 'chromium')], { cwd: root, encoding: 'utf8', env: { ...process.env, npm_config_registry: 'http://127.0.0.1:9/', npm_config_cache: path.join(place, 'npm') } })
    expect(stderr).toMatch(/^\nNo browser that runs here was found: Chromium \S+ from the npm registry could not be downloaded \(request to .+ failed, reason: connect ECONNREFUSED 127\.0\.0\.1:9\)\.\nInstall one \(sudo apt-get install chromium\), or name a Chrome, Chromium or Edge in DECK_BROWSER\.\n$/)
    expect(status).toBe(1)
    expect(Date.now() - begun).toBeLessThan(30_000)
    expect(await readdir(place)).toEqual(['npm'])
  })
})

test('features that Playwright disables in Chromium stay disabled', async ({ place }) => {
  test.skip(process.platform === 'win32', 'Windows cannot run a shell script as a program.')
  const program = path.join(place, 'browser')
  await writeFile(program, `#!/bin/sh\nprintf '%s\\n' "$@" > "$0.arguments"\n`, { mode: 0o755 })
  await expect(launchBrowser(program)).rejects.toThrow('does not start')
  const given = await readFile(`${program}.arguments`, 'utf8')
  const [theirs, ours] = [...given.matchAll(/^--disable-features=(.*)$/gm)].map(([, names]) => names!.split(',')) as [string[], string[]]
  expect(theirs.filter(name => !ours.includes(name)), 'features that are enabled again, because only the last such switch counts → switchedOffByPlaywright in tooling/shared/browser.ts').toEqual([])
  expect(ours.length, 'more features are disabled').toBeGreaterThan(theirs.length)
})

test('a download that does not end is aborted', async () => {
  await expect(download('A browser', process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {}, 500)).rejects.toThrow('A browser could not be downloaded (not done after 0.5 seconds)')
  await expect(download('A browser', 'no-such-program', [])).rejects.toThrow('A browser could not be downloaded (there is no no-such-program)')
})
