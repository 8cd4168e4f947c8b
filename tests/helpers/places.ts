/** Where the checks keep what they read. */
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const cache = fileURLToPath(new URL('../../.cache/tests', import.meta.url))

/** The print page, which shows every slide and step of either variant, as Vue builds it for development. */
export const printBuild = path.join(cache, 'print')

/** The page that shows components with facts of the tests. */
export const componentsBuild = path.join(cache, 'components')

/** The hosted deck, as `npm run build` makes it. */
export const hostedSite = path.join(cache, 'site')

/** Each variant as one file, as `npm run build` makes it. */
export const singleFiles = path.join(cache, 'files')
export const singleFile = (variant: string): string => path.join(singleFiles, `${variant}.html`)

/** What the commands keep while they are checked: the person's own stays as it is. */
export const testCache = path.join(cache, 'kept')

/** The exported PDFs: made by `outputs.setup.ts`, or those in the folder that the environment variable names. */
export const exportsFolder = process.env.DECK_EXPORTS ?? path.join(cache, 'exports')
