import type { SourceSlideInfo } from '@slidev/types'
import { execFileSync } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { readSources } from '../../tooling/deck/sources'
import { root, toolingFolder } from '../../tooling/shared/folders'

/** A small deck about a fictional evening. */
const evening = fileURLToPath(new URL('../fixtures/evening', import.meta.url))

/** Its files that refer to the tooling. */
const namers = ['package.json', 'deck.config.ts', 'components/SlideLink.vue']

/**
 * Makes a deck that a test may break: the fixture, with its own copy of the tooling and the packages of this deck.
 * @param to the folder to create; by default, a temporary one
 */
export async function makeDeck(to?: string): Promise<string> {
  const deck = to ?? await mkdtemp(path.join(tmpdir(), 'deck-copy-'))
  await cp(evening, deck, { recursive: true, filter: file => path.basename(file) !== '.cache' })
  await cp(toolingFolder, path.join(deck, 'tooling'), { recursive: true })
  await symlink(path.join(root, 'node_modules'), path.join(deck, 'node_modules'))
  for (const name of namers) {
    const file = path.join(deck, name)
    await writeFile(file, (await readFile(file, 'utf8')).replace('../../../tooling', './tooling'))
  }
  return deck
}

/** Generated entries in this deck's folder, which are not part of the deck. */
export const made: ReadonlySet<string> = new Set(['.git', '.cache', '.slidev', 'node_modules', 'dist', 'exports', 'test-results', 'playwright-report', 'components.d.ts'])

/**
 * Copies this deck into an empty folder, which may be inside it. The packages are hard links, file by file, because some
 * checks treat a linked folder differently.
 */
export async function copyThisDeck(to: string): Promise<void> {
  // Copy entry by entry, because a folder cannot be copied into itself.
  const parts = (await readdir(root)).filter(name => !made.has(name))
  await Promise.all(parts.map(name => cp(path.join(root, name), path.join(to, name), { recursive: true, filter: file => path.basename(file) !== 'node_modules' })))
  execFileSync('cp', ['-al', path.join(root, 'node_modules'), to])
}

/** The slides of such a deck, for the given entry file. */
export async function slidesOf(deck: string, entry: string): Promise<readonly SourceSlideInfo[]> {
  return (await readSources(path.join(deck, entry))).slides
}
