/** Whether a kept build is still that of the sources. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { cacheFolder, confirmedFolder, toolingFolder } from '../shared/folders'
import { filesBelow } from '../shared/walk'
import { siteAddress } from './siteAddress'

/** What in the deck's folder is no part of a build: what is made, what is only read by people, and what serves or checks it. */
const ignored = new Set(['node_modules', 'dist', 'exports', 'docs', 'deploy', 'bench', 'tests', 'test-results', 'playwright-report', 'components.d.ts', 'netlify.toml', 'Dockerfile', 'eslint.config.ts', 'playwright.config.ts'])
const isIgnored = (name: string): boolean => name.startsWith('.') || ignored.has(name) || /^(?:README|LICENSE)\b/.test(name)

/**
 * A hash of everything that a build is made from: the deck's sources, the lock file, Node, and the address of the hosted deck,
 * which stands on a slide. Of what cannot be read, such as a link that leads nowhere, it is the name.
 */
export async function hashSources(root: string, address = siteAddress): Promise<string> {
  const tops = (await readdir(root)).filter(name => !isIgnored(name) && path.join(root, name) !== cacheFolder)
  // The tooling may lie elsewhere, for several decks.
  const tooling = path.relative(root, toolingFolder)
  const places = tooling.startsWith('..') ? [...tops, tooling] : tops
  const names = await Promise.all(places.map(top => filesBelow(path.join(root, top)).then(names => names.map(name => path.join(top, name)), () => [top])))
  const hash = createHash('sha256').update(process.version).update('\0').update(address ?? '').update('\0')
  // Records say what a build should be; it is not made from them.
  for (const name of names.flat().filter(name => path.dirname(name) !== path.normalize(confirmedFolder)).sort())
    hash.update(name).update('\0').update(await readFile(path.join(root, name)).catch(() => 'cannot be read')).update('\0')
  return hash.digest('hex')
}
