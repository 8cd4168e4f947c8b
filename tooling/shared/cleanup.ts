/** What must not stay behind when a script ends, in whatever way: temporary files and folders, other processes. */
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

/** What a signal does now. Slidev loads this module a second time, so a command says it and not the module. */
let onSignal = (): void => {}

function setOnSignal(act: () => void): void {
  for (const signal of signals)
    // `on`, not `once`: npm forwards the signal too, and the second must not cut the exit handlers short.
    process.off(signal, onSignal).on(signal, act)
  onSignal = act
}

/** Lets a signal run the same exit handlers as any other way out: those here, and the browser's. */
export function exitOnSignal(message: string): void {
  setOnSignal(() => {
    if (message)
      console.error(`\n${message}`)
    process.exit(130)
  })
}

/** From here on nothing is unfinished: a signal is how a server ends when all is well. */
export function endBySignal(close: () => Promise<void>): void {
  setOnSignal(() => void close().then(() => process.exit()))
}

process.on('exit', () => {
  running.forEach(child => child.kill())
  // A child may have written there a moment ago, hence the retries.
  kept.forEach(path => attempt(() => rmSync(path, { recursive: true, force: true, maxRetries: 5 })))
  // Not where something is in them.
  made.reverse().forEach(folder => attempt(() => rmdirSync(folder)))
})

/** What cannot be removed could not be written either, and that is what is told. */
function attempt(remove: () => void): void {
  try {
    remove()
  }
  catch {}
}

/** A child process that ends at the latest with this one. */
export function killOnExit<T extends ChildProcess>(child: T): T {
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/**
 * A folder and those above it; what is still empty at the end is taken away again. Node's own recursive `mkdir` never
 * comes back from places such as `/proc`.
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
    // Another one may have made it meanwhile.
    if (!(await stat(folder).catch(() => undefined))?.isDirectory())
      throw error
  }
}

/**
 * A file or folder that is removed when it is done with, or when the process ends before. What Slidev loads calls `remove`:
 * Vite runs it as it is written, and Node 20 does not know `await using`.
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
    // One of another user may not be asked.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A path beside a target that no other process and no other call uses. */
export const beside = (target: string, kind: 'new' | 'old'): string => `${target}.${kind}-${process.pid}-${randomBytes(3).toString('hex')}`

/** A draft, or what gives way to one: the name that it is for, and the number of the process. */
const draftName = /^(.+)\.(new|old)-(\d+)-[0-9a-f]{6}$/

/**
 * Removes the drafts of processes that were killed: of one target, or all in a folder that is the deck's own. Where a process was
 * killed between taking an old folder away and putting the new one there, the old one comes back.
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

/** A place for the draft of a file or folder, beside it. Drafts of it by processes that were killed are removed now. */
export async function draftOf(target: string): Promise<ReturnType<typeof tempPath>> {
  await removeDrafts(path.dirname(path.resolve(target)), path.basename(path.resolve(target)))
  return tempPath(beside(target, 'new'))
}

/** Fills a folder beside the target, and puts it in its place when it is whole. */
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
 * Fills a folder beside the target and puts it in the target's place when it is whole. On any failure, or when the
 * person at the terminal stops it, the target stays as it was and nothing is left beside it. What a process that was
 * killed has left is removed before.
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
 * Fills a folder beside the target and puts it there when it is whole. For what is the same whoever makes it: where
 * another process was first, its folder stays.
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

/** Removes a folder where there is one, moved aside first: nobody ever finds half of it. */
export async function removeDirAtomic(folder: string): Promise<void> {
  const old = tempPath(beside(folder, 'old'))
  // Another process may remove it at the same time.
  await rename(folder, old.path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT')
      throw error
  })
  await old.remove()
}

/** Puts a folder in the place of the target, and what stands there at `old`, in one go: no signal comes between. */
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
