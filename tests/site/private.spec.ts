import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { readDeck } from '../../tooling/check'
import { root } from '../../tooling/shared/folders'
import { folderOf } from '../../tooling/site/variants'
import { expect, hostedSite, mainVariant, otherVariant, singleFile, test, variants } from './site'

/** Every text file of the public build, by name. */
async function publicTexts(): Promise<Map<string, string>> {
  const names = (await readdir(hostedSite, { recursive: true })).filter(name => /\.(?:html|js|css|json|webmanifest|svg|map|txt)$/.test(name))
  const texts = await Promise.all(names.map(async name => [name, await readFile(path.join(hostedSite, name), 'utf8')] as const))
  const files = await Promise.all(variants.map(async variant => [`${variant}.html`, await readFile(singleFile(variant), 'utf8')] as const))
  return new Map([...texts, ...files])
}

/** The sentences of notes, long enough to search for. */
function sentencesOf(note: string): string[] {
  return note.split(/[。\n]|\[\w+\]/).map(sentence => sentence.trim()).filter(sentence => sentence.length >= 12 && /\p{Script=Hiragana}/u.test(sentence))
}

/** The secrets that the texts contain, each with its file. */
function leaks(texts: ReadonlyMap<string, string>, secrets: readonly string[]): string[] {
  return [...texts].flatMap(([name, text]) => secrets.filter(secret => text.includes(secret)).map(secret => `${name}: ${secret}`))
}

test('no sentence of the notes is in any public file', async ({ facts }) => {
  const shown = (await Promise.all(variants.map(async variant => (await readDeck(variant)).slides.map(({ content }) => content)))).flat()
  // A sentence that is also on a slide is public on purpose.
  const secrets = [...new Set(variants.flatMap(variant => facts[variant]!.flatMap(({ note }) => sentencesOf(note))))].filter(secret => !shown.some(content => content.includes(secret)))
  expect(secrets.length, 'the number of sentences, more than one for each slide').toBeGreaterThan(Math.max(...variants.map(variant => facts[variant]!.length)))
  const texts = await publicTexts()
  expect(leaks(texts, secrets)).toEqual([])
  // The check finds what it looks for.
  expect(leaks(new Map([['planted.js', `const note="${secrets[0]}"`]]), secrets)).toContain(`planted.js: ${secrets[0]}`)
})

test('data that is only for the speaker is in no public file', async () => {
  const { notesAutoRuby } = (await readDeck(mainVariant)).headmatter as { notesAutoRuby: Record<string, string> }
  const texts = await publicTexts()
  const page = texts.get('index.html')!
  const readings = Object.values(notesAutoRuby).filter(reading => !page.includes(reading))
  expect(readings).not.toEqual([])
  expect(leaks(texts, [...readings, 'dropWhenLate'])).toEqual([])
})

test('no public file has a path of the build machine, a source map or a page of the speaker', async () => {
  const texts = await publicTexts()
  expect([...texts.keys()].filter(name => name.endsWith('.map'))).toEqual([])
  expect(leaks(texts, [root, 'sourceMappingURL=', 'node_modules', '/@fs/', 'presenter/print', 'notes-edit', 'localhost'])).toEqual([])
})

/** Folders of the variants, and the names of their PDFs, as parts of a pattern. */
const [folders, documents] = [variants.map(folderOf).filter(Boolean).join('|'), variants.join('|')]
const meant = [
  new RegExp(`^(?:${folders})?(?:index\\.html|favicon\\.svg|share\\.png|phrases\\.json|assets/(?:(?:index|slides)\\.js|style\\.css|deck-(?:sans|mono)-[\\w-]+\\.woff2|[\\w-]+\\.(?:svg|png|jpg|webp)))$`),
  new RegExp(`^(?:${documents})\\.pdf$`),
  /^(?:icon-(?:180|512)\.png|site\.webmanifest|worker\.js|\.deck-build)$/,
]

/** Files, by their path in the site, that are not meant to be public. */
function unexpected(names: readonly string[]): string[] {
  return names.filter(name => !meant.some(pattern => pattern.test(name)))
}

test('the folder contains only files that are meant to be public', async () => {
  const names = (await readdir(hostedSite, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile()).map(entry => path.relative(hostedSite, path.join(entry.parentPath, entry.name)).replaceAll(/-[\w-]{8}\.(\w+)$/g, '.$1')).sort()
  expect(unexpected(names)).toEqual([])
  // The check finds what it looks for.
  const secrets = ['handout.pdf', 'notes.json', 'presenter/index.html', 'assets/index.js.map', `${folderOf(otherVariant)}other.pdf`]
  expect(unexpected([...names, ...secrets])).toEqual(secrets)
})
