import path from 'node:path'
import process from 'node:process'
import { CliError } from './errors'

/** Folder of the deck that this process serves: the working directory. */
export const root = process.cwd()

/** Folder of the tooling. */
export const toolingFolder = path.resolve(import.meta.dirname, '..')

/** Where commands keep what they can make again, and work on what is not whole yet: `.cache`, or what `DECK_CACHE` names. */
export const cacheFolder = process.env.DECK_CACHE ? path.resolve(process.env.DECK_CACHE) : path.join(root, '.cache')

/** Where a deck keeps what was confirmed of it (`tooling/check/records.ts`), from its folder. */
export const confirmedFolder = 'data/confirmed'

/**
 * Makes sure that Vite can read a folder: it and its bundler take some characters of a path for a pattern, or for the end of
 * an address.
 * @throws CliError where it cannot
 */
export function assertReadable(folder: string): void {
  const [character] = /[#?*'"$]/.exec(folder) ?? []
  if (character)
    throw new CliError(`${folder} has ${character} in its path, which Vite cannot read.`, 'Give the folder another name.')
}
