import path from 'node:path'
import process from 'node:process'

/** Folder of the deck that this process serves: the working directory. */
export const root = process.cwd()

/** Where commands keep what they can make again, and work on what is not whole yet: `.cache`, or what `DECK_CACHE` names. */
export const cacheFolder = process.env.DECK_CACHE ? path.resolve(process.env.DECK_CACHE) : path.join(root, '.cache')
