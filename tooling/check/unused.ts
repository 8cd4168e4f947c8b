/** Finds components that the deck no longer uses, left over from a removed page or another talk. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { isWithin } from '../shared/files'
import { filesEndingIn } from '../shared/walk'

const kebab = (name: string): string => name.replace(/\B[A-Z]/g, letter => `-${letter}`).toLowerCase()

/**
 * The components that no page, layout or layer shows, directly or through another component. Only the talk's own are listed:
 * the others are shared by every deck, and tests show them.
 */
export function unusedComponents(root: string, folder = 'components/talk'): string[] {
  const below = (folder: string): string => path.join(root, folder)
  const unseen = new Map(filesEndingIn('.vue', below('components')).map(file => [path.basename(file, '.vue'), file]))
  const tops = readdirSync(root).filter(name => /\.(?:md|vue)$/.test(name) && !name.startsWith('README')).map(below)
  const files = [...tops, ...filesEndingIn('.md', below('pages')), ...filesEndingIn('.vue', below('layouts'))]
  // The list grows during the loop: what a shown component uses is also shown.
  for (const file of files) {
    const text = readFileSync(file, 'utf8')
    for (const [name, component] of unseen) {
      if (new RegExp(`<(?:${name}|${kebab(name)})[\\s/>]|/${name}\\.vue['"]`).test(text)) {
        unseen.delete(name)
        files.push(component)
      }
    }
  }
  return [...unseen.values()].filter(file => isWithin(below(folder), file)).map(file => path.relative(root, file)).sort()
}
