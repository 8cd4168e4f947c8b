/** The talk to present, built once and kept for as long as its sources stay the same. */
import type { PresentPlan } from '../../present/plan'
import type { Cut } from '../deck'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { buildDeck, cacheFolder, readDeck, root } from '../deck'
import { replaceKept } from '../files'
import { removeDrafts } from '../leftovers'
import { isUndamaged } from '../made'

/** Where builds and the talk's place are kept. */
export const presentCache = path.join(cacheFolder, 'present')
/** Where the times of talks are kept. */
export const runsFolder = path.join(presentCache, 'runs')

/** What in the deck's folder is no part of the talk: what is made, and what is only read by people. */
const apart = new Set(['node_modules', 'dist', 'exports', 'docs', 'deploy', 'tests', 'test-results', 'playwright-report', 'components.d.ts'])

/**
 * A hash of everything that a build is made from: the deck's sources and the lock file. Of what cannot be read, such as
 * a link that leads nowhere, it is the name.
 * @param root folder of the deck
 */
export async function hashSources(root: string): Promise<string> {
  const tops = (await readdir(root)).filter(name => !name.startsWith('.') && !apart.has(name) && path.join(root, name) !== cacheFolder)
  const names = await Promise.all(tops.map(async (top) => {
    const entries = await readdir(path.join(root, top), { recursive: true, withFileTypes: true }).catch(() => undefined)
    return entries?.filter(entry => !entry.isDirectory()).map(entry => path.relative(root, path.join(entry.parentPath, entry.name))) ?? [top]
  }))
  // The address of the hosted deck stands on a slide.
  const hash = createHash('sha256').update(process.env.SITE_URL ?? '').update('\0')
  for (const name of names.flat().sort())
    hash.update(name).update('\0').update(await readFile(path.join(root, name)).catch(() => 'cannot be read')).update('\0')
  return hash.digest('hex')
}

/** File beside the pages that says what they were made from. */
export const note = 'build.json'

/** What is in it. */
interface Kept {
  /** What the build was made from, as `hashSources` tells it. */
  sources: string
  plan: PresentPlan
}

/** What a build says of itself; undefined where there is none, or it is damaged. */
export async function readNote(folder: string): Promise<Kept | undefined> {
  try {
    return await isUndamaged(folder) ? JSON.parse(await readFile(path.join(folder, note), 'utf8')) : undefined
  }
  catch {
    return undefined
  }
}

export interface Presentation extends Kept {
  /** Folder with the pages of stage and presenter, notes included. */
  folder: string
}

/** The characters of the windows themselves, which are not all in the deck's own fonts. */
async function windowCharacters(): Promise<string> {
  const folder = path.join(root, 'present')
  const texts = await Promise.all((await readdir(folder)).map(name => readFile(path.join(folder, name), 'utf8')))
  return [...new Set(texts.join(''))].filter(character => character > ' ').sort().join('')
}

async function fillFolder(folder: string, cut: Cut, kept: Kept, say: (what: string) => void): Promise<void> {
  const [{ presentPage }, { firstFonts }, { completeTexts, markdownTexts, withTexts }] = await Promise.all([import('../../present/page'), import('../site/fonts'), import('./texts')])
  const text = await windowCharacters()
  const fonts = await firstFonts([400, 700].map(weight => ({ family: 'Deck First', weight, text })))
  const page = withTexts(presentPage(kept.plan.title, fonts), await markdownTexts(cut))
  await buildDeck(cut, { outDir: folder, page, define: { __PLAN__: JSON.stringify(kept.plan), __BUILD__: JSON.stringify(kept.sources) } })
  await completeTexts(folder, cut, say)
}

/**
 * The presentation of a cut: the kept one where the sources are as they were, else a new one.
 * @param cut which
 * @param say told what is being done, where it takes a while
 * @throws Mishap where the deck has a mistake, or the folder cannot be written
 */
export async function ensurePresentation(cut: Cut, say: (what: string) => void): Promise<Presentation> {
  await removeDrafts(presentCache)
  const folder = path.join(presentCache, cut)
  const sources = await hashSources(root)
  const kept = await readNote(folder)
  if (kept?.sources === sources)
    return { folder, ...kept }

  const why = kept ? 'The deck has changed. Building it …' : 'The kept build is damaged. Building the deck …'
  say(existsSync(folder) ? why : 'Building the deck …')
  const { planFrom } = await import('./plan')
  const plan = planFrom(cut, await readDeck(cut))
  await replaceKept(folder, 'npm run present', async (draft) => {
    await fillFolder(draft, cut, { sources, plan }, say)
    await writeFile(path.join(draft, note), JSON.stringify({ sources, plan } satisfies Kept))
  })
  return { folder, sources, plan }
}
