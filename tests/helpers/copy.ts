import type { SourceSlideInfo } from '@slidev/types'
import { execFileSync } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { readSources } from '../../tooling/deck/sources'
import { root, toolingFolder } from '../../tooling/shared/folders'

/** A small deck on an evening that never was. */
const evening = fileURLToPath(new URL('../fixtures/evening', import.meta.url))

/** Its files that name the tooling. */
const namers = ['package.json', 'deck.config.ts', 'components/SlideLink.vue']

/**
 * Makes a deck that a check may spoil: the fixture, with a copy of the tooling in it. Its packages are this deck's.
 * @param to the folder to make; a temporary one without it
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

/** What is made in this deck's folder, and is no part of it. */
export const made: ReadonlySet<string> = new Set(['.git', '.cache', '.slidev', 'node_modules', 'dist', 'exports', 'test-results', 'playwright-report', 'components.d.ts'])

/** Copies this very deck into an empty folder, which may stand inside of it. Its packages are this deck's, file by file: a folder that is a link is another case for some checks. */
export async function copyThisDeck(to: string): Promise<void> {
  // One by one: a folder cannot be copied whole into itself.
  const parts = (await readdir(root)).filter(name => !made.has(name))
  await Promise.all(parts.map(name => cp(path.join(root, name), path.join(to, name), { recursive: true, filter: file => path.basename(file) !== 'node_modules' })))
  execFileSync('cp', ['-al', path.join(root, 'node_modules'), to])
}

/** The slides of such a deck, by the name of the entry. */
export async function slidesOf(deck: string, entry: string): Promise<readonly SourceSlideInfo[]> {
  return (await readSources(path.join(deck, entry))).slides
}
