import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Writes data as JSON so that nobody ever reads half of it. Synchronous, so that what is written one after the other
 * stands in that order: a few hundred bytes, a few times a minute.
 */
export function writeWhole(file: string, data: unknown): void {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, JSON.stringify(data))
  renameSync(`${file}.new`, file)
}
