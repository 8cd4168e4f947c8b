/** The files of a build, in memory: they are small, and what replaces or removes the folder does not reach a talk that goes on. */
import type { Buffer } from 'node:buffer'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { lookup } from 'mrmime'

export interface File {
  type: string
  content: Buffer
}

/**
 * Reads every file of a folder.
 * @returns the files by their path on the server, as addresses write it
 */
export async function readFiles(folder: string): Promise<Map<string, File>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return new Map(await Promise.all(entries.filter(entry => entry.isFile()).map(async ({ parentPath, name }) => {
    const file = path.join(parentPath, name)
    const type = lookup(name) ?? 'application/octet-stream'
    return [encodeURI(`/${path.relative(folder, file).replaceAll(path.sep, '/')}`), { type: type.startsWith('text/') ? `${type}; charset=utf-8` : type, content: await readFile(file) }] as const
  })))
}
