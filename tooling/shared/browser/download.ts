/** Runs the programs that download a browser: each has a time limit, and shows that it is still running. */
import { execFile } from 'node:child_process'
import process from 'node:process'
import { promisify } from 'node:util'
import { killOnExit } from '../cleanup'
import { root } from '../folders'

/** How long a download may take, in ms: time for 150 MB at 2 Mbit/s. A host that does not answer is given up on far earlier. */
const defaultTimeoutMs = 600_000

/**
 * Runs a program that downloads something, in the deck's folder. Its environment is this process's, plus `env`.
 * @throws Error that says in one line what could not be downloaded, and why
 */
export async function download(what: string, file: string, args: readonly string[], env: NodeJS.ProcessEnv = {}, timeoutMs = defaultTimeoutMs): Promise<void> {
  console.log(`Getting ${what} …`)
  const begun = Date.now()
  const progress = setInterval(() => console.log(`  ${Math.round((Date.now() - begun) / 1000)} s …`), 15_000)
  try {
    const running = promisify(execFile)(file, args, { cwd: root, env: { ...process.env, ...env }, timeout: timeoutMs, killSignal: 'SIGKILL', maxBuffer: 2 ** 26 })
    killOnExit(running.child)
    await running
  }
  catch (error) {
    throw new Error(`${what} could not be downloaded (${reasonOf(error as Failure, file, timeoutMs)})`)
  }
  finally {
    clearInterval(progress)
  }
}

type Failure = Error & { code?: number | string, killed?: boolean, stderr?: string }

/** The one line of a program's output that says why it failed; npm and Playwright print much more. */
function reasonOf({ message, code, killed, stderr = '' }: Failure, file: string, timeoutMs: number): string {
  if (killed)
    return `not done after ${timeoutMs / 1000} seconds`
  if (code === 'ENOENT')
    return `there is no ${file}`
  const line = /^npm error (?!code |errno |syscall )(.+)$/m.exec(stderr)?.[1] ?? /^.*Error: .+$/m.exec(stderr)?.[0]
  return (line ?? message.split('\n')[0]!).replace(/^\w*Error: /, '').replace(/\.$/, '')
}
