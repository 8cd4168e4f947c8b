/** The icons of icon packages, read from the packages themselves. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

interface IconSet {
  icons: Record<string, { body: string }>
  aliases?: Record<string, { parent: string }>
}

/** The icon sets, cached because the files are large. */
const sets = new Map<string, IconSet>()

/** The paths of an icon, such as `carbon:chat`, in order. */
export function iconBody(icon: string): string[] {
  const [set, name] = icon.split(':') as [string, string]
  if (!sets.has(set))
    sets.set(set, JSON.parse(readFileSync(require.resolve(`@iconify-json/${set}/icons.json`), 'utf8')))
  const { icons, aliases = {} } = sets.get(set)!
  return [...icons[aliases[name]?.parent ?? name]!.body.matchAll(/ d="([^"]*)"/g)].map(([, path]) => path!)
}
