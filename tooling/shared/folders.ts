import path from 'node:path'
import process from 'node:process'
import { CliError } from './errors'

/** Folder of the deck that this process serves: the working directory. */
export const root = process.cwd()

/** Folder of the tooling. */
export const toolingFolder = path.resolve(import.meta.dirname, '..')

/** Where commands keep what they can make again, and unfinished work: `.cache`, or the folder named by `DECK_CACHE`. */
export const cacheFolder = process.env.DECK_CACHE ? path.resolve(process.env.DECK_CACHE) : path.join(root, '.cache')

/** Where a deck keeps its confirmed records (`tooling/check/records.ts`), relative to its folder. */
export const confirmedFolder = 'data/confirmed'

/**
 * Makes sure that Vite can read a folder: it and its bundler mistake some characters in a path for a pattern, or for the end
 * of an address.
 * @throws CliError if it cannot
 */
export function assertReadable(folder: string): void {
  const [character] = /[#?*'"$]/.exec(folder) ?? []
  if (character)
    throw new CliError(`${folder} has ${character} in its path, which Vite cannot read.`, 'Give the folder another name.')
}
