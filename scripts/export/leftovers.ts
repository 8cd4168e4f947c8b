/** What must not stay behind: temporary files and folders, also where the export is interrupted. */
import { rmdirSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import process from 'node:process'

const kept = new Set<string>()

/** Leaving by a signal runs the same exit handlers as any other way out: these here, and the browser's. */
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => process.exit(130))
process.on('exit', () => kept.forEach(path => rmSync(path, { recursive: true, force: true })))

/** A folder that was made for what never came is taken away at the end. */
export function removeIfEmpty(folder: string): void {
  process.on('exit', () => {
    try {
      rmdirSync(folder)
    }
    catch {
      // Something is in it.
    }
  })
}

/** A file or folder that is removed when it is done with, or when the process ends before. */
export function keepUntilDone(path: string): { path: string, remove: () => Promise<void> } {
  kept.add(path)
  return {
    path,
    async remove() {
      await rm(path, { recursive: true, force: true })
      kept.delete(path)
    },
  }
}
