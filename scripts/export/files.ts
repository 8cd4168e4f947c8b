/** Files that appear whole or not at all. */
import { constants } from 'node:fs'
import { access, mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { keepUntilDone, makeFolder, swapFolders } from '../leftovers'
import { Mishap } from '../terminal'

const reasons: Record<string, string> = {
  ENOENT: 'there is no making a folder there',
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

/** A mishap for what a file system refuses; any other error as it is. */
function refused(target: string, error: unknown): unknown {
  const reason = reasons[(error as NodeJS.ErrnoException).code ?? '']
  return reason ? new Mishap(`${target} cannot be written: ${reason}.`, 'Nothing was replaced. Name another folder with --out.') : error
}

/**
 * Makes sure of a folder that can be written to.
 * @throws Mishap where it cannot
 */
export async function readyFolder(folder: string): Promise<void> {
  try {
    await makeFolder(path.resolve(folder))
    await access(folder, constants.W_OK)
  }
  catch (error) {
    throw refused(folder, error)
  }
}

/**
 * Writes beside the file and puts the new one in its place once it is whole.
 * @throws Mishap where it cannot be written; the old file stays
 */
export async function replaceFile(file: string, content: Uint8Array): Promise<void> {
  const draft = keepUntilDone(`${file}.${process.pid}.part`)
  try {
    await writeFile(draft.path, content)
    await rename(draft.path, file)
  }
  catch (error) {
    throw refused(file, error)
  }
  finally {
    await draft.remove()
  }
}

/** A folder that is filled beside the one it replaces. */
export interface Draft {
  /** Adds a file. */
  write: (name: string, content: Uint8Array) => Promise<void>
  /** Puts the folder in its place. */
  finish: () => Promise<void>
  /** Gives it up; does nothing after `finish`. */
  drop: () => Promise<void>
}

/**
 * Begins a folder that takes the place of another once it is whole.
 * @throws Mishap where it cannot be written; the old folder stays
 */
export async function replaceFolder(folder: string): Promise<Draft> {
  const draft = keepUntilDone(`${folder}.${process.pid}.part`)
  const old = keepUntilDone(`${folder}.${process.pid}.old`)
  const attempt = async (write: () => Promise<unknown>): Promise<void> => {
    try {
      await write()
    }
    catch (error) {
      throw refused(folder, error)
    }
  }
  await attempt(() => mkdir(draft.path))
  return {
    write: (name, content) => attempt(() => writeFile(path.join(draft.path, name), content)),
    finish: () => attempt(async () => {
      swapFolders(draft.path, folder, old.path)
      await old.remove()
    }),
    drop: () => draft.remove(),
  }
}
