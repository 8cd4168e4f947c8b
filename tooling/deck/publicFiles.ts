/** The files in `public/` that slides show: a build finds every mention and gives it a working address. */
import type { Plugin } from 'vite'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { lookup } from 'mrmime'
import { filesBelow } from '../shared/walk'

/** The media type of an image; undefined for any other file. */
export function pictureType(name: string): string | undefined {
  const type = lookup(name)
  return type?.startsWith('image/') ? type : undefined
}

/** A string that is a root-relative address. */
const address = /(["'])(\/[^"'\\\n]+)\1/g

/**
 * Turns each string in a module's code that names a file into an import of that file; undefined if there is none. Vite
 * handles addresses in templates and style sheets, but it treats those in frontmatter and data as text, which breaks under
 * another path.
 */
export function importFiles(code: string, files: ReadonlySet<string>): string | undefined {
  const imports = new Map<string, string>()
  const changed = code.replaceAll(address, (whole, _quote: string, file: string, at: number) => {
    const [before, after] = [code.slice(Math.max(0, at - 40), at), code.slice(at + whole.length, at + whole.length + 10)]
    const isImport = /\b(?:from|import)\s*(?:\(\s*)?$/.test(before)
    const isKey = /[{,]\s*$/.test(before) && /^\s*:/.test(after)
    if (!files.has(file) || isImport || isKey)
      return whole
    if (!imports.has(file))
      imports.set(file, `__public_${imports.size}`)
    return imports.get(file)!
  })
  return imports.size > 0 ? `${[...imports].map(([file, name]) => `import ${name} from ${JSON.stringify(file)}`).join('\n')}\n${changed}` : undefined
}

/** Makes every mention of a file in `public/` work under any path of the pages. */
export function mentionedFiles(): Plugin {
  let root: string
  const files = new Set<string>()
  return {
    name: 'deck:mentioned-files',
    enforce: 'post',
    async configResolved({ publicDir, root: folder }) {
      root = folder
      for (const name of await filesBelow(publicDir).catch(() => []))
        files.add(`/${name}`)
    },
    transform(code, id) {
      const isOwn = (id.startsWith(root) && !id.includes('/node_modules/')) || id.startsWith('/@slidev/')
      return isOwn && !/\.css\b|type=style/.test(id) ? importFiles(code, files) : undefined
    },
  }
}

/**
 * Shares public files between this build and the others of the site, so that the site has them only once. This build's folder
 * is relative to the site, with a trailing slash.
 */
export function sharedFiles(folder: string): Plugin {
  let assetsDir: string
  return {
    name: 'deck:shared-files',
    configResolved({ build }) {
      assetsDir = build.assetsDir
    },
    config: () => ({
      build: { copyPublicDir: false },
      experimental: {
        renderBuiltUrl(file, { hostId, hostType, type }) {
          if (type !== 'public')
            return undefined
          // A style sheet's name does not include its folder yet.
          const host = hostType === 'css' ? assetsDir : path.posix.dirname(hostId)
          const way = path.posix.relative(path.posix.join(folder, host), file)
          return hostType === 'js' ? { runtime: `new URL(${JSON.stringify(way)}, import.meta.url).href` } : way
        },
      },
    }),
  }
}

/** Inlines fonts and images into scripts and style sheets, for the single-file deck. */
export function inlineFiles(): Plugin {
  let publicDir: string
  return {
    name: 'deck:inline-files',
    configResolved(config) {
      publicDir = config.publicDir
    },
    config: () => ({
      build: { assetsInlineLimit: () => true, copyPublicDir: false },
      experimental: {
        renderBuiltUrl(file, { type }) {
          const media = pictureType(file)
          return type === 'public' && media ? `data:${media};base64,${readFileSync(path.join(publicDir, file)).toString('base64')}` : undefined
        },
      },
    }),
  }
}
