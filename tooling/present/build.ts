/** The talk to present, built once and kept for as long as its sources stay the same. */
import type { Variant } from '../deck/config'
import type { PresentPlan } from '../deck/plan'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { readDeck } from '../check'
import { buildDeck } from '../deck/build'
import { families } from '../deck/families'
import { windowCharacters } from '../deck/fonts'
import { hashSources } from '../deck/sourceHash'
import { removeDrafts } from '../shared/cleanup'
import { replaceKept } from '../shared/files'
import { cacheFolder, root } from '../shared/folders'
import { isUndamaged } from '../shared/made'

/** Where builds and the talk's place are kept. */
export const presentCache = path.join(cacheFolder, 'present')
/** Where the times of talks are kept. */
export const runsFolder = path.join(presentCache, 'runs')

/** The file beside the pages that says what they were built from. */
export const note = 'build.json'

/** Content of that file. */
interface Kept {
  /** Hash of the sources, from `hashSources`. */
  sources: string
  plan: PresentPlan
}

/** What a build says about itself; undefined if there is no build, or it is damaged. */
export async function readNote(folder: string): Promise<Kept | undefined> {
  return await isUndamaged(folder) ? await readFile(path.join(folder, note), 'utf8').then(JSON.parse).catch(() => undefined) : undefined
}

export interface Presentation extends Kept {
  /** Folder with the pages of the audience view and presenter view, notes included. */
  folder: string
}

async function fillFolder(folder: string, variant: Variant, kept: Kept, say: (what: string) => void): Promise<void> {
  const [{ presentPage, withTexts }, { firstFonts }, { completeTexts, markdownTexts }] = await Promise.all([import('./page'), import('../deck/firstFonts'), import('./texts')])
  const text = await windowCharacters(root)
  const fonts = await firstFonts([400, 700].map(weight => ({ family: families.first, weight, text })))
  const page = withTexts(presentPage(kept.plan.title, fonts), await markdownTexts(variant))
  await buildDeck(variant, { outDir: folder, page, define: { __PLAN__: JSON.stringify(kept.plan), __BUILD__: JSON.stringify(kept.sources) } })
  await completeTexts(folder, variant, say)
}

/**
 * The presentation of a variant: the kept one if the sources have not changed, else a new one.
 * @throws CliError if the deck has a mistake, or the folder cannot be written
 */
export async function ensurePresentation(variant: Variant, say: (what: string) => void): Promise<Presentation> {
  await removeDrafts(presentCache)
  const folder = path.join(presentCache, variant)
  const sources = await hashSources(root)
  const kept = await readNote(folder)
  if (kept?.sources === sources)
    return { folder, ...kept }

  const why = kept ? 'The deck has changed. Building it …' : 'The kept build is damaged. Building the deck …'
  say(existsSync(folder) ? why : 'Building the deck …')
  const { planFrom } = await import('../deck/planFrom')
  const plan = planFrom(variant, await readDeck(variant))
  await replaceKept(folder, 'npm run present', async (draft) => {
    await fillFolder(draft, variant, { sources, plan }, say)
    await writeFile(path.join(draft, note), JSON.stringify({ sources, plan } satisfies Kept))
  })
  return { folder, sources, plan }
}
