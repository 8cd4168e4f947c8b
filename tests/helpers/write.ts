import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

/**
 * Writes files into a folder.
 * @param folder to write to; it is created if necessary
 * @param files contents, by path in the folder
 */
export async function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
    await writeFile(path.join(folder, name), content)
  }
}
