/**
 * Chromium from the npm registry, for machines that have no browser, reach no other host and do not allow installing one:
 * a headless shell for Linux x64 with glibc, with the libraries and the font that a bare system lacks.
 */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { extract } from 'tar'
import { placeDirAtomic, removeDirAtomic } from '../cleanup'
import { root } from '../folders'
import { hashOf, isAsMade, signFolder } from '../made'
import { download } from './download'

export interface Package {
  name: string
  version: string
  /** Hash of the archive, as npm gives it: `npm view NAME@VERSION dist.integrity`. */
  integrity: string
}

/** The package to fetch. Its version is Chromium's, ideally the same as Playwright's. */
const chromium: Package = {
  name: '@sparticuz/chromium',
  version: '153.0.0',
  integrity: 'sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==',
}

/** Where it is kept. The package's own code would run anything that someone put at `/tmp/chromium`. */
const keptFolder = path.join(root, '.cache', 'chromium')

/** Starts the browser with its libraries and fonts, which nothing else sees. No shell stays in between. */
const startScript = `#!/bin/sh
here="\${0%/*}"
export LD_LIBRARY_PATH="$here/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}" FONTCONFIG_FILE="\${FONTCONFIG_FILE:-$here/fonts.conf}"
exec "$here/headless_shell" "$@"
`

/**
 * The system's fonts, and one more: without any font, Chromium draws no web fonts either. No cache, as it would be outside
 * this folder.
 */
const fontSettings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
  <cachedir>/dev/null</cachedir>
</fontconfig>
`

const programIn = (folder: string): string => path.join(folder, 'chromium')

/** What a folder is made from, for its list of files: the package and the texts above. */
const origin = ({ integrity }: Package): string => hashOf(`${integrity}\n${startScript}\n${fontSettings}\n`)

/** The Chromium that was fetched before; undefined if there is none, or it has another version or has changed since. */
export async function keptChromium(folder = keptFolder, pack = chromium): Promise<string | undefined> {
  // Another process may be removing it right now.
  return await isAsMade(folder, origin(pack)).catch(() => false) ? programIn(folder) : undefined
}

/**
 * Finds this Chromium, or fetches it with npm and its settings.
 * @throws Error with the reason in one line if it cannot be fetched
 */
export async function ensureChromium(folder = keptFolder, pack = chromium): Promise<string> {
  const program = await keptChromium(folder, pack)
  if (program)
    return program
  // What is there has another version, or is damaged.
  await removeDirAtomic(folder)
  await placeDirAtomic(folder, draft => unpack(pack, draft))
  return programIn(folder)
}

async function unpack(pack: Package, folder: string): Promise<void> {
  const parts = path.join(folder, 'package')
  await mkdir(parts)
  await download(`Chromium ${pack.version} from the npm registry`, 'npm', [
    'pack',
    `${pack.name}@${pack.version}`,
    `--pack-destination=${parts}`,
    '--ignore-scripts',
    '--prefer-offline',
    '--loglevel=error',
    // Without an answer npm gives up after a minute, not after its usual quarter of an hour.
    '--fetch-timeout=30000',
    '--fetch-retries=1',
    '--fetch-retry-mintimeout=1000',
  ])
  const [name] = await readdir(parts)
  const archive = path.join(parts, name!)
  const integrity = `sha512-${createHash('sha512').update(await readFile(archive)).digest('base64')}`
  if (integrity !== pack.integrity)
    throw new Error(`${pack.name}@${pack.version} is ${integrity} and not ${pack.integrity}`)

  const part = (name: string): string => path.join(parts, `${name}.br`)
  await extract({ file: archive, cwd: parts, strip: 2 })
  await extract({ file: part('al2023.tar'), cwd: folder }, ['lib'])
  await extract({ file: part('fonts.tar'), cwd: folder }, ['fonts'])
  await pipeline(createReadStream(part('chromium')), createBrotliDecompress(), createWriteStream(path.join(folder, 'headless_shell'), { mode: 0o755 }))
  await rm(parts, { recursive: true })
  await writeFile(programIn(folder), startScript, { mode: 0o755 })
  await writeFile(path.join(folder, 'fonts.conf'), fontSettings)
  await signFolder(folder, origin(pack))
}
