import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Blob, Face, Font } from 'harfbuzzjs'
import { expect, test } from 'playwright/test'
import { checkGlyphs } from '../../tooling/check/glyphs'
import { formatProblem } from '../../tooling/check/problem'
import { config, entryOf, variants } from '../../tooling/deck/config'
import { faces } from '../../tooling/deck/fonts'
import { deckMaps, explain, missingIn } from '../../tooling/deck/glyphs'
import { extensionsFor } from '../../tooling/deck/preparse'
import { readSources } from '../../tooling/deck/sources'
import { subsetFont } from '../../tooling/deck/subset'
import { writeFiles } from '../helpers/write'

/** Texts that the fonts draw completely. */
const drawn: readonly (readonly [what: string, text: string])[] = [
  ['kanji, kana, Latin letters, figures', '第4回 HashiCorp User Group Meetup、葛飾の鷗'],
  ['symbols and arrows', 'A→B、①〜③、「★」…“x”'],
  ['accented letters, composed', 'café'],
  ['a compatibility ideograph', '神﨑'],
  ['characters that need no glyph', 'a\u00ADb\u00A0c\u3000d\te\u200Bf\u2060\n'],
]
for (const [what, text] of drawn)
  test(`the fonts have ${what}`, async () => expect(missingIn(text, (await deckMaps()).sans)).toEqual([]))

/** Texts with something that the fonts do not draw, and the message about it. */
const lacking: readonly (readonly [what: string, text: string, told: string])[] = [
  ['kanji beyond the BMP', '𠮷野家と𩸽', '"𠮷" (U+20BB7) in "𠮷野家と𩸽" is not in the deck\'s fonts → use another character, or show it as a picture\n"𩸽" (U+29E3D)'],
  ['an emoji', '祝🎉', '"🎉" (U+1F389) in "祝🎉" is not in the deck\'s fonts → use another character'],
  ['an emoji of several characters', '👨‍👩‍👧と👍🏽', '"👨‍👩‍👧" (U+1F468 U+200D U+1F469 U+200D U+1F467) in "👨‍👩‍👧と👍🏽" is not in the deck\'s fonts → use another character, or show it as a picture\n"👍🏽" (U+1F44D U+1F3FD)'],
  ['a flag', '🇯🇵', '"🇯🇵" (U+1F1EF U+1F1F5) is not in the deck\'s fonts'],
  ['a keycap', '1\uFE0F\u20E3', 'U+0031 U+FE0F U+20E3) is not in the deck\'s fonts'],
  ['a variant of a kanji', '葛\u{E0100}城', 'U+845B U+E0100) in "葛\u{E0100}城" asks for a form of "葛" that is not in the deck\'s fonts → take U+E0100 out'],
  ['a symbol as emoji', '☀\uFE0F', 'asks for a form of "☀" that is not in the deck\'s fonts → take U+FE0F out'],
  ['a symbol as text', '➡\uFE0E', 'asks for a form of "➡" that is not in the deck\'s fonts → take U+FE0E out'],
  ['a decomposed kana', 'か\u3099', 'U+304B U+3099) is not in the deck\'s fonts in this spelling → write it as one character, "が" (U+304C)'],
  ['a decomposed letter', 'cafe\u0301', 'U+0065 U+0301) in "cafe\u0301" is not in the deck\'s fonts in this spelling → write it as one character, "é" (U+00E9)'],
  ['a mark that combines with no such letter', 'か\u309A', '(U+304B U+309A) is not in the deck\'s fonts → use another character'],
  ['a mark that the font does not place', 'n\u0332', '(U+006E U+0332) is not in the deck\'s fonts → use another character'],
  ['a symbol in another encoding', '5\u2126', '"\u2126" (U+2126) in "5\u2126" is not in the deck\'s fonts in this spelling → write it as one character, "Ω" (U+03A9)'],
  ['letters of other scripts', '한국어', '"한" (U+D55C) in "한국어" is not in the deck\'s fonts'],
  ['a symbol that only the code font has', '99%≤x', '"≤" (U+2264) in "99%≤x" is in the deck\'s font for code alone → set it as code'],
  ['the replacement character of a broken file', 'a\uFFFDb', '(U+FFFD) in "a\uFFFDb" is not in the deck\'s fonts'],
  ['a control character', 'a\u0008b', 'a control character (U+0008) in "ab" shows as a box → remove it'],
]
for (const [what, text, told] of lacking) {
  test(`the fonts lack ${what}`, async () => {
    const { sans, mono } = await deckMaps()
    const lines = missingIn(text, sans).map(character => explain(character, text, sans, mono)).map(({ message, fix }) => `${message} → ${fix}`)
    expect(lines.join('\n')).toContain(told)
  })
}

test('the code font has kana, and its own symbols', async () => {
  expect(missingIn('a ≤ b ✓ かな', (await deckMaps()).mono)).toEqual([])
  expect(missingIn('🎉', (await deckMaps()).mono)).toEqual(['🎉'])
})

for (const variant of variants) {
  test(`the fonts have every character of ${variant}`, async () => {
    const entry = entryOf(variant)
    expect((await checkGlyphs(await readSources(entry, extensionsFor(entry)), config)).map(formatProblem)).toEqual([])
  })
}

/** Facts of a small deck. */
const facts = { talks: [{ id: 'first', speaker: { name: '登壇者1' } }, { id: 'second', speaker: { name: '登壇者2' } }] }

/** A small deck whose fonts have everything visible. Invisible text needs no glyph. */
const sound: Record<string, string> = {
  'slides.md': '---\ninfo: 🎉\nrouteAlias: cover\n---\n\n# 題\n\n本文 `≤` <Mark aria-label="🎉" name="名" /> <!-- 🎉 -->\n\n```\n≤\n```\n\n![🎉](/mark.svg)\n\n<style>/* 🎉 */</style>\n\n<!--\n台本です。\n-->\n',
  'components/Mark.vue': '<!-- 🎉 -->\n<script setup lang="ts">\n// 🎉\nconst words = \'印\' /* 🎉 */\n</script>\n\n<template>\n  <!-- 🎉 -->\n  <svg role="img" aria-label="🎉"><text class="🎉">図の字</text></svg>\n  <p :title="\'題\'">{{ words }}</p>\n</template>\n\n<style scoped>\n/* 🎉 */\np::before { content: \'前\' }\n</style>\n',
  'components/Code.vue': '<template>\n  <code>≤</code>\n</template>\n',
  'composables/words.ts': '/** 🎉 */\nexport const words = [\'語\', `文`] // 🎉\n',
  'tooling/viewer/stage.css': '/* 🎉 */\np::before { content: "前" }\n',
  'tests/other.ts': 'export const words = \'🎉\'\n',
}

async function sentencesOf(files: Record<string, string>, data: object = facts): Promise<string[]> {
  const folder = test.info().outputPath('deck')
  await writeFiles(folder, files)
  return (await checkGlyphs(await readSources(path.join(folder, 'slides.md')), { facts: data as Record<string, unknown> })).map(formatProblem)
}

test('invisible text needs no glyph', async () => {
  expect(await sentencesOf(sound)).toEqual([])
})

/** Each place: the file, the words to replace in it, their replacement, and the reported place. */
const places: readonly [place: string, file: string, from: string, to: string, told: string][] = [
  ['a title', 'slides.md', '# 題', '# 題𠮷', 'slides.md, slide 1 (cover), text: "𠮷" (U+20BB7) in "# 題𠮷" is'],
  ['text', 'slides.md', '本文', '本文🎉', 'slides.md, slide 1 (cover), text: "🎉" (U+1F389)'],
  ['text, as a character reference', 'slides.md', '本文', '本文&#x1F389;', 'slides.md, slide 1 (cover), text: "🎉" (U+1F389)'],
  ['a prop of a component on a page', 'slides.md', 'name="名"', 'name="名🎉"', 'slides.md, slide 1 (cover), text: "🎉"'],
  ['text outside code', 'slides.md', '本文', '≤', 'slides.md, slide 1 (cover), text: "≤" (U+2264)'],
  ['code', 'slides.md', '```\n≤', '```\n⭐', 'slides.md, slide 1 (cover), code: "⭐" (U+2B50)'],
  ['a setting of a slide', 'slides.md', 'info: 🎉', 'subtitle: 🎉', 'slides.md, slide 1 (cover), subtitle: "🎉"'],
  ['notes', 'slides.md', '台本です', '台本か\u309Aです', 'slides.md, slide 1 (cover), notes: "か\u309A"'],
  ['the label of a drawing', 'components/Mark.vue', '図の字', '図の字𩸽', 'components/Mark.vue, line 9: "𩸽" (U+29E3D) in "図の字𩸽" is'],
  ['a component\'s own words', 'components/Mark.vue', '\'印\'', '\'葛\u{E0100}\'', 'components/Mark.vue, line 4: "葛\u{E0100}"'],
  ['an expression in a template', 'components/Mark.vue', '\'題\'', '\'題한\'', 'components/Mark.vue, line 10: "한"'],
  ['a style', 'components/Mark.vue', '\'前\'', '\'\\1F389 \'', 'components/Mark.vue, line 15: "🎉"'],
  ['a component with code', 'components/Code.vue', '≤', '⭐', 'components/Code.vue, line 2: "⭐"'],
  ['a script', 'composables/words.ts', '\'語\'', '\'語\\u{1F389}\'', 'composables/words.ts, line 2: "🎉" (U+1F389) in "語🎉" is'],
  ['a template string', 'composables/words.ts', '`文', '`文ا', 'composables/words.ts, line 2: "ا" (U+0627)'],
  ['a style sheet', 'tooling/viewer/stage.css', '"前"', '"⭐"', 'tooling/viewer/stage.css, line 2: "⭐"'],
  ['the presenter\'s windows', 'tooling/present/client/Help.vue', '', '<template>⭐</template>', 'tooling/present/client/Help.vue, line 1: "⭐"'],
]
for (const [place, file, from, to, told] of places) {
  test(`a character that the fonts lack is found in ${place}`, async () => {
    expect(sound[file] ?? '', 'the fixture has the words to replace').toContain(from)
    const sentences = await sentencesOf({ ...sound, [file]: (sound[file] ?? '').replace(from, to) })
    expect(sentences[0]).toContain(told)
    expect(sentences[0]).toMatch(/\n {2}→ .{8,}\.$/)
    expect(sentences, 'one character is reported once').toHaveLength(1)
  })
}

test('a character that the fonts lack is found in a row of the facts', async () => {
  const talks = facts.talks.map((talk, i) => i === 1 ? { ...talk, speaker: { name: '𠮷田' } } : talk)
  expect((await sentencesOf(sound, { ...facts, talks }))[0]).toContain('data/talks.ts, row 2 (second), speaker.name: "𠮷" (U+20BB7) in "𠮷田" is not in the deck\'s fonts')
})

test('in the cut-down fonts, a missing character is still a box', async () => {
  const require = createRequire(import.meta.url)
  for (const { family, weight, source } of faces) {
    const font = new Font(new Face(new Blob(await subsetFont(await readFile(require.resolve(source)), 'あA'))))
    expect(font.glyphToPath(0), `outline of .notdef in ${family} ${weight}`).toMatch(/^M.*Z/)
    expect(font.nominalGlyph('🎉'.codePointAt(0)!), 'the emoji has no other glyph').toBeUndefined()
  }
})
