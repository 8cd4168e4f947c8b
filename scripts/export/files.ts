/** Files that appear whole or not at all. */
import { constants } from 'node:fs'
import { access, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { keepUntilDone, makeFolder, replaceWhole } from '../leftovers'
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

/**
 * Fills a folder and puts it in the place of another once it is whole; see `replaceWhole`.
 * @throws Mishap where it cannot be written; the old folder stays
 */
export async function replaceFolder(folder: string, fill: (draft: string) => Promise<void>): Promise<void> {
  try {
    await replaceWhole(folder, fill)
  }
  catch (error) {
    throw refused(folder, error)
  }
}
