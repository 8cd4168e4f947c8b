import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

/**
 * Writes a small file, and its folder where there is none, so that nobody ever reads half of it: two commands may run at
 * once. Synchronous, so that what is written one after the other stands in that order.
 */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const draft = `${file}.${process.pid}.part`
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(draft, content)
  renameSync(draft, file)
}
