/** Replacing a folder as a whole: the old one stays until the new one is complete. */
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import process from 'node:process'
import { keepUntilDone, makeFolder, swapFolders } from '../leftovers'
import { Mishap } from '../terminal'

const problems: Readonly<Record<string, string>> = {
  'EACCES': 'it may not be written by this user',
  'EPERM': 'it may not be written by this user',
  'EROFS': 'it is on a read-only disk',
  'ENOSPC': 'the disk is full',
  'EDQUOT': 'the disk quota is used up',
  'ENOTDIR': 'a file stands where a folder should be',
  'EEXIST': 'a file stands where a folder should be',
  'no such file or directory, mkdir': 'there is no making a folder there',
}

/** Says in one sentence why a folder could not be written; other errors come back as they are. */
export function explainWriteError(error: unknown, folder: string): unknown {
  // Build tools wrap the system's error, or keep only its text.
  const text = `${(error as NodeJS.ErrnoException).code ?? ''} ${String(error)}`
  const code = Object.keys(problems).find(code => text.includes(code)) ?? (/no space left/i.test(text) ? 'ENOSPC' : undefined)
  return code ? new Mishap(`${path.relative(process.cwd(), folder) || folder} cannot be written: ${problems[code]}. What was there before is unchanged.`) : error
}

/**
 * Fills a folder beside the target and puts it in the target's place when it is whole. On any failure, or when the
 * person at the terminal stops it, the target stays as it was and nothing is left beside it.
 */
export async function replaceFolder(target: string, fill: (draft: string) => Promise<void>): Promise<void> {
  const mark = `${process.pid}-${randomBytes(3).toString('hex')}`
  const draft = keepUntilDone(`${target}.new-${mark}`)
  const old = keepUntilDone(`${target}.old-${mark}`)
  try {
    await makeFolder(draft.path)
    await fill(draft.path)
    swapFolders(draft.path, target, old.path)
  }
  catch (error) {
    throw explainWriteError(error, target)
  }
  finally {
    await draft.remove()
    await old.remove()
  }
}
