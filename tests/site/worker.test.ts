/** What a visitor's browser keeps for reading without a network. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { filesToKeep } from '../../tooling/site/worker'

/** Files of each kind in a site: whether they are kept, and whether they need a revision. */
const files: Readonly<Record<string, false | 'by its name' | 'with a revision'>> = {
  'index.html': 'with a revision',
  'phrases.json': 'with a revision',
  'site.webmanifest': 'with a revision',
  'favicon.svg': 'with a revision',
  'assets/index-aB3_-xYz.js': 'by its name',
  'assets/slides-12345678.js': 'by its name',
  'assets/style-12345678.css': 'by its name',
  'assets/deck-sans-400-0a1b2c3d4e-12345678.woff2': 'by its name',
  'assets/picture-12345678.png': 'by its name',
  'other/index.html': 'with a revision',
  'other/phrases.json': 'with a revision',
  'share.png': false,
  'other/share.png': false,
  'unseen.png': false,
  'recap.pdf': false,
  '.deck-build': false,
}

test('all files that the deck needs are kept, including its phrases, but no PDFs and no unused files', async () => {
  const site = await mkdtemp(path.join(tmpdir(), 'deck-keep-'))
  for (const name of Object.keys(files)) {
    await mkdir(path.dirname(path.join(site, name)), { recursive: true })
    await writeFile(path.join(site, name), name === 'index.html' ? '<link rel="icon" href="./favicon.svg"><img src="./assets/picture-12345678.png"><meta content="share.png">' : name)
  }
  const { files: kept, tooMuch } = await filesToKeep(site, ['share.png', 'other/share.png'])
  await rm(site, { recursive: true })
  const found = Object.fromEntries(kept.map(({ url, revision }) => [url, revision ? 'with a revision' : 'by its name']))
  expect(Object.fromEntries(Object.keys({ ...files, ...found }).map(name => [name, found[name] ?? false])), 'see kept and hashed in tooling/site/worker.ts').toEqual(files)
  expect(tooMuch).toEqual([])
})
