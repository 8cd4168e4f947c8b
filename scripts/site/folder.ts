/** Replacing a folder as a whole: the old one stays until the new one is complete. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { Mishap } from '../terminal'

const problems: Readonly<Record<string, string>> = {
  EACCES: 'it may not be written by this user',
  EPERM: 'it may not be written by this user',
  EROFS: 'it is on a read-only disk',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a file stands where a folder should be',
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
  const draft = `${target}.new-${mark}`
  const old = `${target}.old-${mark}`
  // What cannot be removed could not be written either, and that is what is told.
  const remove = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true }).catch(() => {})

  const onSignal = (): void => void remove(draft).finally(() => process.exit(130))
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal)
  try {
    await mkdir(draft, { recursive: true })
    await fill(draft)
    if (existsSync(target))
      await rename(target, old)
    await rename(draft, target)
  }
  catch (error) {
    if (existsSync(old) && !existsSync(target))
      await rename(old, target)
    throw explainWriteError(error, target)
  }
  finally {
    await remove(draft)
    await remove(old)
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
  }
}
