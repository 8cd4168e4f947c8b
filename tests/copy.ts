import { cp, mkdtemp, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { root } from '../scripts/deck'

/** A copy of the deck, in a temporary folder, that a check may spoil; its packages are this one's. */
export async function copyDeck(): Promise<string> {
  const deck = await mkdtemp(path.join(tmpdir(), 'deck-copy-'))
  const left = new Set(['.git', '.cache', 'node_modules', 'dist', 'exports', 'docs', 'test-results', 'tests'].map(name => path.join(root, name)))
  await cp(root, deck, { recursive: true, filter: file => !left.has(file) })
  await symlink(path.join(root, 'node_modules'), path.join(deck, 'node_modules'))
  return deck
}
