/**
 * What a command has made. A file in the folder lists the command's files with the hash of each. By that list a command
 * recognizes its own folder before replacing it, and notices damaged files.
 */
import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { filesBelow } from './walk'

/** Name of the list. Hosts skip names that begin with a dot, and the list reveals nothing that the folder does not. */
export const listName = '.deck-build'

interface MadeList {
  /** The command that made the folder. */
  command: string
  /** Hash of each file, by its path in the folder, with slashes. */
  files: Record<string, string>
}

/** Hash of a file's content, in hexadecimal digits. */
export const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

const filesIn = async (folder: string): Promise<string[]> => (await filesBelow(folder)).filter(name => name !== listName)

async function hashFiles(folder: string, names: readonly string[]): Promise<Record<string, string>> {
  return Object.fromEntries(await Promise.all(names.map(async name => [name, hashOf(await readFile(path.join(folder, name)))] as const)))
}

/** Lists what is in a folder as made by a command. */
export async function signFolder(folder: string, command: string): Promise<void> {
  const list: MadeList = { command, files: await hashFiles(folder, await filesIn(folder)) }
  await writeFile(path.join(folder, listName), `${JSON.stringify(list, undefined, 1)}\n`)
}

async function readList(folder: string): Promise<MadeList | undefined> {
  try {
    const { command, files } = JSON.parse(await readFile(path.join(folder, listName), 'utf8'))
    return typeof command === 'string' && Object.entries(files).length > 0 ? { command, files } : undefined
  }
  catch {
    return undefined
  }
}

/** Files that systems put into folders by themselves. */
const droppings = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])

/**
 * What a command has not made in a folder: files, or, if the command made nothing there, everything at the top level.
 * A compressed copy beside a file belongs to it.
 */
export async function foreignFiles(folder: string, command: string): Promise<string[]> {
  const list = await readList(folder)
  if (list?.command !== command)
    return (await readdir(folder)).filter(name => !droppings.has(name)).sort()
  const made = new Set(Object.keys(list.files))
  return (await filesIn(folder)).filter(name => !made.has(name) && !made.has(name.replace(/\.(?:gz|br)$/, '')) && !droppings.has(path.basename(name)))
}

/** Whether a folder holds everything that a command made there, unchanged, and nothing else. */
export async function isAsMade(folder: string, command: string): Promise<boolean> {
  return await isUndamaged(folder) && (await foreignFiles(folder, command)).length === 0
}

/** Whether every file in a folder's list is there, unchanged. */
export async function isUndamaged(folder: string): Promise<boolean> {
  const files = (await readList(folder))?.files
  if (!files)
    return false
  const now = await hashFiles(folder, Object.keys(files)).catch(() => undefined)
  return Object.entries(files).every(([name, hash]) => now?.[name] === hash)
}
