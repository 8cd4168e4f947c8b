/** What start, build and export come by before they read the deck. */
import { writeFile } from 'node:fs/promises'
import { inspect } from 'node:util'
import { expect, test } from 'playwright/test'
import { noteForVariant } from '../../tooling/deck/preparse'
import preparser from '../../tooling/setup/preparser'

test('a wrong page stops whoever reads the deck, in sentences and without a stack', async () => {
  const entry = test.info().outputPath('slides.md')
  await writeFile(entry, '---\nrouteAlias: cover\n---\n\n# 第5回\n')
  const error = await Promise.resolve(preparser({ filepath: entry, headmatter: {} })).catch(error => error)
  expect(inspect(error)).toBe(`2 things in the deck are wrong:

slides.md, slide 1 (cover), notes: are missing.
  → end the slide with a comment <!-- … --> that holds what is said.
slides.md, slide 1 (cover), text: "第5回" is in none of the facts.
  → data/ says 第4回.`)
})

test('a paragraph for one variant is spoken in that variant only', () => {
  const note = 'はじめに。\n\n[recap] 詳しく。\n\n[lt] 手短に。'
  expect(noteForVariant(note, 'recap')).toBe('はじめに。\n\n詳しく。')
  expect(noteForVariant(note, 'lt')).toBe('はじめに。\n\n手短に。')
})
