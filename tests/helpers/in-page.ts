/** Test code that runs inside a page: written as normal modules, and bundled into one script. */
import type { Rollup } from 'vite'
import { build } from 'vite'

const bundles = new Map<string, Promise<string>>()

/**
 * Bundles a module, once per worker.
 * @param entry path of the module
 * @param name of the global variable for its exports
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
