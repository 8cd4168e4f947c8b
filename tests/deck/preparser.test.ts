/** The preparser, which runs before start, build and export read the deck. */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { inspect } from 'node:util'
import { expect, test } from 'playwright/test'
import { config, variants } from '../../tooling/deck/config'
import { extensionsFor, noteForVariant } from '../../tooling/deck/preparse'
import { readSources } from '../../tooling/deck/sources'
import preparser from '../../tooling/setup/preparser'

test('a wrong page stops the reading of the deck, with clear messages and without a stack', async () => {
  const entry = test.info().outputPath('slides.md')
  await writeFile(entry, '---\nrouteAlias: cover\n---\n\n本文\n')
  const error = await Promise.resolve(preparser({ filepath: entry, headmatter: {} })).catch(error => error)
  expect(inspect(error)).toMatch(/^2 things in the deck are wrong:\n(?:\nslides\.md, slide 1 \(cover\), (?:title|notes): (?:is|are) missing\b.*\n {2}→ .+\.){2}$/)
})

test('a paragraph for one variant is spoken in that variant only', () => {
  const note = `はじめに。\n\n${variants.map(variant => `[${variant}] ${variant}。`).join('\n\n')}`
  for (const variant of variants)
    expect(noteForVariant(note, variant)).toBe(`はじめに。\n\n${variant}。`)
})

test('pages with Windows line ends or a byte order mark are read like others', async () => {
  const note = `はじめに。\n\n${variants.map(variant => `[${variant}] ${variant}。`).join('\n\n')}\n\n[click] 次に（間）。`
  const text = `---\ninfo: まとめ\nrouteAlias: cover\n---\n\n# 題\n\n<!--\n${note}\n-->\n\n---\nrouteAlias: second\n---\n\n# 次の題\n\n本文\n`
  const slidesOf = async (name: string, content: string): Promise<unknown[]> => {
    const entry = test.info().outputPath(name, config.variants[variants[0]!]!.entry)
    await mkdir(path.dirname(entry), { recursive: true })
    await writeFile(entry, content)
    return (await readSources(entry, extensionsFor(entry))).slides.map(({ title, note, content, frontmatter: { routeAlias } }) => ({ title, note, content, routeAlias }))
  }
  const wanted = await slidesOf('plain', text)
  expect(wanted).toMatchObject([{ title: '題', note: `はじめに。\n\n${variants[0]}。\n\n[click] 次に（間）。` }, { title: '次の題', routeAlias: 'second' }])
  expect(await slidesOf('windows', text.replaceAll('\n', '\r\n')), 'with \\r\\n').toEqual(wanted)
  expect(await slidesOf('marked', `\uFEFF${text}`), 'with a byte order mark').toEqual(wanted)
})
