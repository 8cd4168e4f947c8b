import { expect, test } from 'playwright/test'
import { charactersOf } from '../../tooling/deck/fonts'
import { writeFiles } from '../helpers/write'

async function charactersIn(files: Record<string, string>): Promise<string> {
  const folder = test.info().outputPath('deck')
  await writeFiles(folder, files)
  return await charactersOf(folder)
}

test('the fonts have every character of pages, data, components, layouts and the pages\' own controls', async () => {
  const characters = await charactersIn({
    'slides.md': '要',
    'pages/a.md': '鍵\n\t',
    'data/talks.ts': '伊藤',
    'components/deep/Part.vue': '層',
    'layouts/cover.vue': '表紙',
    'tooling/site/client/HelpDialog.vue': '操作',
    'public/note.md': '外',
    'components/data.json': '外',
  })
  for (const char of 'Az09~ 要鍵伊藤層表紙操作')
    expect(characters).toContain(char)
  expect(characters, 'a file that no one sees adds nothing').not.toContain('外')
  expect(characters, 'line ends and tabs have no glyph').not.toMatch(/[\n\t]/)
})

test('each character is there once, in an order that does not depend on the files', async () => {
  const characters = [...await charactersIn({ 'pages/a.md': 'ああいい', 'pages/b.md': 'いあ' })]
  expect(characters).toEqual([...new Set(characters)].sort())
})
