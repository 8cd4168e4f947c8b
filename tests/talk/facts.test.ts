import { expect, test } from 'playwright/test'
import * as facts from '../../data'
import { contradictions, knowledgeOf } from '../../data/checks/facts'
import { proseOf } from '../../data/checks/prose'

const knowledge = knowledgeOf(facts, '5min')
function stopping(text: string): string {
  return contradictions(text, knowledge)
    .filter(({ severity }) => severity !== 'hint')
    .map(({ message, fix }) => `${message} → ${fix}`)
    .join('\n')
}

const right = [
  '200Gbps超のトラフィック',
  '200 Gbpsを超える',
  'VODの再生は4億/年',
  '年間で4億回の再生',
  '毎分、最大4,000回',
  '4000再生がピーク',
  '30行に満たないPython',
  '30行弱',
  '50回再生できないと',
  '19:00から21:45まで',
  '19時に始まり、21時45分に終わる',
  '18時半に開場',
  '2018年12月17日(月)',
  '2018-12-17、月曜の夜',
  '第4回',
  'どの講演も20分',
  '2時間弱で五つの講演',
  '2時間45分の夜',
  '3社の事例',
  '17階のセミナールーム',
  '大原さんと加藤さん',
  '大原 常徳さん',
  '5分でお届け',
  '3行でまとめる',
  '11月から',
  'みなさん、お客さん、皆さん',
  '3つの理由、2種類、100本',
  'planは安全、applyは慎重に',
]

for (const text of right)
  test(`nothing is wrong with: ${text}`, () => expect(contradictions(text, knowledge)).toEqual([]))

/** About other things; `npm start` gives a hint at most. */
const harmless = [
  '3分ほどで話せます',
  '100%ではありません',
  '〇〇さんにも聞いて',
  '2024年の今',
  '佐藤さんにも教わりました',
  '2015年からTerraformを使っています',
  '第5回も楽しみです',
  'テーブルは120個、コードは200行です',
  '`terraform apply` を打つ',
  'terraform applyを打つ',
  '12回目に、50%の人がうなずきました',
  '10年後も、朝8時に動くでしょうか',
  '1,000回テストしました',
  '2017年にHashiCorp Japanができました',
]

for (const text of harmless)
  test(`no command stops at: ${text}`, () => expect(stopping(proseOf(text))).toBe(''))

/** Each with the message about it; all of them stop every command but `npm start`. */
const wrong: readonly [text: string, told: string][] = [
  ['300Gbps超', '"300Gbps" is not in the facts → data/ says 200 Gbps超'],
  ['200Gbpsの配信', '"200Gbps" has lost its "超" → data/figures.ts says 200 Gbps超'],
  ['40億/年', '"40億/年" is not in the facts'],
  ['毎分4,000回', '"4,000回" has lost its "最大"'],
  ['30行のPython', '"30行" has lost its "弱"'],
  ['50行弱', '"50行" is not in the facts → data/ says 30 行弱'],
  ['60回で苦情', '"60回" is not in the facts'],
  ['5回再生できないと、苦情が来る', '"5回" is not in the facts'],
  ['19:10から', '"19:10" is not in the facts → data/ says 18:30, 19:00'],
  ['22時まで', '"22時" is not in the facts'],
  ['2018年12月18日', '"2018年12月18日" is not in the facts → data/ says 2018年12月17日'],
  ['2019年の勉強会', '"2019年" is not in the facts → data/ says 2018年'],
  ['2018-12-17(火)', '"2018-12-17(火)" is not in the facts → data/ says 月曜'],
  ['第5回', '"第5回" is not in the facts'],
  ['8分のセッション', '"8分" is not in the facts'],
  ['10月から', '"10月" is not in the facts'],
  ['大原 常憲さん', 'no one in the facts is called "大原 常憲" → data/ knows 大原 常徳'],
  ['25分の講演', '"25分" is not in the facts'],
  ['4時間弱の勉強会', '"4時間弱" is not in the facts'],
  ['4社の事例', '"4社" is not in the facts → data/ says 3社, 5社'],
  ['18Fの会場', '"18F" is not in the facts'],
  ['Githubと連携', '"Github" looks like a slip → data/ writes "GitHub"'],
  ['Terrafrom', '"Terrafrom" looks like a slip → data/ writes "Terraform"'],
  ['terraformで適用', '"terraform" looks like a slip → data/ writes "Terraform"'],
  ['Hashicorp', '"Hashicorp" looks like a slip → data/ writes "HashiCorp"'],
  ['Versioning through Condification', '"Condification" looks like a slip → data/ writes "Codification"'],
  ['小原さんの話', 'no one in the facts is called "小原" → data/ knows 大原 常徳'],
  ['菊池さんの話', 'no one in the facts is called "菊池" → data/ knows 菊地 弘晃'],
  ['HashiCorp Users Group Meetup', '"HashiCorp Users Group Meetup" is not the title'],
  ['#hashicopjp', '"#hashicopjp" looks like a slip → data/ writes "#hashicorpjp"'],
]

for (const [text, sentence] of wrong)
  test(`it is reported what is wrong with: ${text}`, () => expect(stopping(text)).toContain(sentence))
