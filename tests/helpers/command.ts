/** A command of the deck as a user runs it: in its own process, with all its output, and what it leaves behind. */
import type { ChildProcess } from 'node:child_process'
import { fork, spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { findBrowser } from '../../tooling/shared/browser'
import { cacheFolder, root, toolingFolder } from '../../tooling/shared/folders'
import { elsewhere } from './elsewhere'

/** Some checks need signals and shell scripts as programs, which Windows does not have. */
export const hasSignals = process.platform !== 'win32'

export interface Outcome {
  /** Exit code; null if a signal ended the process. */
  code: number | null
  stdout: string
  stderr: string
}

export interface Command {
  pid: number
  /** Its output, once it has ended. */
  outcome: Promise<Outcome>
  /** Its output so far. */
  said: () => string
  /** Its error output so far. */
  errors: () => string
  /** Waits until it prints these words, whether as output or as an error. */
  says: (words: string) => Promise<void>
  /** Sends a signal to the process alone or, as Ctrl+C does, to its whole group. */
  signal: (name: NodeJS.Signals, to: 'it alone' | 'all') => void
}

export interface Surroundings {
  env?: NodeJS.ProcessEnv
  /** Folder of the deck, if it is a copy. */
  deck?: string
}

const ended = (child: ChildProcess): Promise<number | null> => new Promise(resolve => child.once('close', resolve))

/** The tooling of a deck. A copy of this deck has its own. */
const toolingOf = (deck: string): string => [path.join(deck, 'tooling'), toolingFolder].find(existsSync)!

/** The environment of a command. A copy of the deck has its cache inside. */
const environmentOf = (deck: string): NodeJS.ProcessEnv => ({ ...process.env, ...elsewhere, ...deck === root ? {} : { DECK_CACHE: '' }, SITE_URL: '' })

/** Starts `deck <name>`. */
export function start(name: string, args: readonly string[], surroundings?: Surroundings): Command {
  return startProgram(tooling => [path.join(tooling, 'cli/deck.ts'), name, ...args], name === 'build', surroundings)
}

/** Starts commands of a deck that run one after the other in one process, because a second build takes a third of the time of the first. */
export function startAll(lines: readonly (readonly [name: string, ...args: string[]])[], surroundings?: Surroundings): Command {
  return startProgram(tooling => [fileURLToPath(new URL('inTurn.ts', import.meta.url)), tooling, JSON.stringify(lines)], true, surroundings)
}

/** Starts a program of a deck as the npm scripts do. A program that builds loads Slidev and Vite first. */
function startProgram(programOf: (tooling: string) => string[], builds: boolean, { env, deck = root }: Surroundings = {}): Command {
  const tooling = toolingOf(deck)
  const loaded = builds ? ['--import', pathToFileURL(path.join(tooling, 'slidev/load.mjs')).href] : []
  const child = spawn(process.execPath, [...loaded, '--import', 'tsx', ...programOf(tooling)], {
    cwd: deck,
    // Its own process group, as in a terminal.
    detached: true,
    env: { ...environmentOf(deck), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', part => stdout += part)
  child.stderr.on('data', part => stderr += part)
  const outcome = ended(child).then(code => ({ code, stdout, stderr }))
  return {
    pid: child.pid!,
    outcome,
    said: () => stdout + stderr,
    errors: () => stderr,
    says: words => new Promise((resolve, reject) => {
      const listen = (): void => stdout.includes(words) || stderr.includes(words) ? resolve() : undefined
      child.stdout.on('data', listen)
      child.stderr.on('data', listen)
      listen()
      void outcome.then(({ stderr }) => reject(new Error(`The command ended without printing "${words}". ${stderr}`)))
    }),
    signal: (name, to) => void process.kill(to === 'all' ? -child.pid! : child.pid!, name),
  }
}

/** Runs a command to its end. */
export const run = (name: string, args: readonly string[], surroundings?: Surroundings): Promise<Outcome> => start(name, args, surroundings).outcome

/**
 * Runs commands to their ends, one after the other in one process, because starting a process takes longer than most of them.
 * Tests that run a single command check how a process ends.
 * @param deck folder of the deck
 * @param lines commands, each with its arguments
 */
export async function runAll<const Lines extends readonly (readonly [name: string, ...args: string[]])[]>(deck: string, lines: Lines): Promise<{ [line in keyof Lines]: Outcome }> {
  const child = fork(fileURLToPath(new URL('outcomes.ts', import.meta.url)), [toolingOf(deck), JSON.stringify(lines)], {
    cwd: deck,
    execArgv: ['--import', 'tsx'],
    env: environmentOf(deck),
    silent: true,
    // A command that should be refused, and is not, may keep running.
    timeout: 60_000,
  })
  let stderr = ''
  child.stdout!.resume()
  child.stderr!.on('data', part => stderr += part)
  let outcomes: { [line in keyof Lines]: Outcome } | undefined
  child.on('message', (told: { [line in keyof Lines]: Outcome }) => outcomes = told)
  await ended(child)
  if (!outcomes)
    throw new Error(`The commands did not all end within a minute. ${stderr}`)
  return outcomes
}

/** The command lines of all processes on this machine. */
function commandLines(): string[] {
  if (process.platform !== 'linux')
    return spawnSync('ps', ['-Aww', '-o', 'command='], { encoding: 'utf8' }).stdout.split('\n')
  return readdirSync('/proc').filter(name => /^\d+$/.test(name)).map((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    }
    catch {
      // The process has ended in the meantime.
      return ''
    }
  })
}

/** A browser that a test can distinguish from others, and kill. */
export interface TestBrowser {
  /** Its program, for `DECK_BROWSER`. */
  program: string
  /** Its process id, once it runs. */
  pid: () => number
}

/** Creates such a browser's program in a folder. The command line of the browser contains the program's path. */
export async function makeBrowser(folder: string): Promise<TestBrowser> {
  const program = path.join(folder, 'browser')
  await writeFile(program, `#!/bin/sh\necho $$ > '${program}.pid'\nexec '${await findBrowser()}' "$@" --started-by='${program}'\n`, { mode: 0o755 })
  return { program, pid: () => Number(readFileSync(`${program}.pid`, 'utf8')) }
}

/**
 * What a finished command left behind: temporary folders, a build, and the browser that it was given.
 * @param command to check
 * @param browser that it was given
 * @param deck folder of the deck, if it is a copy
 */
export function remains(command: Pick<Command, 'pid'>, browser: TestBrowser, deck?: string): string[] {
  const cache = deck ? path.join(deck, '.cache') : cacheFolder
  const drafts = [cache, path.join(cache, 'print')].filter(existsSync).flatMap(folder => readdirSync(folder).map(name => path.join(folder, name)))
  const folders = drafts.filter(draft => draft.includes(`.new-${command.pid}-`))
  return [
    ...folders.map(folder => `the folder ${folder}`),
    ...commandLines().filter(line => [browser.program, ...folders].some(name => line.includes(name))).map(line => `the process ${line}`),
  ]
}

/**
 * The problems with how a command reports its failure.
 * @param outcome of the command
 * @param words that it should print
 * @param code with which it should exit
 */
export function cliErrorProblems(outcome: Outcome, words: RegExp, code = 1): string[] {
  const said = outcome.stderr.trim()
  return [
    ...outcome.code === code ? [] : [`it ended with ${outcome.code} instead of ${code}`],
    ...words.test(said) ? [] : [`it did not say ${words}, but "${said}"`],
    ...said.split('\n').length <= 4 ? [] : [`it said more than what is wrong and how to fix it: "${said}"`],
    ...new Set(said.split('\n')).size === said.split('\n').length ? [] : [`it printed the same line twice: "${said}"`],
    .../^\s+at |\b\w*Error:/m.test(said) ? [`it showed a stack trace: "${said}"`] : [],
  ]
}
