/** Builds the service worker for a finished site. */
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { pictureType } from '../deck/publicFiles'
import { root, toolingFolder } from '../shared/folders'
import { hashOf } from '../shared/made'
import { filesBelow } from '../shared/walk'

/** Files kept for offline reading: all files of the decks themselves. The pictures that they show are added. */
const kept = /\.(?:html|js|json|css|woff2|webmanifest)$/
/** The total size allowed for kept pictures, in bytes; the largest are left out first. */
export const pictureBudget = 5_000_000
/** Files with a content hash in their name need no other revision. */
const hashed = /-[\w-]{8}\.\w+$/

/** A file of the site, and its size in bytes. */
export interface SiteFile {
  name: string
  size: number
}

export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`

/** The pictures named in a site's pages, scripts and style sheets, the smallest first. */
async function shownPictures(site: string, names: readonly string[]): Promise<SiteFile[]> {
  const texts = await Promise.all(names.filter(name => /\.(?:html|js|css|webmanifest)$/.test(name)).map(name => readFile(path.join(site, name), 'utf8')))
  const isShown = (name: string): boolean => texts.some(text => [name, encodeURI(name)].some(name => text.includes(path.posix.basename(name))))
  const shown = names.filter(name => pictureType(name) && isShown(name))
  const sized = await Promise.all(shown.map(async name => ({ name, size: (await stat(path.join(site, name))).size })))
  return sized.sort((a, b) => a.size - b.size)
}

/** The files of a site that a visitor keeps, with their revisions, and the pictures that exceed the limit. Some are left to the network. */
export async function filesToKeep(site: string, except: readonly string[]): Promise<{ files: { url: string, revision: string | null }[], tooMuch: SiteFile[] }> {
  const names = (await filesBelow(site)).filter(name => !except.includes(name))
  let weight = 0
  const pictures = (await shownPictures(site, names)).map(picture => ({ ...picture, fits: (weight += picture.size) <= pictureBudget }))
  const keep = new Set([...names.filter(name => kept.test(name)), ...pictures.filter(({ fits }) => fits).map(({ name }) => name)])
  const files = await Promise.all(names.filter(name => keep.has(name)).map(async url => ({
    url,
    revision: hashed.test(url) ? null : hashOf(await readFile(path.join(site, url))).slice(0, 16),
  })))
  return { files, tooMuch: pictures.filter(({ fits }) => !fits).map(({ name, size }) => ({ name, size })) }
}

/**
 * Writes `worker.js` into the site. Call it last: the worker names every file with its revision.
 * @returns the pictures that are left to the network because they exceed the limit
 */
export async function buildWorker(site: string, except: readonly string[]): Promise<SiteFile[]> {
  const { build } = await import('vite')
  const { files, tooMuch } = await filesToKeep(site, except)
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { '__FILES__': JSON.stringify(files), 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: site,
      emptyOutDir: false,
      lib: { entry: path.join(toolingFolder, 'site/client/worker.ts'), formats: ['iife'], name: 'worker', fileName: () => 'worker.js' },
    },
  })
  return tooMuch
}
