/** Features that the builds do not support are refused with a clear message; supported ones are not. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'playwright/test'
import { checkFeatures } from '../../tooling/check/features'
import { checkPages } from '../../tooling/check/pages'
import { extensionsFor } from '../../tooling/deck/preparse'
import { readSources } from '../../tooling/deck/sources'
import config from '../fixtures/features/deck.config'
import { writeFiles } from '../helpers/write'

/** The places of the problems of a deck with one slide. */
async function told(content: string, { headmatter = '', file }: { headmatter?: string, file?: string } = {}): Promise<string[]> {
  const deck = await mkdtemp(path.join(tmpdir(), 'deck-features-'))
  try {
    await writeFiles(deck, {
      'slides.md': `---\nrouteAlias: one\n${headmatter}---\n\n# 題\n\n${content}\n\n<!--\n話します。\n-->\n`,
      ...file ? { [file]: '' } : {},
    })
    const sources = await readSources(path.join(deck, 'slides.md'), extensionsFor('slides.md'))
    return [...checkPages(sources, config), ...checkFeatures(sources)].map(({ file, row, field }) => [file, row, field].filter(Boolean).join(', '))
  }
  finally {
    await rm(deck, { recursive: true })
  }
}

const refused: readonly (readonly [what: string, content: string, options?: Parameters<typeof told>[1]])[] = [
  ['PlantUML', '```plantuml\n@startuml\n@enduml\n```'],
  ['Mermaid', '```mermaid\ngraph LR\n```'],
  ['Monaco', '```ts {monaco}\nconst a = 1\n```'],
  ['Twoslash', '```ts twoslash\nconst a = 1\n```'],
  ['v-drag', '<div v-drag>箱</div>'],
  ['v-drag', '<v-drag>箱</v-drag>'],
  ['video', '<video controls></video>'],
  ['src', '<video title="例" src="/gone.webm"></video>'],
  ['poster', '<video title="例" poster="https://example.org/a.png"></video>'],
  ['image', '![絵](https://example.org/a.png)'],
  ['image', '![絵](/gone.png)'],
  ['canvasWidth', '文', { headmatter: 'canvasWidth: 980\n' }],
  ['aspectRatio', '文', { headmatter: 'aspectRatio: 4/3\n' }],
  ['title', '文', { headmatter: 'title: 1.10\n' }],
]
for (const [field, content, options] of refused) {
  test(`${field} is reported with its slide: ${JSON.stringify(options?.headmatter ?? content)}`, async () => {
    expect(await told(content, options)).toEqual([`slides.md, slide 1 (one), ${field}`])
  })
}

for (const file of ['setup/root.ts', 'setup/preparser.ts', 'index.html', 'vite.config.ts'])
  test(`${file}, which the builds do not read, is reported`, async () => expect(await told('文', { file })).toEqual([file]))

for (const content of ['`plantuml` と `monaco`', '```ts {1|2}\nconst a = 1\n```', '<div v-drag="[1,2,3,4]">箱</div>', '<v-drag pos="1,2,3,_">箱</v-drag>', '<video title="例" controls></video>'])
  test(`nothing is reported for ${JSON.stringify(content)}`, async () => expect(await told(content)).toEqual([]))

test('nothing is reported for a deck with every supported feature', async () => {
  const entry = fileURLToPath(new URL('../fixtures/features/slides.md', import.meta.url))
  const sources = await readSources(entry, extensionsFor(entry))
  expect([...checkPages(sources, config), ...checkFeatures(sources)]).toEqual([])
})
