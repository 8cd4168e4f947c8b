/** Phrases for browsers that cannot find them on their own. */
import { expect, test } from 'playwright/test'
import { boundariesOf, findPhrases, phrasesElement } from '../../tooling/deck/phrases'

test('words and numbers stay whole, and phrases are found', async () => {
  const phrases = await findPhrases([['OSS版の運用に、苦労がたまっていった'], ['実りある楽しい夜だった'], ['サービスの復旧に著しく時間がかかる'], ['今の方法を、使うバージョンとハッシュタグ'], ['20分ずつ、12月17日の4つの層']])
  expect(phrases).toEqual([
    ['OSS版の', '運用に、', '苦労が', 'たまっていった'],
    ['実りある', '楽しい', '夜だった'],
    ['サービスの', '復旧に', '著しく', '時間が', 'かかる'],
    ['今の', '方法を、', '使う', 'バージョンと', 'ハッシュタグ'],
    ['20分ずつ、', '12月17日の', '4つの', '層'],
  ])
})

test('a phrase that may not fit on a line is split at a word', async () => {
  expect(await findPhrases([['シニアソリューションエンジニアです。'], ['外したり戻したりできます。'], ['アイデンティティ&アクセスマネジメント部'], ['Terraform Enterpriseです。']])).toEqual([
    ['シニアソリューション', 'エンジニアです。'],
    ['外したり', '戻したりできます。'],
    ['アイデンティティ&', 'アクセスマネジメント部'],
    ['Terraform Enterpriseです。'],
  ])
})

test('no line begins or ends with a character that must not be there', async () => {
  const texts = ['「持つ」から「必要なときに」へ。（仮）です、ッと思う・だから〜いう', '(月曜)だけ、と!いう?ことです', 'ョンと々の繰り返し']
  for (const [i, boundaries] of (await boundariesOf(texts)).entries()) {
    for (const at of boundaries)
      expect(`${texts[i]!.slice(0, at)}|${texts[i]!.slice(at)}`).not.toMatch(/[「（(]\||\|[」）)、。・!?ッョ々〜]/)
  }
})

test('a phrase may end between two texts, and a text in several places breaks where it does in all of them', async () => {
  expect(await findPhrases([['とても重要な', 'こと']])).toEqual([['とても', '重要な', ''], ['こと']])
  expect(await findPhrases([['とても重要な', 'こと'], ['とても重要な']])).toEqual([['とても', '重要な'], ['こと']])
  // Without Japanese there are no phrases.
  expect(await findPhrases([['Terraform', ' Enterprise']])).toEqual([])
})

test('phrases in a page cannot close their element', () => {
  expect(phrasesElement([['</script>']])).not.toContain('</script></script>')
})
