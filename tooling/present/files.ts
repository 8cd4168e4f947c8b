/** The files of a build, in memory: they are small, and a running talk survives the folder being replaced or removed. */
import type { Buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { lookup } from 'mrmime'
import { filesBelow } from '../shared/walk'

export interface File {
  type: string
  content: Buffer
}

/** Reads every file of a folder, keyed by its URL path on the server. */
export async function readFiles(folder: string): Promise<Map<string, File>> {
  return new Map(await Promise.all((await filesBelow(folder)).map(async (name) => {
    const type = lookup(name) ?? 'application/octet-stream'
    return [encodeURI(`/${name}`), { type: type.startsWith('text/') ? `${type}; charset=utf-8` : type, content: await readFile(path.join(folder, name)) }] as const
  })))
}
