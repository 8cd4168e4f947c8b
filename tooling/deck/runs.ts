/** Talks that were given or rehearsed: how long each slide was shown. */
import type { Variant } from './config'
import { readdirSync, rmSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { writeFileAtomic } from '../shared/files'
import { variants } from './config'

const runSchema = z.object({
  variant: z.enum(variants),
  /** When the talk began, in milliseconds since 1970. */
  began: z.number(),
  /** Seconds that each slide was shown while the clock ran, by its `routeAlias`; a slide that was left out is absent. */
  slides: z.record(z.string(), z.number()),
})
export type Run = z.infer<typeof runSchema>

const mostRuns = 50

/** Keeps a run, and the last ones before it; what is kept of the same one is replaced. */
export function keepRun(folder: string, run: Run): void {
  writeFileAtomic(path.join(folder, `${run.variant}-${new Date(run.began).toISOString().replaceAll(':', '-')}.json`), JSON.stringify(run))
  for (const name of namesOf(run.variant, readdirSync(folder)).slice(0, -mostRuns))
    rmSync(path.join(folder, name), { force: true })
}

function namesOf(variant: Variant, names: readonly string[]): string[] {
  return names.filter(name => name.startsWith(`${variant}-`) && name.endsWith('.json')).sort()
}

/** The last runs of a variant, in their order. A file that holds no run is passed over. */
export async function lastRuns(folder: string, variant: Variant, count: number): Promise<Run[]> {
  const names = namesOf(variant, await readdir(folder).catch(() => []))
  const runs = await Promise.all(names.map(name => readRun(path.join(folder, name))))
  return runs.filter(run => run !== undefined).slice(-count)
}

async function readRun(file: string): Promise<Run | undefined> {
  return await readFile(file, 'utf8').then(text => runSchema.parse(JSON.parse(text))).catch(() => undefined)
}
