/** Records of talks and rehearsals: how long each slide was shown. */
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
  /** Seconds for which each slide was shown while the clock ran, by `routeAlias`. A slide that was left out is absent. */
  slides: z.record(z.string(), z.number()),
})
export type Run = z.infer<typeof runSchema>

const mostRuns = 50

/** Saves a run, replacing an earlier save of the same one, and deletes all but the latest runs. */
export function keepRun(folder: string, run: Run): void {
  writeFileAtomic(path.join(folder, `${run.variant}-${new Date(run.began).toISOString().replaceAll(':', '-')}.json`), JSON.stringify(run))
  for (const name of namesOf(run.variant, readdirSync(folder)).slice(0, -mostRuns))
    rmSync(path.join(folder, name), { force: true })
}

function namesOf(variant: Variant, names: readonly string[]): string[] {
  return names.filter(name => name.startsWith(`${variant}-`) && name.endsWith('.json')).sort()
}

/** The last runs of a variant, in order. A file without a valid run is skipped. */
export async function lastRuns(folder: string, variant: Variant, count: number): Promise<Run[]> {
  const names = namesOf(variant, await readdir(folder).catch(() => []))
  const runs = await Promise.all(names.map(name => readRun(path.join(folder, name))))
  return runs.filter(run => run !== undefined).slice(-count)
}

async function readRun(file: string): Promise<Run | undefined> {
  return await readFile(file, 'utf8').then(text => runSchema.parse(JSON.parse(text))).catch(() => undefined)
}
