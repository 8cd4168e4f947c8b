/** The checks that notes match what is shown, on invented slides. */
import type { Spoken } from './fit'
import { expect, test } from 'playwright/test'
import { appearing } from '../helpers/appears'
import { announcedElsewhere, misspoken, wordsOf } from './fit'
import { exchanged, misacted, misapportioned, misattributed, misnamed, turnedRound } from './owners'
import { misplaced } from './sides'

function slide(name: string, note: string, appears: readonly string[], content = ''): Spoken {
  return { name, note, appears, lines: appears, content, text: appears.join(' / ') }
}

const sound: readonly Spoken[] = [
  slide('copies', '手段は3つあります。\n\n[click] 読み取りの複製は、1つのクラスターの中で、性能を上げます。\n\n[click] 書き込みの複製は、クラスターの数を増やします。\n\n[click] 遠くの複製は、災害に備えます。（間）\n\n次は、計画の話です。', ['性能を支える複製', '読み取りの複製 / 1クラスターの性能', '書き込みの複製 / クラスターの数', '遠くの複製 / 災害']),
  slide('plan', '計画は、春に始めました。\n\n[click] まず、机を並べます。\n\n[click] 机は、まだ途中です。\n\n次は、台帳です。', ['計画の春', '机を並べる図', '']),
  slide('ledger', '台帳は、紙でした。棚に置いていました。\n\n最後に、Beaconです。', ['紙の台帳は、棚の中']),
  slide('beacon', 'Beaconが、見張っています。鳴ると、当番が起きます。\n\nありがとうございました。', ['Beaconが鳴らす / 当番']),
]

/** The sound slides, with the notes of one slide replaced, or what appears on it. */
const changed = (name: string, change: (slide: Spoken) => Partial<Spoken>): Spoken[] => sound.map(one => one.name === name ? { ...one, ...change(one) } : one)

/** Swaps two parts of a text. */
const swap = (text: string, a: string, b: string): string => text.replaceAll(a, '\0').replaceAll(b, a).replaceAll('\0', b)

const noteOf = (name: string): string => sound.find(one => one.name === name)!.note

/** Each defect, and the beginning of each message about it. */
const defects: readonly [what: string, slides: readonly Spoken[], told: readonly string[]][] = [
  ['nothing is wrong', sound, []],
  ['two paragraphs are swapped', changed('copies', ({ note }) => ({ note: swap(note, '読み取りの複製は、1つのクラスターの中で、性能を上げます。', '書き込みの複製は、クラスターの数を増やします。') })), ['copies, notes: the paragraph of click 1 is about what appears on click 2 ("書き込みの複製 / クラスターの数"), and that of click 2 about what appears on click 1 ("読み取りの複製 / 1クラスターの性能")']],
  ['two steps are swapped', changed('copies', ({ appears: [a, b, c, d] }) => ({ appears: [a!, b!, d!, c!] })), ['copies, notes: the paragraph of click 2 is about what appears on click 3']],
  ['a sentence appears before it is spoken of', changed('copies', ({ lines: [a, b, ...rest] }) => ({ lines: [a!, `${b} / 遠くの複製は、災害の備えです`, ...rest] })), ['copies, notes: "遠くの複製は、災害の備えです" appears on click 1, before the notes speak of it']],
  ['a paragraph is about nothing on the slide', changed('copies', ({ note }) => ({ note: note.replace('遠くの複製は、災害に備えます。', 'みなさん、お茶をどうぞ。') })), ['copies, notes: no word in the paragraph of click 3 is in what appears with it ("遠くの複製 / 災害")']],
  ['two slides have each other\'s notes', sound.map(one => ({ ...one, note: { ledger: noteOf('beacon'), beacon: noteOf('ledger') }[one.name] ?? one.note })), ['ledger, notes: its notes are about beacon, and that slide\'s about this one']],
  ['a slide has the notes of another', changed('ledger', () => ({ note: noteOf('beacon') })), ['ledger, notes: its notes are about beacon']],
  ['notes say the opposite of what their slide says', changed('ledger', ({ note, text }) => ({ text: `${text} / 持ち出しを許す`, note: note.replace('棚に置いて', '持ち出しは禁じて') })), ['ledger, notes: "持ち出しは禁じていました" says "禁", and the slide its opposite, "許"']],
  ['notes compare a word with its opposite', changed('ledger', ({ note, text }) => ({ text: `${text} / 持ち出しを許す`, note: note.replace('棚に置いて', '禁じていた持ち出しを、許して') })), []],
  ['notes deny what their slide says', changed('plan', ({ note, text }) => ({ text: `${text}\n春までに移動`, note: note.replace('机を並べます', '机は、春まで移動しません') })), ['plan, notes: "春まで移動しません" says the contrary of the slide, "春までに移動"']],
  ['notes deny a verb of one kanji about the same thing', changed('plan', ({ note, text }) => ({ text: `${text}\nサーバーを置く`, note: note.replace('机を並べます', '机とサーバーは置きません') })), ['plan, notes: "机とサーバーは置きません" says the contrary of the slide, "サーバーを置く"']],
  ['a drawing denies what the notes say', changed('ledger', ({ note }) => ({ note: note.replace('紙でした', '毎日、更新しました'), alternatives: ['台帳は、更新されない'] })), ['ledger, notes: "更新しました" says the contrary of the slide, "更新されない"']],
  ['a slide says no, and its notes do not', changed('ledger', ({ note, text }) => ({ text: `${text}\n棚は変更なし`, note: note.replace('棚に置いて', 'まず、棚にも手を加えて') })), ['ledger, notes: "変更なし" is on the slide, but no sentence of the notes says no']],
  ['both are negative, or one of them says both', changed('plan', ({ note, text }) => ({ text: `${text} / 止まらない`, note: note.replace('机を並べます', '机を並べません。いずれ、机を並べます。止まりません') })), []],
  ['one of them is negative in another way', changed('plan', ({ note, text }) => ({ text: `${text}\n棚は変更なし\n未対応\n移動`, note: note.replace('机を並べます', '机を並べます。棚は、変更しません。対応していません。移動しませんか。移動せずにはいられません') })), []],
  ['a negative is a condition, is about something hard, or is about something else', changed('plan', ({ note, text }) => ({ text: `${text}\n机がないと、始まらない`, note: note.replace('机を並べます', '机を並べます。計画なら、棚は並べません。机があれば、始まります。机は、あってもかまいません') })), []],
  ['a sentence is reworded', changed('copies', ({ note }) => ({ note: note.replace('1つのクラスターの中で、性能を上げます', 'クラスター1つあたりの性能のためのものです') })), []],
  ['the mismatch is excused', changed('copies', ({ note }) => ({ content: '<!-- notes-ok: 会場で出す -->', note: note.replace('遠くの複製は、災害に備えます。', 'みなさん、お茶をどうぞ。') })), []],
  ['the mismatch is excused without a reason', changed('copies', () => ({ content: '<!-- notes-ok -->' })), ['copies, notes-ok: gives no reason']],
  ['an excuse excuses nothing', changed('copies', () => ({ content: '<!-- notes-ok: 念のため -->' })), ['copies, notes-ok: excuses nothing']],
]
for (const [what, slides, told] of defects) {
  test(`the messages when ${what}`, () => {
    const found = misspoken(slides)
    expect(found).toEqual(told.map(words => expect.stringContaining(words)))
    for (const line of found)
      expect(line).toMatch(/\.\n {2}→ .+\.$/)
  })
}

test('clicks that share one mark have one paragraph', () => {
  expect(misspoken([slide('jump', 'はじめの話。\n\n[click:2] 矢印と、出口です。\n\n[click] 台帳です。', ['はじめ', '矢印', '出口', '台帳'])])).toEqual([])
})

test('the end of notes announces nothing that only another variant shows', () => {
  const [others, here] = [[sound[3]!], sound.slice(0, 3)]
  expect(announcedElsewhere(here, others)).toEqual([expect.stringContaining('ledger, notes: the last paragraph names "Beacon"')])
  expect(announcedElsewhere(sound, others)).toEqual([])
})

test('words are Latin words, numbers and pairs of Japanese characters', () => {
  expect([...wordsOf('Route 53で、4,000回ぶつかる（間）')]).toEqual(['route', '53', '4,000', '回ぶ', 'ぶつか', 'つかる'])
})

test('an element appears on a step when it was hidden, is new or has changed its look', () => {
  expect(appearing([
    [['A', 'plain'], ['B', undefined], ['C', 'dimmed'], ['D', 'plain'], ['D', undefined]],
    [['A', 'plain'], ['B', 'plain'], ['C', 'lit'], ['D', 'plain'], ['D', 'plain'], ['E', 'plain']],
  ])).toEqual(['A / C / D', 'B / C / D / E'])
})

for (const [what, note, told] of [
  ['the named part is there', '左に並ぶのがアプリです。真ん中は、Beaconです。右の棚に入れます。', []],
  ['the wrong side is named', '右に並ぶのがアプリです。', ['"右に並ぶのがアプリです。" points to 右, but "アプリ", "アプリ" is elsewhere']],
  ['the named part is missing', '左が、サーバーです。', ['"左が、サーバーです。" points to 左, but names nothing on the slide']],
  ['a part at the front is said to be behind', 'アプリの奥に、何かがあります。', ['"アプリの奥に、何かがあります。" points to 奥, but "アプリ", "アプリ" is elsewhere']],
  ['no side is named', '結果を左右します。帯は、右へ行くほど細かくなります。', []],
] as const) {
  test(`notes that point: ${what}`, () => {
    const places = [['アプリ', 0.1], ['アプリ', 0.12], ['Beacon', 0.5], ['棚', 0.9], ['右の棚', 0.9]] as const
    expect(misplaced([{ name: 'store', note, places }]).map(line => line.split('.\n')[0])).toEqual(told.map(line => `store, notes: ${line}`))
  })
}

test('what the notes say belongs to a part belongs to it in the drawings', () => {
  const alternatives = ['紙はShelfに置き、Beaconの台帳に書く図', 'Harborlineの図']
  const told = (note: string): string[] => misattributed([{ name: 'store', note, alternatives }]).map(line => line.split('.\n')[0]!)
  expect(told('Beaconの台帳に書き、Shelfの紙を読みます。Harborlineの台帳は、別のものです。')).toEqual([])
  expect(told('Shelfの台帳に書きます。')).toEqual(['store, notes: "Shelfの台帳" is "Beaconの台帳" in the text alternative of a drawing'])
})

test('what a part does in the notes, it does in the drawings', () => {
  const alternatives = ['係の窓口が台帳を更新し、倉庫に知らせる。係は棚を片付ける図']
  const told = (note: string): string[] => misacted([{ name: 'store', note, alternatives }]).map(line => line.split('.\n')[0]!)
  expect(told('窓口が、台帳を更新します。倉庫が開きます。\n\n[click] 客が、倉庫に知らせます。')).toEqual([])
  expect(told('倉庫が、台帳を更新します。')).toEqual(['store, notes: "倉庫" does "を更新", which "窓口" does in the text alternative of the drawing'])
})

test('two things are related in the notes as they are on the slide', () => {
  const told = (note: string): string[] => turnedRound([{ name: 'store', note, text: '荷札が台帳どおりか検査', alternatives: ['窓口が倉庫を呼ぶ図'] }]).map(line => line.split('.\n')[0]!)
  expect(told('付けた荷札が、古い台帳どおりかを検査します。倉庫は窓口に返します。窓口が倉庫を呼びます。')).toEqual([])
  expect(told('台帳が書いた荷札どおりかを検査します。倉庫は、いつも窓口を呼びます。')).toEqual(['store, notes: "台帳が…荷札どおり" is "荷札が…台帳どおり" on the slide', 'store, notes: "倉庫が…窓口を呼" is "窓口が…倉庫を呼" on the slide'])
})

test('the notes and the drawings say the same about each case', () => {
  const alternatives = ['朝の便は大きな箱と封筒、それ以外の便は封筒だけを、港で積む図']
  const told = (note: string, text = ''): string[] => exchanged([{ name: 'store', note, text, alternatives }]).map(line => line.split('.\n')[0]!)
  expect(told('[click] 朝の便なら大きな箱と封筒まで、それ以外なら封筒だけ。夜は休みです。')).toEqual([])
  expect(told('[click] 朝の便なら封筒だけ、それ以外なら大きな箱と封筒まで。')).toEqual(['store, notes: what is said of "朝の便" and of "それ以外" is the other way round in the text alternative of the drawing'])
  const list = '例社A.com\n本の売り場\nこれから始める話\n例社B\n本の倉庫\n続けている話'
  expect(told('例社Bさんは続けている話、例社Aさんはこれから始める話です。', list)).toEqual([])
  expect(told('例社Aさんは続けている話、例社Bさんと例社Cさんはこれから始める話です。', list)).toEqual(['store, notes: what is said of "例社A" and of "例社B" is the other way round on the slide'])
})

test('a name has the same owner in the notes as in the drawings', () => {
  const told = (note: string): string[] => misnamed([{ name: 'store', note, alternatives: ['Shelf Clerkが棚を見る図'] }]).map(line => line.split('.\n')[0]!)
  expect(told('ShelfのClerkです。BeaconのClerkとは別物です。BeaconのLampです。')).toEqual([])
  expect(told('BeaconのClerkです。')).toEqual(['store, notes: "BeaconのClerk" is "Shelf Clerk" in the text alternative of the drawing'])
})

test('what there is for each of several things is for each of them on the slide', () => {
  const told = (note: string): string[] => misapportioned([{ name: 'store', note, text: '棚板ごとに3つの合鍵', alternatives: ['係員が棚板に対して合鍵を持つ図'] }]).map(line => line.split('.\n')[0]!)
  expect(told('棚板ごとに合鍵を決めます。係員ごとに靴を選びます。倉庫ごとに合鍵があります。')).toEqual([])
  expect(told('係員ごとに合鍵を決めます。')).toEqual(['store, notes: "係員ごとに合鍵を決めます" is "棚板ごとに3つの合鍵" on the slide'])
})
