/** Talks that were given or rehearsed: how long each slide was shown. */
import type { Cut } from '../deck'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

export interface Run {
  cut: Cut
  /** When the talk began, in milliseconds since 1970. */
  began: number
  /** Seconds that each slide was shown while the clock ran, by its `routeAlias`; a slide that was left out is absent. */
  slides: Readonly<Record<string, number>>
}

/** Keeps a run; what is kept of the same one is replaced. */
export function keepRun(folder: string, run: Run): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, `${run.cut}-${new Date(run.began).toISOString().replaceAll(':', '-')}.json`), JSON.stringify(run))
}

/** The last runs of a cut, in their order. */
export async function lastRuns(folder: string, cut: Cut, count: number): Promise<Run[]> {
  const names = existsSync(folder) ? (await readdir(folder)).filter(name => name.startsWith(`${cut}-`)).sort().slice(-count) : []
  return await Promise.all(names.map(async name => JSON.parse(await readFile(path.join(folder, name), 'utf8'))))
}
