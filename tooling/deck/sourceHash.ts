/** Shows whether a cached build still matches its sources. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { cacheFolder, confirmedFolder, toolingFolder } from '../shared/folders'
import { filesBelow } from '../shared/walk'
import { siteAddress } from './siteAddress'

/** Files in the deck's folder that do not affect a build: generated files, documents, and what serves or checks the deck. */
const ignored = new Set(['node_modules', 'dist', 'exports', 'docs', 'deploy', 'bench', 'tests', 'test-results', 'playwright-report', 'components.d.ts', 'netlify.toml', 'Dockerfile', 'eslint.config.ts', 'playwright.config.ts'])
const isIgnored = (name: string): boolean => name.startsWith('.') || ignored.has(name) || /^(?:README|LICENSE)\b/.test(name)

/**
 * Hashes everything that a build is made from: the deck's sources, the lock file, Node, and the address of the hosted deck,
 * which is on a slide. For a file that cannot be read, such as a broken link, only the name counts.
 */
export async function hashSources(root: string, address = siteAddress): Promise<string> {
  const tops = (await readdir(root)).filter(name => !isIgnored(name) && path.join(root, name) !== cacheFolder)
  // The tooling may be elsewhere, shared by several decks.
  const tooling = path.relative(root, toolingFolder)
  const places = tooling.startsWith('..') ? [...tops, tooling] : tops
  const names = await Promise.all(places.map(top => filesBelow(path.join(root, top)).then(names => names.map(name => path.join(top, name)), () => [top])))
  const hash = createHash('sha256').update(process.version).update('\0').update(address ?? '').update('\0')
  // Records are not included: they state what a build should be, but it is not made from them.
  for (const name of names.flat().filter(name => path.dirname(name) !== path.normalize(confirmedFolder)).sort())
    hash.update(name).update('\0').update(await readFile(path.join(root, name)).catch(() => 'cannot be read')).update('\0')
  return hash.digest('hex')
}
