/** What must not stay behind however a script ends: temporary files and folders, other processes. */
import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'

const kept = new Set<string>()
const made: string[] = []
const running = new Set<ChildProcess>()

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** What a signal does now. Set by commands, not by this module, since Slidev loads it a second time. */
let onSignal = (): void => {}

function setOnSignal(act: () => void): void {
  for (const signal of signals)
    // `on`, not `once`: npm forwards the signal too, and the second must not cut the exit handlers short.
    process.off(signal, onSignal).on(signal, act)
  onSignal = act
}

/** Makes a signal run the same exit handlers as any other exit: those here, and the browser's. */
export function exitOnSignal(message: string): void {
  setOnSignal(() => {
    if (message)
      console.error(`\n${message}`)
    process.exit(130)
  })
}

/** From here on nothing is unfinished: a signal is the normal way to end a server. */
export function endBySignal(close: () => Promise<void>): void {
  setOnSignal(() => void close().then(() => process.exit()))
}

process.on('exit', () => {
  running.forEach(child => child.kill())
  // A child may have written there a moment ago, hence the retries.
  kept.forEach(path => attempt(() => rmSync(path, { recursive: true, force: true, maxRetries: 5 })))
  // Only if they are empty.
  made.reverse().forEach(folder => attempt(() => rmdirSync(folder)))
})

/** Ignores errors: what cannot be removed could not be written either, and that is what gets reported. */
function attempt(remove: () => void): void {
  try {
    remove()
  }
  catch {}
}

/** Makes a child process end with this one at the latest. */
export function killOnExit<T extends ChildProcess>(child: T): T {
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/**
 * Makes a folder and those above it; those still empty at the end are removed again. Node's own recursive `mkdir` never
 * returns for places such as `/proc`.
 */
export async function makeFolder(folder: string): Promise<void> {
  if ((await stat(folder).catch(() => undefined))?.isDirectory())
    return
  if (path.dirname(folder) !== folder)
    await makeFolder(path.dirname(folder))
  try {
    await mkdir(folder)
    made.push(folder)
  }
  catch (error) {
    // Another process may have made it meanwhile.
    if (!(await stat(folder).catch(() => undefined))?.isDirectory())
      throw error
  }
}

/**
 * A file or folder that is removed after use, or when the process ends before that. Code that Slidev loads calls `remove`:
 * Vite runs it as written, and Node 20 does not support `await using`.
 */
export function tempPath(path: string): AsyncDisposable & { path: string, remove: () => Promise<void> } {
  kept.add(path)
  async function remove(): Promise<void> {
    await rm(path, { recursive: true, force: true }).catch(() => {})
    kept.delete(path)
  }
  return { path, remove, [Symbol.asyncDispose]: remove }
}

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  }
  catch (error) {
    // A process of another user, which may not be signalled.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A path beside a target that no other process or call uses. */
export const beside = (target: string, kind: 'new' | 'old'): string => `${target}.${kind}-${process.pid}-${randomBytes(3).toString('hex')}`

/** A draft, or what was moved aside for one: the target's name, and the process id. */
const draftName = /^(.+)\.(new|old)-(\d+)-[0-9a-f]{6}$/

/**
 * Removes the drafts of killed processes: of one target, or all in one of the deck's own folders. If a process was killed
 * between moving the old folder aside and putting the new one in its place, the old one is restored.
 */
export async function removeDrafts(folder: string, target?: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const [, original = '', kind, pid] = draftName.exec(name) ?? []
    if (!pid || runs(Number(pid)) || (target !== undefined && original !== target))
      continue
    if (kind === 'old' && !existsSync(path.join(folder, original)))
      attempt(() => renameSync(path.join(folder, name), path.join(folder, original)))
    else
      await tempPath(path.join(folder, name)).remove()
  }
}

/** A place for the draft of a file or folder, beside it. Removes drafts of it by killed processes. */
export async function draftOf(target: string): Promise<ReturnType<typeof tempPath>> {
  await removeDrafts(path.dirname(path.resolve(target)), path.basename(path.resolve(target)))
  return tempPath(beside(target, 'new'))
}

/** Fills a folder beside the target, and puts it in place when it is complete. */
async function fillBeside(target: string, fill: (draft: string) => Promise<void>, place: (draft: string) => void): Promise<void> {
  const draft = await draftOf(target)
  try {
    await makeFolder(draft.path)
    await fill(draft.path)
    place(draft.path)
  }
  finally {
    await draft.remove()
  }
}

/**
 * Fills a folder beside the target and puts it in the target's place when it is complete. On any failure, or when the
 * user stops it, the target stays as it was and nothing is left beside it. Leftovers of killed processes are
 * removed first.
 */
export async function replaceDirAtomic(target: string, fill: (draft: string) => Promise<void>): Promise<void> {
  const old = tempPath(beside(target, 'old'))
  try {
    await fillBeside(target, fill, draft => swapFolders(draft, target, old.path))
  }
  finally {
    await old.remove()
  }
}

/**
 * Fills a folder beside the target and puts it there when it is complete. For content that is the same whichever process
 * makes it: if another process was first, its folder stays.
 */
export async function placeDirAtomic(target: string, fill: (draft: string) => Promise<void>): Promise<void> {
  await fillBeside(target, fill, (draft) => {
    try {
      renameSync(draft, target)
    }
    catch (error) {
      if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code!))
        throw error
    }
  })
}

/** Removes a folder if there is one, moving it aside first, so that no one ever finds half of it. */
export async function removeDirAtomic(folder: string): Promise<void> {
  const old = tempPath(beside(folder, 'old'))
  // Another process may remove it at the same time.
  await rename(folder, old.path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT')
      throw error
  })
  await old.remove()
}

/** Moves the target to `old` and a folder to its place, synchronously, so that no signal comes in between. */
function swapFolders(folder: string, target: string, old: string): void {
  const replaces = existsSync(target)
  if (replaces)
    renameSync(target, old)
  try {
    renameSync(folder, target)
  }
  catch (error) {
    if (replaces)
      renameSync(old, target)
    throw error
  }
}
