/** The drawings of icon packages, read from the packages themselves. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** The paths of a mark, such as `carbon:chat`, in their order. */
export function iconBody(icon: string): string[] {
  const [set, name] = icon.split(':') as [string, string]
  const { icons, aliases = {} } = JSON.parse(readFileSync(require.resolve(`@iconify-json/${set}/icons.json`), 'utf8'))
  const body: string = icons[aliases[name]?.parent ?? name].body
  return [...body.matchAll(/ d="([^"]*)"/g)].map(([, path]) => path!)
}
