/** Finds the deck's components that nothing shows: left from a page that is gone, or from another talk. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Files below a folder of the deck with an ending, as paths from the deck's folder. */
function filesBelow(root: string, folder: string, ending: string): string[] {
  const there = path.join(root, folder)
  return existsSync(there) ? readdirSync(there, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith(ending)).map(name => path.join(folder, name)) : []
}

const kebab = (name: string): string => name.replace(/\B[A-Z]/g, letter => `-${letter}`).toLowerCase()

/**
 * The components that no page, layout or layer shows, neither itself nor by another component.
 * @param root folder of the deck; its pages are the Markdown files in it and in `pages/`
 * @returns their files, from the deck's folder
 */
export function unusedComponents(root: string): string[] {
  const unseen = new Map(filesBelow(root, 'components', '.vue').map(file => [path.basename(file, '.vue'), file]))
  const tops = readdirSync(root).filter(name => /\.(?:md|vue)$/.test(name) && !name.startsWith('README'))
  const files = [...tops, ...filesBelow(root, 'pages', '.md'), ...filesBelow(root, 'layouts', '.vue')]
  // The list grows while it is read: what a component shows is shown, too.
  for (const file of files) {
    const text = readFileSync(path.join(root, file), 'utf8')
    for (const [name, component] of unseen) {
      if (new RegExp(`<(?:${name}|${kebab(name)})[\\s/>]|/${name}\\.vue['"]`).test(text)) {
        unseen.delete(name)
        files.push(component)
      }
    }
  }
  return [...unseen.values()].sort()
}
