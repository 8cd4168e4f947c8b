/** Code of the tests that runs inside a page: written as modules like any other, and bundled into one script. */
import type { Rollup } from 'vite'
import { build } from 'vite'

const bundles = new Map<string, Promise<string>>()

/**
 * Bundles a module, once for a worker.
 * @param entry path of the module
 * @param name global variable that what it exports becomes
 * @returns a script for `page.addScriptTag({ content })`
 */
export function bundleForPage(entry: string, name: string): Promise<string> {
  const bundle = bundles.get(entry) ?? bundleNow(entry, name)
  bundles.set(entry, bundle)
  return bundle
}

async function bundleNow(entry: string, name: string): Promise<string> {
  const [{ output }] = await build({ configFile: false, publicDir: false, logLevel: 'warn', build: { write: false, minify: false, lib: { entry, name, formats: ['iife'] } } }) as [Rollup.RollupOutput]
  return output[0].code
}
