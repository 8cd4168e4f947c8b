import { cp, mkdtemp, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { cacheFolder, root } from '../../tooling/shared/folders'

/** What of the deck's folder a copy of it does without. */
const left = new Set(['.git', '.cache', 'node_modules', 'dist', 'exports', 'docs', 'bench', 'test-results', 'tests'].map(name => path.join(root, name)))

/**
 * Copies the deck, for a check that spoils it; its packages are this one's.
 * @param to the folder to make; a temporary one without it
 */
export async function copyDeck(to?: string): Promise<string> {
  const deck = to ?? await mkdtemp(path.join(tmpdir(), 'deck-copy-'))
  await cp(root, deck, { recursive: true, filter: file => !left.has(file) })
  await symlink(path.join(root, 'node_modules'), path.join(deck, 'node_modules'))
  // Cutting fonts down takes seconds. Those that do not fit, or are on their way, are made again.
  await cp(path.join(cacheFolder, 'fonts'), path.join(deck, '.cache/fonts'), { recursive: true }).catch(() => {})
  return deck
}
