/** Builds the service worker for a finished site. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { root } from '../deck'

/** What is kept for offline reading: all that the decks themselves consist of. */
const kept = /\.(?:html|js|json|css|woff2|svg|png|jpg|webp|webmanifest)$/
/** Files whose name holds a hash of their content need no other revision. */
const hashed = /-[\w-]{8}\.\w+$/

/** The files of a site that a visitor keeps, with their revisions. */
async function filesToKeep(site: string, except: readonly string[]): Promise<{ url: string, revision: string | null }[]> {
  const names = (await readdir(site, { recursive: true })).map(name => name.replaceAll('\\', '/')).filter(name => kept.test(name) && !except.includes(name)).sort()
  return await Promise.all(names.map(async url => ({
    url,
    revision: hashed.test(url) ? null : createHash('sha256').update(await readFile(path.join(site, url))).digest('hex').slice(0, 16),
  })))
}

/**
 * Writes `worker.js` into the site. It belongs at the end: it names every file with its revision.
 * @param site folder of the site
 * @param except files that are left to the network
 */
export async function buildWorker(site: string, except: readonly string[]): Promise<void> {
  const { build } = await import('vite')
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { '__FILES__': JSON.stringify(await filesToKeep(site, except)), 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: site,
      emptyOutDir: false,
      lib: { entry: path.join(root, 'stage/worker.ts'), formats: ['iife'], name: 'worker', fileName: () => 'worker.js' },
    },
  })
}
