/** Ensures that a test run does not change the user's own files: what the commands made and cached before. */
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { root } from '../../tooling/shared/folders'

/** Entries of `.cache` that a run may change: its own folder, and the cache of lint. */
const own = new Set(['tests', 'eslint'])

/** Every file below the folder, with its time and size. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return await Promise.all(entries.filter(entry => !entry.isDirectory()).map(async (entry) => {
    const file = path.join(entry.parentPath, entry.name)
    const { mtimeMs, size } = await stat(file).catch(() => ({ mtimeMs: 0, size: 0 }))
    return `${path.relative(root, file)} of ${size} bytes, written at ${new Date(mtimeMs).toISOString()}`
  }))
}

/** All files in the folders that the commands write. */
export async function filesOfThePerson(deck: string): Promise<string[]> {
  const kept = await readdir(path.join(deck, '.cache')).catch(() => [])
  const folders = ['exports', 'dist', ...kept.filter(name => !own.has(name)).map(name => path.join('.cache', name))]
  return (await Promise.all(folders.map(folder => filesBelow(path.join(deck, folder))))).flat().sort()
}

/** The files that have changed or are new. */
export function changesBetween(before: readonly string[], after: readonly string[]): string[] {
  return [
    ...before.filter(file => !after.includes(file)).map(file => `gone or changed: ${file}`),
    ...after.filter(file => !before.includes(file)).map(file => `new: ${file}`),
  ]
}

export default async function watch(): Promise<() => Promise<void>> {
  const before = await filesOfThePerson(root)
  return async () => {
    const changes = changesBetween(before, await filesOfThePerson(root))
    if (changes.length > 0)
      throw new Error(`The tests have changed the user's own files (or a command ran meanwhile):\n${changes.join('\n')}\nGive the command in the test a place from tests/helpers/places.ts.`)
  }
}
