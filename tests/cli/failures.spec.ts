/**
 * The commands when something goes wrong: one sentence that says what is wrong and how to fix it, an exit code, the old
 * files unchanged, and nothing left behind.
 */
import type { Command, TestBrowser } from '../helpers/command'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { test as base, chromium, expect } from 'playwright/test'
import { readDeck } from '../../tooling/check'
import { command as buildCommand } from '../../tooling/cli/build'
import { command as exportCommand } from '../../tooling/cli/export'
import { mainVariant } from '../../tooling/deck/config'
import { planDocument } from '../../tooling/export/plan'
import { browserArguments, findBrowser, whileAlive } from '../../tooling/shared/browser'
import { assertReplaceable, explainWriteError, readyFolder } from '../../tooling/shared/files'
import { cacheFolder, root } from '../../tooling/shared/folders'
import { listName, signFolder } from '../../tooling/shared/made'
import { cliErrorProblems, hasSignals, makeBrowser, remains, run, start } from '../helpers/command'
import { makeDeck } from '../helpers/copy'
import { listenOnFreePort } from '../helpers/ports'

interface Fixtures {
  /** A folder with an old `short.pdf` and an old `dist/`. */
  out: string
  /** A browser that can be distinguished from others. */
  testBrowser: TestBrowser
  /** A small deck that a test may break. */
  deck: string
}

const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs from this pattern.
  out: async ({}, use) => {
    const out = await mkdtemp(path.join(tmpdir(), 'deck-out-'))
    await mkdir(path.join(out, 'dist'))
    for (const name of ['short.pdf', 'dist/index.html'])
      await writeFile(path.join(out, name), `old ${name}`)
    await signFolder(path.join(out, 'dist'), 'npm run build')
    await use(out)
    await rm(out, { recursive: true })
  },
  // eslint-disable-next-line no-empty-pattern
  testBrowser: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'deck-browser-'))
    await use(await makeBrowser(folder))
    await rm(folder, { recursive: true })
  },
  // eslint-disable-next-line no-empty-pattern
  deck: async ({}, use) => {
    const deck = await makeDeck()
    await use(deck)
    await rm(deck, { recursive: true })
  },
})

/** The content of every file and empty folder below a folder, except for the list of generated files. */
async function contentOf(folder: string): Promise<Record<string, string>> {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(({ name }) => name !== listName)
  return Object.fromEntries(await Promise.all(entries.map(async (entry) => {
    const file = path.join(entry.parentPath, entry.name)
    return [path.relative(folder, file), entry.isFile() ? await readFile(file, 'utf8') : ''] as const
  })))
}

/** Expects the folder to be unchanged, and nothing of the command to be left. */
async function expectNoTrace(command: Command, out: string, browser: TestBrowser, deck?: string): Promise<void> {
  expect(await contentOf(out), 'the old files, and no others').toEqual({ 'dist': '', 'dist/index.html': 'old dist/index.html', 'short.pdf': 'old short.pdf' })
  // Processes may take a moment to end.
  await expect.poll(() => remains(command, browser, deck), 'what is left behind').toEqual([])
}

test.skip(!hasSignals, 'Windows has neither these signals nor shell scripts as programs.')

// options.test.ts checks invalid command lines without a process, and refused.spec.ts mistakes in the deck.
test('build reports an invalid address with a clear message', async ({ out }) => {
  // If the address were accepted, the command would stop at the missing PDFs, so nothing is built either way.
  const built = await run('build', ['--pdfs', 'no-such-folder', '--out', path.join(out, 'site'), '--files', out], { env: { SITE_URL: 'example' } })
  expect(cliErrorProblems(built, /^SITE_URL is "example", which is not a web address\.\nGive it like /)).toEqual([])
})

test('an unknown command is reported with a list of the commands', async () => {
  const told = await run('encore', [])
  expect(cliErrorProblems(told, /^There is no command "encore"\.\nUse one of start, test, build, preview, present, export, rehearse, confirm, pictures, conformance, new; --help after it says what it does\.$/)).toEqual([])
})

test('a missing PDF is reported before anything is built', async ({ out }) => {
  await expect(buildCommand.parseAsync(['--pdfs', 'no-such-folder', '--out', path.join(out, 'site'), '--files', out], { from: 'user' }))
    .rejects
    .toThrow(new RegExp(`^no-such-folder/${mainVariant}\\.pdf is missing, .+\\nRun "npm run export" first, or leave --pdfs out\\.$`))
})

test('an unknown slide and a folder below a file are reported with a clear message', async () => {
  const { slides } = await readDeck(mainVariant)
  await expect(planDocument(mainVariant, { range: [1, slides.length + 1], withClicks: false, dark: false })).rejects.toThrow(`--range: there is no slide ${slides.length + 1}; ${mainVariant} has slides 1 to ${slides.length}.`)
  const told = /^package\.json\/made cannot be written: .+\.\nNothing was replaced\. Name another folder with --out\.$/
  await expect(readyFolder('package.json/made')).rejects.toThrow(told)
  await expect(assertReplaceable('package.json/made', 'npm run build')).rejects.toThrow(told)
})

test('a place where no folder can be made is reported, without endless retries', async () => {
  test.skip(process.platform !== 'linux', 'Only Linux has /proc.')
  for (const [command, place] of [[exportCommand, '/proc/deck/pdfs'], [buildCommand, '/proc/deck/dist']] as const)
    await expect(command.parseAsync(['--out', place], { from: 'user' })).rejects.toThrow(new RegExp(`^${place} cannot be written: .+\\.\\nNothing was replaced`))
})

test('the check notices bad messages and what is left behind', async ({ testBrowser }) => {
  const told = (stderr: string, code = 1): string => cliErrorProblems({ code, stdout: '', stderr }, /is full/).join()
  expect(told('The disk is full.\nName another.')).toBe('')
  expect(told('The disk is full.', 0)).toContain('ended with 0 instead of 1')
  expect(told('No.')).toContain('did not say')
  expect(told('The disk is full.\nThe disk is full.')).toContain('the same line twice')
  expect(told('Error: the disk is full\n    at write (files.ts:1)')).toContain('showed a stack')

  // A process that outlives the command, with the browser's name on its command line. Its output proves that it has started.
  const left = spawn(process.execPath, ['-e', 'console.log("here"); setInterval(() => {}, 1000)', testBrowser.program])
  await once(left.stdout, 'data')
  expect(remains({ pid: 0 }, testBrowser).join()).toContain('the process')
  left.kill()
  await expect.poll(() => remains({ pid: 0 }, testBrowser)).toEqual([])
})

test('each reason why a file cannot be written is reported, with a fix', async ({ out }) => {
  const target = path.join(out, 'short.pdf')
  const said = (code: string, file = target): string => String((explainWriteError(Object.assign(new Error(code), { code }), file) as Error).message)
  for (const [code, reason] of Object.entries({
    EACCES: 'it may not be written to',
    EPERM: 'it may not be written to',
    EROFS: 'it is on a read-only disk',
    ENOSPC: 'the disk is full',
    EDQUOT: 'the quota is used up',
    ENOTDIR: 'a part of its path is a file',
    EEXIST: 'there is a file of that name',
    EISDIR: 'there is a folder of that name',
    ENOTEMPTY: 'there is a folder of that name',
    EFBIG: 'the file is too large for it',
  }))
    expect(said(code)).toBe(`${target} cannot be written: ${reason}.\nNothing was replaced. Name another folder with --out.`)
  expect(said('ENOSPC', path.join(cacheFolder, 'print/x'))).toBe(`${path.relative(root, cacheFolder)} cannot be written: the disk is full.\nNothing was replaced. The commands keep files there; DECK_CACHE can name another folder.`)
  expect(said('ECONNRESET'), 'an unrelated error stays unchanged').toBe('ECONNRESET')
})

test('a full disk is reported, and the old file stays', async ({ out }) => {
  const code = `import { replaceFile } from './tooling/shared/files.ts'; import { run } from './tooling/shared/terminal.ts'
    run(() => replaceFile(process.argv[1], Buffer.alloc(4096)))`
  // The shell limits the files that the process writes to one block.
  const { status, stdout, stderr } = spawnSync('sh', ['-c', 'ulimit -f 1; exec "$0" "$@"', process.execPath, '--import', 'tsx', '--input-type=module', '--eval', code, path.join(out, 'short.pdf')], { cwd: root, encoding: 'utf8' })
  expect(cliErrorProblems({ code: status, stdout, stderr }, /short\.pdf cannot be written: the file is too large for it\.\nNothing was replaced/)).toEqual([])
  expect(await readFile(path.join(out, 'short.pdf'), 'utf8')).toBe('old short.pdf')
  expect(await readdir(out)).toEqual(['dist', 'short.pdf'])
})

test('a missing browser is reported before anything is built, and no folder is made', async ({ out, testBrowser }) => {
  const exporting = start('export', ['--only', mainVariant, '--out', path.join(out, 'new/folder')], { env: { DECK_BROWSER: '/no/such/browser' } })
  expect(cliErrorProblems(await exporting.outcome, /^DECK_BROWSER names \/no\/such\/browser, which does not exist\.\nPoint it at .+\.$/)).toEqual([])
  await expectNoTrace(exporting, out, testBrowser)
})

test('a browser that only says its version is reported by name', async ({ out, testBrowser }) => {
  await writeFile(testBrowser.program, '#!/bin/sh\ntest "$1" = --version\n')
  const exporting = start('export', ['--only', mainVariant, '--out', out], { env: { DECK_BROWSER: testBrowser.program } })
  expect(cliErrorProblems(await exporting.outcome, /^The browser \S+\/browser does not start: it ended at once\.\nSet DECK_BROWSER to another one\.$/)).toEqual([])
  await expectNoTrace(exporting, out, testBrowser)
})

test('the death of a browser or page is reported during any operation, and other errors are passed on', async () => {
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: [...browserArguments] })
  const page = await browser.newPage()
  await expect(whileAlive(browser, () => page.evaluate('no.such.thing'))).rejects.toThrow('no is not defined')

  const died = 'The browser crashed. Anything unfinished is as it was before.'
  const waits = (): Promise<unknown> => page.evaluate(() => new Promise(() => {}))
  const devtools = await page.context().newCDPSession(page)
  const asked = whileAlive(browser, waits)
  // Nothing is left to answer this.
  void devtools.send('Page.crash').catch(() => {})
  await expect(asked).rejects.toThrow(died)
  await browser.close()
  await expect(whileAlive(browser, () => browser.newPage())).rejects.toThrow(died)
})

for (const [command, moment, signal, to] of [
  ['export', 'Building the deck', 'SIGTERM', 'it alone'],
  ['build', 'Building whole', 'SIGINT', 'all'],
] as const) {
  test(`${command} leaves nothing behind when ${signal} stops it during the build`, async ({ deck, out, testBrowser }) => {
    const running = start(command, command === 'export' ? ['--only', 'short', '--out', out] : ['--out', path.join(out, 'dist'), '--files', path.join(out, 'files')], { deck, env: { DECK_BROWSER: testBrowser.program } })
    await running.says(moment)
    running.signal(signal, to)
    expect(cliErrorProblems(await running.outcome, /^Stopped\. Anything unfinished is as it was before\.$/, 130)).toEqual([])
    await expectNoTrace(running, out, testBrowser, deck)
  })
}

test('preview requires a site, uses the next free port, and ends when it is stopped', async ({ deck }) => {
  expect(cliErrorProblems(await run('preview', [], { deck }), /^dist\/ has no site\.\nRun "npm run build" first\.$/)).toEqual([])

  await mkdir(path.join(deck, 'dist'))
  await writeFile(path.join(deck, 'dist/index.html'), 'the site')
  const taken = createServer()
  const port = await listenOnFreePort(taken)
  const preview = start('preview', ['--port', String(port)], { deck })
  try {
    await preview.says('Ctrl+C stops.')
    const [, address] = /(http\S+)\/ /.exec(preview.said())!
    expect(await (await fetch(`${address}/`)).text(), 'the served site → tooling/cli/preview.ts').toBe('the site')
    expect(preview.said().replaceAll(address!, 'HOST'), 'each variant with its address and title').toContain('HOST/  例題を語る夕べ\nHOST/short/  例題を語る夕べ(短い版)\nCtrl+C stops.')
  }
  finally {
    preview.signal('SIGINT', 'all')
    taken.close()
  }
  const { code, stdout, stderr } = await preview.outcome
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(new RegExp(`^Port ${port} is taken; using (\\d+)\\.\nhttp://127\\.0\\.0\\.1:\\1/ `))
})
