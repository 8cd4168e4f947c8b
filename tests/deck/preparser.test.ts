/** What start, build and export come by before they read the deck. */
import { writeFile } from 'node:fs/promises'
import { inspect } from 'node:util'
import { expect, test } from 'playwright/test'
import { variants } from '../../tooling/deck/config'
import { noteForVariant } from '../../tooling/deck/preparse'
import preparser from '../../tooling/setup/preparser'

test('a wrong page stops whoever reads the deck, in sentences and without a stack', async () => {
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
