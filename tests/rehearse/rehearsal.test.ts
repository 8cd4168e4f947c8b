/** The duration of the talk: what counts as spoken, what it adds up to, and how it is reported. */
import type { Deck } from '../../tooling/check'
import type { Run } from '../../tooling/deck/runs'
import type { TimePlan } from '../../tooling/deck/timing'
import { expect, test } from 'playwright/test'
import { config, mainVariant } from '../../tooling/deck/config'
import { clock } from '../../tooling/deck/plan'
import { noteForVariant } from '../../tooling/deck/preparse'
import { kanaInLatin, kanaPerCharacter, readFigure, readLetters, spokenCharacters } from '../../tooling/deck/spoken'
import { planTimes } from '../../tooling/deck/timing'
import { displayWidth, fit } from '../../tooling/rehearse/columns'
import { report, runReport, summary } from '../../tooling/rehearse/report'
import { withEnv } from '../helpers/elsewhere'

test.describe('spoken text', () => {
  for (const [text, characters] of [
    ['静的から動的へ', 7],
    ['静的から、動的へ。', 7],
    ['「サーバー」(少々)', 6],
    ['コンサル・コンスル?', 8],
    ['ｻｰﾊﾞｰ', 4],
    ['[click] 次は\n\n[click:2] 守り方', 5],
    ['<b class="x">太字</b>、**強調**、<!-- 飛ばす -->[言葉](https://example.org)', 6],
    ['<ruby>層<rt>そう</rt></ruby>', 1],
    ['次は（間）層', 3],
    ['', 0],
  ] as const)
    test(`"${text}" has ${characters} characters`, () => expect(spokenCharacters(text)).toBe(characters))

  for (const [text, around, kana] of [
    ['VMです', 'です', 'ブイエム'],
    ['2018年', '年', 'にせんじゅうはち'],
    ['19:30', '時分', 'じゅうきゅうさんじゅう'],
    ['19:00から', '時から', 'じゅうきゅう'],
    ['4,000回', '回', 'よんせん'],
    ['50%', '', 'ごじゅうパーセント'],
    ['Ｓ３', '', 'エスさん'],
    ['R&D', '', 'アールアンドディー'],
    ['#vm', '', 'ハッシュブイエム'],
    ['# 題', '題', ''],
  ] as const)
    test(`"${text}" is heard as ${kana}`, () => expect(spokenCharacters(text)).toBeCloseTo(around.length + kana.length / kanaPerCharacter))

  test('a term has the reading that the deck gives it, as a whole word, and longer terms come first', () => {
    const readings = { '疎結合': 'そけつごう', 'Tao': 'タオ', 'Tao of X': 'タオオブエックス', 'Route 53': 'ルートフィフティースリー' }
    const kana = 'そけつごうタオオブエックスルートフィフティースリー'.length
    expect(spokenCharacters('疎結合は、Tao of X、Route 53', readings)).toBeCloseTo(1 + kana / kanaPerCharacter)
    expect(spokenCharacters('Taos', readings)).toBe(spokenCharacters('Taos'))
  })

  test('paragraphs of other variants and the marks of variants are not spoken', () => {
    expect(spokenCharacters(noteForVariant(`共通。\n\n[${mainVariant}] 詳しく。`, mainVariant))).toBe(5)
  })
})

test.describe('readings', () => {
  for (const [figure, kana] of [
    ['0', 'ゼロ'],
    ['10', 'じゅう'],
    ['53', 'ごじゅうさん'],
    ['111', 'ひゃくじゅういち'],
    ['200', 'にひゃく'],
    ['2018', 'にせんじゅうはち'],
    ['10,000', 'いちまん'],
    ['400000000', 'よんおく'],
    ['1.25', 'いちてんにご'],
    ['0.5', 'ゼロてんご'],
  ] as const)
    test(`${figure} is ${kana}`, () => expect(readFigure(figure)).toBe(kana))

  test('letters have their Japanese names', () => {
    expect(readLetters('API')).toBe('エーピーアイ')
    expect(readLetters('W')).toHaveLength(5)
    expect([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].every(letter => readLetters(letter).length >= 2)).toBe(true)
  })

  test('a word without a vowel is spelled out, in upper or lower case', () => {
    expect(kanaInLatin('st')).toBe('エスティー'.length)
    expect(kanaInLatin('k')).toBe('ケー'.length)
    expect(kanaInLatin('IDENTITY')).toBeLessThan(readLetters('IDENTITY').length)
  })

  /** Words of the deck in Japanese spelling. */
  const words = {
    Admin: 'アドミン',
    Connect: 'コネクト',
    Consul: 'コンサル',
    Code: 'コード',
    Composable: 'コンポーザブル',
    Enterprise: 'エンタープライズ',
    framework: 'フレームワーク',
    Group: 'グループ',
    master: 'マスター',
    Meetup: 'ミートアップ',
    Nomad: 'ノマド',
    Packer: 'パッカー',
    Performance: 'パフォーマンス',
    plan: 'プラン',
    Policy: 'ポリシー',
    Provision: 'プロビジョン',
    Recovery: 'リカバリー',
    Replication: 'レプリケーション',
    script: 'スクリプト',
    Sentinel: 'センチネル',
    state: 'ステート',
    Tao: 'タオ',
    Terraform: 'テラフォーム',
    Vault: 'ボルト',
    Versioning: 'バージョニング',
    Workspace: 'ワークスペース',
  }

  test('an English word is estimated to within two kana, and many words together to within 5 %', () => {
    const estimates = Object.entries(words).map(([word, kana]) => ({ word, estimate: kanaInLatin(word), kana: kana.length }))
    expect(estimates.filter(({ estimate, kana }) => Math.abs(estimate - kana) > 2)).toEqual([])
    const sum = (key: 'estimate' | 'kana'): number => estimates.reduce((total, row) => total + row[key], 0)
    expect(Math.abs(sum('estimate') / sum('kana') - 1)).toBeLessThan(0.05)
  })
})

/** A deck of slides with these notes. */
function deckOf(duration: unknown, ...slides: { note: string, talk?: string, dropWhenLate?: number }[]): Deck {
  return {
    headmatter: { duration },
    slides: slides.map(({ note, ...frontmatter }, i) => ({ note, title: `題${i + 1}`, frontmatter: { routeAlias: `slide-${i + 1}`, ...frontmatter } })) as unknown as Deck['slides'],
  }
}

/** A talk of the deck. Its slides are a section. */
const talk = config.propTypes?.TalkId?.[0]

const deck = deckOf(
  '1min',
  { note: 'あ'.repeat(60) },
  { note: `${'あ'.repeat(50)}[click]${'あ'.repeat(50)}（間）[click:2]`, talk, dropWhenLate: 2 },
  { note: 'あ'.repeat(20), talk, dropWhenLate: 1 },
  { note: 'あ'.repeat(10) },
)

test.describe('the plan', () => {
  const plan = planTimes(mainVariant, deck, 300)

  test('adds up characters, speech and pauses', () => {
    expect(plan.sections.flatMap(({ slides }) => slides.map(({ characters, clicks, pauses, seconds, until }) => [characters, clicks, pauses, seconds, until]))).toEqual([
      [60, 0, 0, 12, 12],
      [100, 2, 1, 20 + 1 + 2 + 2, 37],
      [20, 0, 0, 4 + 1, 42],
      [10, 0, 0, 2 + 1, 45],
    ])
    expect(plan).toMatchObject({ characters: 190, seconds: 45, limit: 60, over: -15 })
  })

  test('has the sum of each section', () => {
    const titles = deck.slides.map((_, index, slides) => config.sectionOf(slides.map(({ frontmatter }) => frontmatter), index).title)
    expect(titles[1]).toBe(titles[2])
    expect(plan.sections.map(({ title, characters, seconds }) => [title, characters, seconds])).toEqual([
      [titles[0], 60, 12],
      [titles[1], 120, 30],
      [titles[3], 10, 3],
    ])
  })

  test('lists which slides to leave out, and how much that saves in total', () => {
    expect(plan.drops).toEqual([
      { order: 1, number: 3, alias: 'slide-3', title: '題3', begins: 37, seconds: 5, saved: 5 },
      { order: 2, number: 2, alias: 'slide-2', title: '題2', begins: 12, seconds: 25, saved: 30 },
    ])
  })

  test('is shorter at a faster pace', () => expect(planTimes(mainVariant, deck, 600).seconds).toBe(45 - 19))

  for (const duration of [undefined, 'soon'])
    test(`needs a valid duration, not "${duration}"`, () => expect(() => planTimes(mainVariant, deckOf(duration, { note: 'あ' }), 300)).toThrow(`${config.variants[mainVariant]!.entry}: duration "${duration ?? ''}" is not a duration`))

  test('says how far it is over or under', () => {
    expect(summary({ ...plan, variant: 'another' })).toBe('In 1:00 (another): 0:45 at 300 characters a minute, 15 s under 1:00 (-25.0 %).')
    expect(summary({ ...plan, seconds: 135, over: 75 })).toBe(`In full (${mainVariant}): 2:15 at 300 characters a minute, 1:15 over 1:00 (+125.0 %).`)
    expect(summary({ ...plan, seconds: 60, over: 0 })).toContain(': 1:00 at 300 characters a minute, just 1:00.')
  })

  /** The plan with other section titles, because the deck's own may change. */
  const named: TimePlan = { ...plan, variant: 'another', sections: plan.sections.map((section, i) => ({ ...section, title: `部${i + 1}` })) }

  test('has tables with the right values under each heading → report() in tooling/rehearse/report.ts', () => {
    expect(report(named, 80)).toBe(`
In 1:00 (another), with 1 s for a new slide, 1 s for a click, 2 s for a pause

         characters  clicks  pauses   time  until

    部1          60                   0:12   0:12
 1  題1          60                   0:12   0:12

    部2         120                   0:30   0:42
 2  題2         100       2       1   0:25   0:37
 3  題3          20                   0:05   0:42

    部3          10                   0:03   0:45
 4  題4          10                   0:03   0:45

In 1:00 (another): 0:45 at 300 characters a minute, 15 s under 1:00 (-25.0 %).
When late, leave these out, from the top down:

         begins  saves  in all  ends at
 3  題3    0:37   0:05    0:05     0:40
 2  題2    0:12   0:25    0:30     0:15
`.trim())
    expect(report({ ...named, drops: [] }, 80)).toMatch(/\(-25\.0 %\)\.\nNo slide is marked to be left out when late\.$/)
  })

  test('is compared with past talks, by local time, with the duration of each slide → runReport() in tooling/rehearse/report.ts', async () => {
    const runs: Run[] = [
      { variant: 'another', began: Date.parse('2026-01-02T23:30:00Z'), slides: { 'slide-1': 14.4, 'slide-2': 24 } },
      { variant: 'another', began: Date.parse('2026-01-03T11:30:00Z'), slides: { 'slide-1': 18, 'slide-2': 25, 'slide-3': 3 } },
    ]
    expect(await withEnv({ TZ: 'Asia/Tokyo' }, () => runReport(named, runs, 80))).toBe(`
In 1:00 (another): the plan beside the last 2 talks

          plan  01-03 08:30  01-03 20:30   mean
 1  題1   0:12         0:14         0:18   +4 s
 2  題2   0:25         0:24         0:25    0 s
 3  題3   0:05                      0:03   -2 s
 4  題4   0:03                                 
          0:45         0:38         0:46   -3 s
`.replace(/^\n|\n$/g, ''))
    expect(runReport(named, runs.slice(1), 80).split('\n')[0]).toBe('In 1:00 (another): the plan beside the last talk')
    expect(runReport(named, [], 80)).toBe('In 1:00 (another): no talk is kept. npm run present keeps one that comes to the last slide.')
  })

  test('fits the terminal', () => {
    for (const width of [60, 100]) {
      const lines = report({ ...plan, sections: plan.sections.map(section => ({ ...section, title: 'とても長い題'.repeat(12) })) }, width).split('\n')
      expect(new Set(lines.filter(line => /\d:\d{2}$/.test(line)).map(displayWidth))).toEqual(new Set([width, displayWidth(lines.at(-1)!)]))
    }
  })
})

test.describe('columns', () => {
  test('a Japanese character is two columns wide', () => {
    expect(displayWidth('Vault')).toBe(5)
    expect(displayWidth('「サーバー」、々')).toBe(16)
    expect(displayWidth('（Ａ）ｱ')).toBe(7)
  })
  test('a text is padded, or cut short, to its columns', () => {
    expect(fit('層', 4)).toBe('層  ')
    expect(fit('4つの層', 7)).toBe('4つの層')
    expect(fit('4つの層', 6)).toBe('4つの…')
    expect(fit('4つの層', 5)).toBe('4つ… ')
  })
  test('times are minutes and seconds', () => expect([0, 59, 60, 1205].map(clock)).toEqual(['0:00', '0:59', '1:00', '20:05']))
})
