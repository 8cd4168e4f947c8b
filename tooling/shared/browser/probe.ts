/** Whether a browser's program runs on this machine: a file in the right place is not enough. */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'

/** How long a browser may take to print its version, in ms; a snap sets itself up on its first start. */
const defaultTimeoutMs = 20_000

/**
 * Asks a browser for its version. Only on Linux: elsewhere a browser includes its libraries, and on Windows asking opens a
 * window. Returns why it cannot be used, as the words that follow its name in a sentence; undefined if it runs.
 */
export function whyUnusable(program: string, timeoutMs = defaultTimeoutMs): string | undefined {
  if (process.platform !== 'linux')
    return undefined
  const { error, status, signal, stderr } = spawnSync(program, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], timeout: timeoutMs, killSignal: 'SIGKILL' })
  switch ((error as NodeJS.ErrnoException | undefined)?.code) {
    case undefined: break
    case 'ENOENT': return 'is made for another system: what loads it is not here'
    case 'EACCES': return 'may not be run'
    case 'ETIMEDOUT': return `does not say its version within ${timeoutMs / 1000} seconds`
    default: return `does not run (${error!.message})`
  }
  if (status === 0)
    return undefined
  const missing = missingLibraries(stderr)
  if (missing.length > 0)
    return `lacks ${missing.join(', ')}`
  const [reason] = stderr.trim().split('\n')
  return `ends with ${signal ?? `exit code ${status}`}${reason ? ` ("${reason}")` : ''}`
}

/** The libraries that a program lacks, from the loader's output: glibc's names the program and the first library, musl's all. */
function missingLibraries(said: string): readonly string[] {
  const [, program, first] = /^(.+): error while loading shared libraries: ([^:\s]+):/m.exec(said) ?? []
  if (!program || !first)
    return [...said.matchAll(/^Error loading shared library ([^:\s]+):/gm)].map(([, name]) => name!)
  // It may include some in its own folder or in `lib` there, where its start script points the loader.
  const folder = path.dirname(program)
  const { stdout } = spawnSync('ldd', [program], { encoding: 'utf8', env: { ...process.env, LD_LIBRARY_PATH: `${folder}:${folder}/lib` } })
  return [...new Set([first, ...[...(stdout ?? '').matchAll(/^\s*(\S+) => not found$/gm)].map(([, name]) => name!)])]
}
