import { expect, test } from 'playwright/test'
import { piecesWithNames } from '../../tooling/export/page/wholeNames'

for (const [text, names] of [
  ['締めくくりは、Brian Burnsさんの話です。', ['Brian Burnsさん']],
  ['第4回 HashiCorp User Group Meetup まとめ', ['HashiCorp User Group Meetup']],
  ['大原 常徳さんと加藤さん、ドリコムさん', ['大原 常徳さん', '加藤さん']],
  ['勉強会は2018年12月17日、月曜の夜でした。', ['2018年12月17日']],
  ['この話は、Vaultの話です。', []],
  ['One sentence in another language, with Vault in it.', []],
] as const) {
  test(`names stay whole in: ${text}`, () => {
    const pieces = piecesWithNames(text)
    expect(pieces.filter((_, i) => i % 2)).toEqual(names)
    expect(pieces.join('')).toBe(text)
  })
}
