/** Where the tests keep what they read. */
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const cache = fileURLToPath(new URL('../../.cache/tests', import.meta.url))

/** The print page, which shows every slide and step of every variant, in a development build of Vue. */
export const printBuild = path.join(cache, 'print')

/** The page that shows components with facts of the tests. */
export const componentsBuild = path.join(cache, 'components')

/** The hosted deck, as `npm run build` makes it. */
export const hostedSite = path.join(cache, 'site')

/** Each variant as a single file, as `npm run build` makes it. */
export const singleFiles = path.join(cache, 'files')
export const singleFile = (variant: string): string => path.join(singleFiles, `${variant}.html`)

/** The cache of the commands during tests, so that the user's own cache stays unchanged. */
export const testCache = path.join(cache, 'kept')

/** The folder of the exported PDFs: made by `outputs.setup.ts`, or named by the environment variable. */
export const exportsFolder = process.env.DECK_EXPORTS ?? path.join(cache, 'exports')
