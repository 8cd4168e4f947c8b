/** `npm run new`: makes a self-contained deck without anything of this talk. */
import type { Talk } from '../../data/schema'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test as base, expect } from 'playwright/test'
import { event, products, talks } from '../../data'
import { unusedComponents } from '../../tooling/check/unused'
import { command as newCommand } from '../../tooling/cli/new'
import { entryOf, variants } from '../../tooling/deck/config'
import { readPdf } from '../../tooling/export/pdf/read'
import { root } from '../../tooling/shared/folders'
import { escapeRegExp } from '../../tooling/shared/regExp'
import { filesBelow } from '../../tooling/shared/walk'
import { run, startAll } from '../helpers/command'
import { made } from '../helpers/copy'

const test = base.extend<{ home: string }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs from this pattern.
  home: async ({}, use) => {
    const home = await mkdtemp(path.join(tmpdir(), 'deck-new-'))
    await use(home)
    await rm(home, { recursive: true })
  },
})

/** The readable text of a file, without base64 data. */
async function textOf(file: string): Promise<string> {
  if (!file.endsWith('.pdf'))
    return (await readFile(file, 'utf8')).replace(/[\w+/=]{200,}/g, '')
  const { pages, outline, title, author, subject, keywords } = await readPdf(await readFile(file))
  return [...pages.map(({ text }) => text), ...outline.map(({ title }) => title), title, author, subject, keywords].join('\n')
}

/** The names in this talk, except for those that the template also contains, which a new deck may keep. */
async function namesOfThisTalk(): Promise<string[]> {
  const template = path.join(root, 'tests/fixtures/template')
  const told = (await Promise.all((await filesBelow(template)).map(name => readFile(path.join(template, name), 'utf8')))).join('\n')
  const names = [
    ...products.flatMap(({ name, maker }) => [name, maker]),
    ...(talks as readonly Talk[]).flatMap(({ title, subject, speaker }) => [title, subject, speaker.name, speaker.organization, speaker.shortOrganization ?? '']),
    ...[event.name, event.series, event.hashtag, event.venue.host, event.source.title, event.source.author],
  ]
  return [...new Set(names)].filter(name => name && !told.includes(name))
}

/** Top-level entries that only this repository has. The template has its own entries. */
const ownTops = ['README.ja.md', 'bench', '.ci', ...variants.map(entryOf).map(entry => path.basename(entry))]

/** The names that a text contains as separate words. */
const namesIn = (text: string, names: readonly string[]): string[] => names.filter(name => new RegExp(`(?<![\\w-])${escapeRegExp(name)}(?![\\w-])`, 'i').test(text))

test('a new deck is self-contained: it builds with its PDFs, and contains no name of this talk', async ({ home }) => {
  test.setTimeout(240_000)
  const deck = path.join(home, 'まとめ My Recap')
  expect(await run('new', [deck])).toEqual({ code: 0, stderr: '', stdout: `${deck} holds a deck of its own. Now:\n\n  cd "${deck}"\n  npm ci && npm start\n\ndocs/another-meetup.md there says what to change, and in which order.\n` })
  const names = await namesOfThisTalk()
  /** The names found in files. */
  const naming = async (files: readonly string[]): Promise<string[]> => (await Promise.all(files.map(async file => namesIn(await textOf(path.join(deck, file)), names).map(name => `${file}: "${name}"`)))).flat()
  // The tests contain their own sentences.
  const copied = await filesBelow(deck)
  const tops = (await readdir(root)).filter(name => !made.has(name) && !ownTops.includes(name))
  expect(await readdir(deck), 'the top level: everything of this deck except what only this repository has → shared in tooling/cli/new.ts').toEqual(expect.arrayContaining(tops))
  for (const folder of ['tooling', 'layouts', 'composables', 'styles', 'deploy', '.github'])
    expect(await filesBelow(path.join(deck, folder)), `the files in ${folder}/ → isTaken in tooling/cli/new.ts`).toEqual(await filesBelow(path.join(root, folder)))
  expect(await naming(copied.filter(file => !file.startsWith('tests'))), 'names of this talk in the copied files').toEqual([])
  expect(unusedComponents(deck), 'components of the talk that no page uses, which make npm test fail from the start').toEqual([])
  for (const file of ['package.json', 'package-lock.json'])
    expect(JSON.parse(await readFile(path.join(deck, file), 'utf8')).name, `the name in ${file}`).toBe('my-recap')
  const { scripts } = JSON.parse(await readFile(path.join(deck, 'package.json'), 'utf8'))
  const scriptFiles = Object.values<string>(scripts).flatMap(line => /\S+\.ts\b/.exec(line)?.[0] ?? [])
  expect(scriptFiles.filter(file => !copied.includes(file)), 'scripts whose file is missing').toEqual([])

  await symlink(path.join(root, 'node_modules'), path.join(deck, 'node_modules'), 'junction')
  // The build also exports the PDFs of both variants.
  const { code, stdout, stderr } = await startAll([['confirm'], ['build']], { deck }).outcome
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout.split('\n')[0], 'the deck matches the confirmed records of its template').toBe('Everything is as it was confirmed.')
  expect(stdout, 'the note about what is left out → checkAddress in tooling/cli/build.ts').toContain('\nSITE_URL is not set: the canonical link, the address and the image for shared links are left out.\n')
  expect(stdout, 'the places of the results → build in tooling/cli/build.ts').toMatch(/\nSite: dist\/\nOne file each: exports\/recap\.html, exports\/lt\.html\n$/)
  const results = (await Promise.all(['dist', 'exports'].map(async folder => (await filesBelow(path.join(deck, folder))).map(file => `${folder}/${file}`)))).flat()
  expect(results).toEqual(expect.arrayContaining(['dist/index.html', 'dist/lt/index.html', 'dist/recap.pdf', 'dist/lt.pdf', 'exports/lt.html']))
  expect(await naming(results), 'names of this talk in the results').toEqual([])
})

test('a folder that is not empty or is part of this deck is refused and left unchanged', async ({ home }) => {
  await mkdir(path.join(home, 'full'))
  await writeFile(path.join(home, 'full/notes.txt'), 'theirs')
  await writeFile(path.join(home, 'file'), 'theirs')
  const before = await readdir(home, { recursive: true })
  const cases: [folder: string, told: RegExp][] = [
    [path.join(home, 'full'), /^\S+\/full is not empty: it holds notes\.txt\.\nNothing was touched\./],
    [path.join(home, 'file'), /^\S+\/file cannot be written: a part of its path is a file\.\nName another folder\./],
    [path.join(home, 'file/below'), /^\S+\/file\/below cannot be written: a part of its path is a file\.\nName another folder\./],
    [path.join(root, 'pages/new'), /^pages\/new is a part of this deck\.\nName a folder outside/],
    ['.', /^\. is a part of this deck\./],
    ...[...'#?*\'"$'].map(character => [path.join(home, `a${character}b`, 'deck'), new RegExp(`/a${escapeRegExp(character)}b/deck has ${escapeRegExp(character)} in its path, which Vite cannot read\\.\\nGive the folder another name\\.$`)] as [string, RegExp]),
  ]
  for (const [folder, told] of cases)
    await expect(newCommand.parseAsync([folder], { from: 'user' }), folder).rejects.toThrow(told)
  expect(await readdir(home, { recursive: true })).toEqual(before)
})
