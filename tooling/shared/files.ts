/**
 * Files and folders that appear complete or not at all, and never replace anything of the user's. Messages on the
 * terminal may show the paths given to these functions.
 */
import { execFile } from 'node:child_process'
import { constants, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { access, lstat, readdir, readFile, readlink, realpath, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { beside, draftOf, makeFolder, removeDrafts, replaceDirAtomic } from './cleanup'
import { CliError } from './errors'
import { cacheFolder, root } from './folders'
import { foreignFiles, hashOf, signFolder } from './made'

/** Why a file system refuses to write, by its error code. */
const reasons: Readonly<Record<string, string>> = {
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
}

/** A path as people would write it: relative if it is below this folder. */
export function shownPath(file: string): string {
  return isWithin(process.cwd(), file) ? path.relative(process.cwd(), file) || '.' : file
}

/** Whether a path is a folder or inside it; both absolute. */
export function isWithin(folder: string, file: string): boolean {
  const way = path.relative(folder, file)
  return way === '' || (!path.isAbsolute(way) && way.split(path.sep)[0] !== '..')
}

const otherFolder = 'Nothing was replaced. Name another folder with --out.'

/**
 * Explains a file system's error; returns any other error as it is. Build tools wrap the system's error, or keep only its text.
 * The fix is for targets outside the folder that the deck keeps for itself.
 */
export function explainWriteError(error: unknown, target: string, fix = otherFolder): unknown {
  const { code = '', message = '', path: place } = error as NodeJS.ErrnoException
  if (error instanceof CliError)
    return error
  const known = Object.keys(reasons).find(name => code === name || new RegExp(`\\b${name}\\b`).test(message)) ?? (/no space left/i.test(message) ? 'ENOSPC' : undefined)
  const reason = known ? reasons[known] : /no such file or directory, mkdir/.test(message) ? 'there is no making a folder there' : undefined
  if (!reason)
    return error
  const isKept = isWithin(cacheFolder, path.resolve(target)) || (place !== undefined && isWithin(cacheFolder, path.resolve(place)))
  return isKept
    ? new CliError(`${shownPath(cacheFolder)} cannot be written: ${reason}.`, 'Nothing was replaced. The commands keep files there; DECK_CACHE can name another folder.')
    : new CliError(`${shownPath(path.resolve(target))} cannot be written: ${reason}.`, fix)
}

/** Handles a file system's error by throwing its explanation. */
export function throwExplained(target: string, fix?: string): (error: unknown) => never {
  return (error) => {
    throw explainWriteError(error, target, fix)
  }
}

const untouched = 'Nothing was touched. Move it away, or name another place.'

async function statOf(target: string): Promise<Awaited<ReturnType<typeof lstat>> | undefined> {
  try {
    return await lstat(target)
  }
  catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      return undefined
    throw explainWriteError(error, target)
  }
}

/** A file below a folder that Git tracks; undefined if there is none, or no Git. */
async function trackedIn(folder: string): Promise<string | undefined> {
  const listed = await promisify(execFile)('git', ['ls-files', '--', '.'], { cwd: folder, maxBuffer: 2 ** 28 }).catch(() => undefined)
  return listed?.stdout.split('\n')[0] || undefined
}

/**
 * Makes sure, before anything is made, that a command may put a folder there: in place of nothing, an empty folder,
 * or one that it made itself.
 * @throws CliError if something else is there; nothing is touched
 */
export async function assertReplaceable(target: string, command: string): Promise<void> {
  const shown = shownPath(path.resolve(target))
  const existing = await statOf(target)
  if (!existing)
    return
  if (existing.isSymbolicLink())
    throw new CliError(`${shown} is a link to ${await readlink(target)}, where a folder must go.`, untouched)
  if (!existing.isDirectory())
    throw new CliError(`${shown} is a file, where a folder must go.`, untouched)

  const folder = await realpath(target)
  if (isWithin(folder, await realpath(root)))
    throw new CliError(`${shown} contains the deck itself and would be replaced as a whole.`, 'Nothing was touched. Name a folder of its own.')
  const [foreign] = await foreignFiles(folder, command).catch(throwExplained(target))
  if (foreign !== undefined)
    throw new CliError(`${shown} contains files that \`${command}\` did not make, such as ${foreign}.`, untouched)
  const names = await readdir(folder, { recursive: true }).catch(throwExplained(target))
  if (names.some(name => path.basename(name) === '.git'))
    throw new CliError(`${shown} contains a Git repository and would be replaced as a whole.`, untouched)
  const tracked = await trackedIn(folder)
  if (tracked)
    throw new CliError(`${shown} contains files that Git tracks, such as ${tracked}.`, untouched)
}

/**
 * Makes sure, before anything is made, that a file can be put at a path: in place of nothing, or of a file.
 * @throws CliError if a folder or a link is there
 */
export async function assertFile(file: string): Promise<void> {
  const existing = await statOf(file)
  if (existing?.isDirectory())
    throw new CliError(`${shownPath(path.resolve(file))} cannot be written: there is a folder of that name.`, untouched)
  if (existing?.isSymbolicLink())
    throw new CliError(`${shownPath(path.resolve(file))} is a link to ${await readlink(file)}, which would be lost.`, untouched)
  if (existing && !existing.isFile())
    throw new CliError(`${shownPath(path.resolve(file))} is not a file that can be replaced.`, untouched)
}

/**
 * Makes sure that a folder exists and can be written to.
 * @throws CliError if it cannot
 */
export async function readyFolder(folder: string, fix?: string): Promise<void> {
  await makeFolder(path.resolve(folder)).then(() => access(folder, constants.W_OK)).catch(throwExplained(folder, fix))
}

/**
 * Writes beside the file and puts the new one in its place once it is complete.
 * @throws CliError if it cannot be written; the old file stays
 */
export async function replaceFile(file: string, content: string | Uint8Array): Promise<void> {
  await assertFile(file)
  const draft = await draftOf(file)
  await writeFile(draft.path, content).then(() => rename(draft.path, file)).catch(throwExplained(file)).finally(draft.remove)
}

/**
 * Writes a small file, and its folder if there is none, so that no one ever reads half of it: two commands may run at
 * once. Synchronous, so that writes happen in the order of the calls.
 */
export function writeFileAtomic(file: string, content: string | Uint8Array): void {
  const draft = beside(file, 'new')
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(draft, content)
  renameSync(draft, file)
}

/**
 * Fills a folder and puts it in the place of another that the same command made, once it is complete; see `replaceDirAtomic`.
 * @throws CliError if something else is there, or it cannot be written; what is there stays
 */
export async function replaceFolder(target: string, command: string, fill: (draft: string) => Promise<void>): Promise<void> {
  await assertReplaceable(target, command)
  await replaceKept(target, command, async (draft) => {
    await fill(draft)
    // Meanwhile something else may have been put there.
    await assertReplaceable(target, command)
  })
}

/**
 * Makes sure of a file that the deck keeps below `.cache`, under a name that says what it is made from. A missing or changed
 * file is made again. Its hash is kept beside it, in the format of `sha256sum`.
 * @throws CliError if it cannot be written
 */
export async function keepFile(file: string, make: () => Promise<Uint8Array>): Promise<void> {
  const note = (content: Uint8Array): string => `${hashOf(content)}  ${path.basename(file)}\n`
  const [kept, noted] = await Promise.all([readFile(file).catch(() => undefined), readFile(`${file}.sha256`, 'utf8').catch(() => undefined)])
  if (kept && note(kept) === noted)
    return
  const folder = path.dirname(file)
  await removeDrafts(folder)
  const content = await make()
  await readyFolder(folder)
  await replaceFile(file, content)
  await replaceFile(`${file}.sha256`, note(content))
}

/**
 * Fills a folder that the deck keeps below `.cache`, and replaces the previous one once it is complete.
 * @throws CliError if it cannot be written; what is there stays
 */
export async function replaceKept(target: string, command: string, fill: (draft: string) => Promise<void>): Promise<void> {
  await replaceDirAtomic(target, async (draft) => {
    await fill(draft)
    await signFolder(draft, command)
  }).catch(throwExplained(target))
}

/**
 * An empty folder to work in below `.cache`, removed when it goes out of scope.
 * @throws CliError if it cannot be written to
 */
export async function workFolder(name: string): ReturnType<typeof draftOf> {
  const place = await draftOf(path.join(cacheFolder, name))
  await readyFolder(place.path)
  return place
}
