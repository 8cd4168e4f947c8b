/** Reading the deck runs every check, and stops at what one finds, both for commands and while the deck is served. */
import type { DeckConfig } from '../../tooling/index'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { checkDeck, readDeckAt } from '../../tooling/check'
import { config } from '../../tooling/deck/config'
import { writeFiles } from '../helpers/write'

/** A slide without problems. */
const sound = '# 題\n\n文です。\n\n<!--\n話します。\n-->\n'

/** A defect for each check: in the slide, or from the deck's own checks. */
const planted: Record<string, { slide?: string, config?: Partial<DeckConfig>, told: string }> = {
  'the deck\'s check of its facts': { config: { checkData: () => [{ file: 'data', row: 'one', field: 'date', message: 'planted in data', fix: 'remove it' }] }, told: 'planted in data' },
  'the deck\'s check of its pages': { config: { checkPages: () => [{ file: 'slides.md', row: 'one', field: 'date', message: 'planted in pages', fix: 'remove it' }] }, told: 'planted in pages' },
  'the check of pages': { slide: '![図](/no-such-file.svg)\n\n', told: 'there is no file /no-such-file.svg' },
  'the check of components': { slide: '<NoSuchThing />\n\n', told: '<NoSuchThing>: there is no such component' },
  'the check of features': { slide: '```mermaid\ngraph LR\n```\n\n', told: 'Mermaid' },
  'the check of glyphs': { slide: '𩸽\n\n', told: '"𩸽" (U+29E3D)' },
}

/** The message when a deck is read, by default with `readDeckAt` like the commands, with its own config in place of this deck's. */
async function told(slide = '', own: Partial<DeckConfig> = {}, read: (entry: string) => Promise<unknown> = readDeckAt): Promise<string> {
  const deck = await mkdtemp(path.join(tmpdir(), 'deck-reading-'))
  const before = { ...config }
  try {
    await writeFiles(deck, { 'slides.md': `---\nrouteAlias: one\n---\n\n${sound.replace('文', `${slide}文`)}` })
    Object.assign(config, { checkData: undefined, checkPages: undefined }, own)
    return await read(path.join(deck, 'slides.md')).then(() => '', (error: Error) => error.message)
  }
  finally {
    Object.assign(config, before)
    await rm(deck, { recursive: true })
  }
}

test('a deck without problems is read', async () => {
  expect(await told()).toBe('')
})

for (const [check, { slide, config: own, told: words }] of Object.entries(planted)) {
  test(`reading the deck runs ${check}`, async () => {
    expect(await told(slide, own), `${check} runs → see readDeckAt and checkDeck in tooling/check/index.ts`).toContain(words)
  })

  // While the deck is served, glyphs are checked separately and stop nothing.
  if (!check.endsWith('glyphs')) {
    test(`while the deck is served, ${check} runs too`, async () => {
      expect(await told(slide, own, entry => checkDeck(entry, config, true)), `${check} runs → see checkDeck in tooling/check/index.ts`).toContain(words)
    })
  }
}
