/** Notes that are hard to say aloud are found; others are left alone. */
import { expect, test } from 'playwright/test'
import { hardToSay, longestSentence } from './speech'

test('notes in です・ます, with pauses and clicks in their places, are easy', () => {
  expect(hardToSay('城壁で守りました。（間）\n\n[click] 見るものを変えます。入口で確かめるのです。\n\nどちらでしょう。（間）IDですね。\n\nでは、何が変わったのでしょうか。')).toEqual([])
  expect(hardToSay('まず、台帳。続いて、作り方の(仮)まで見たい。見ましょう。（間）\n\n[click] 理由は3つ。（間）ここまで（案）です。')).toEqual([])
  expect(hardToSay('')).toEqual([])
  expect(hardToSay('どちらでしょう。（間）\n\n[click] IDです。入口で確かめますか。\n\n確かめます。\n\n[click] では、次へ進みましょう。')).toEqual([])
})

const long = 'あ'.repeat(longestSentence)

for (const [what, script, told] of [
  ['a sentence that is too long', `${long}です。`, `is ${longestSentence + 2} characters long`],
  ['a sentence without an end', '最後までお話しします', 'finish the sentence'],
  ['a plain form', '城壁で守った。', 'end the paragraph in です・ます'],
  ['a plain form between others', '城壁である。守ります。', 'has another style'],
  ['a plain verb between others', '入口で確かめる。守ります。', 'has another style'],
  ['a plain past between others', '守りました。変えた。見ました。', 'has another style'],
  ['a stage direction', '（ここで水を飲む）守ります。', 'is an aside'],
  ['a stage direction after a sentence', '守ります。(小声で)変えます。', 'is an aside'],
  ['a noun at the end', '守るのはVault。', 'end the paragraph in です・ます'],
  ['a question without time to answer', 'なぜでしょう。理由は2つです。', 'write （間） after it'],
  ['a question that a click answers at once', 'なぜでしょう。\n\n[click] 理由は2つです。', 'the next click answers'],
  ['a click in the middle of a paragraph', '守ります。[click] 変えます。', 'start a paragraph with it'],
  ['a click without words', '守ります。\n\n[click]\n\n変えます。', 'a click without words: '],
] as const) {
  test(`${what} is reported`, () => {
    const problems = hardToSay(script)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(told)
  })
}

test('a sentence of exactly the longest length is allowed', () => expect(hardToSay(`${long.slice(2)}です。`)).toEqual([]))
