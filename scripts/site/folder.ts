/** Replacing a folder as a whole: the old one stays until the new one is complete. */
import path from 'node:path'
import process from 'node:process'
import { replaceWhole } from '../leftovers'
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
 * Fills a folder and puts it in the target's place when it is whole; see `replaceWhole`.
 * @throws Mishap where it cannot be written
 */
export async function replaceFolder(target: string, fill: (draft: string) => Promise<void>): Promise<void> {
  try {
    await replaceWhole(target, fill)
  }
  catch (error) {
    throw explainWriteError(error, target)
  }
}
