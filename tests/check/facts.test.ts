/** What pages may and may not say about a meetup, on the facts of an invented one. */
import type { SourceSlideInfo } from '@slidev/types'
import type { RawFacts } from '../../data/checks/data'
import type { Problem } from '../../tooling/index'
import { expect, test } from 'playwright/test'
import { checkData } from '../../data/checks/data'
import { checkFacts, contradictions, knowledgeOf } from '../../data/checks/facts'
import { isNear, isNearNumber, nearestPart } from '../../data/checks/near'
import { turnedRound, unkept } from '../../data/checks/promises'
import { proseOf } from '../../data/checks/prose'
import { stops } from '../../tooling/check/problem'
import { evening } from './evening'
import { harmless, nearMisses, wrongFigures, wrongTitles } from './sentences'

/** The problems of a slide: in its text, its notes or its title. */
function problemsOn({ content = '', note = '', frontmatter = {} }: Partial<SourceSlideInfo>): Problem[] {
  const raw = `${content}\n\n<!--\n${note}\n-->`
  const slide = { filepath: '/deck/pages/page.md', index: 0, frontmatter: { routeAlias: 'here', ...frontmatter }, content, note, raw } as unknown as SourceSlideInfo
  return checkFacts({ root: '/deck', entry: { slides: [slide] }, slides: [slide], imports: [] } as unknown as Parameters<typeof checkFacts>[0], evening)
}

/** Returns a function that gives the messages about a text, with this knowledge. */
function toldBy(known: ReturnType<typeof knowledgeOf>): (text: string) => string[] {
  return text => contradictions(text, known).map(({ message }) => message)
}

/** The problems of a sentence, which must be the same in text and notes, apart from the field. */
function problemsOf(sentence: string): Problem[] {
  const [inText, inNotes] = [problemsOn({ content: `${sentence}\n` }), problemsOn({ note: sentence })]
  expect(inNotes.map(({ field, ...rest }) => rest), 'problems in the notes are those in the text').toEqual(inText.map(({ field, ...rest }) => rest))
  expect(new Set(inText.map(({ field }) => field)).size).toBeLessThanOrEqual(1)
  return inText
}

test('no sentence has been removed from the lists', () => {
  expect([harmless, wrongFigures, wrongTitles, nearMisses].map(list => list.length)).toEqual([20, 17, 4, 31])
})

for (const sentence of harmless)
  test(`stops no command: ${sentence.replaceAll('\n', ' ')}`, () => expect(problemsOf(sentence).filter(problem => stops(problem, false))).toEqual([]))

for (const sentence of [...wrongFigures, ...wrongTitles]) {
  test(`stops every command: ${sentence}`, () => {
    const problems = problemsOf(sentence)
    expect(problems.filter(problem => stops(problem, true))).toHaveLength(1)
    expect(problems, 'one mistake is reported once').toHaveLength(1)
  })
}

for (const sentence of nearMisses) {
  test(`stops all but npm start: ${sentence}`, () => {
    expect(problemsOf(sentence)).toEqual([expect.objectContaining({ severity: 'warning', message: expect.stringMatching(/"/), fix: expect.stringMatching(/^data\/ (?:says|writes|knows) \S/) })])
  })
}

/** Sentences, each with the talk of its slide and the expected severity. */
const onSlides: readonly [text: string, talk: string, severity: Problem['severity'] | undefined][] = [
  ['見木さんの話です', 'release', 'warning'],
  ['見木さんの話です', 'video', 'hint'],
  ['見本さんの話です', 'video', undefined],
  ['例動画社さんの話です', 'release', undefined],
]
for (const [text, talk, severity] of onSlides)
  test(`on a slide of the talk "${talk}", ${severity ?? 'nothing'} for: ${text}`, () => expect(problemsOn({ note: text, frontmatter: { talk } }).map(problem => problem.severity)).toEqual(severity ? [severity] : []))

const stack = { ...evening, figures: evening.figures.map(row => row.id === 'servers' || row.id === 'requests' ? { ...row, talk: 'video' } : row), layers: [{ id: 'network', product: 'Harborline' }, { id: 'infrastructure', product: 'Beacon' }] }

/** A slide, the talk after it, its notes, and the names in them that belong to another talk. */
const notesOfTalks: readonly [talk: string, next: string | undefined, note: string, told: readonly string[]][] = [
  ['video', undefined, '例動画社さんの架空さんは、Harborlineを使っています', []],
  ['video', undefined, 'レイシーズさんの配信は、止まりません', ['レイシーズ']],
  ['video', undefined, '合同会社レイシーズの配信は、止まりません', ['合同会社レイシーズ']],
  ['video', undefined, '例示さんの配信は、止まりません', ['例示さん']],
  ['video', undefined, '見張るのは、Beaconです', ['Beacon']],
  ['release', undefined, '見張るのは、HarborlineとBeaconです', []],
  ['video', undefined, '先ほどのレイシーズさんとは、違う形です', []],
  ['video', undefined, 'ほかの層のBeaconと、同じです', []],
  ['video', undefined, '配信に使うサーバーは、100台です', []],
  ['logs', undefined, '配信に使うサーバーは、100台です', ['100台']],
  ['logs', undefined, 'リクエストのピークは、最大2500/分です', []],
  ['video', 'logs', '配信の形です。\n\n次は、レイシーズさんのBeaconです', []],
  ['video', 'logs', '配信の形です。\n\n次は、見本さんの話です', ['見本さん']],
  ['video', 'logs', 'レイシーズさんは、止まりません。\n\n次は、保管の話です', ['レイシーズ']],
]
for (const [talk, next, note, told] of notesOfTalks) {
  test(`whose it is, on a slide of "${talk}"${next ? ` before "${next}"` : ''}: ${note.replaceAll('\n', ' ')}`, () => {
    const slides = [{ talk, note }, ...next ? [{ talk: next, note: '' }] : []].map(({ talk, note }, index) => ({ filepath: '/deck/a.md', index, frontmatter: { talk }, content: '', note, raw: '' }))
    const problems = checkFacts({ root: '/deck', entry: { slides }, slides } as unknown as Parameters<typeof checkFacts>[0], stack)
    expect(problems.map(({ severity, message }) => [severity, message.split(' belongs to ')[0]])).toEqual(told.map(name => ['warning', `"${name}"`]))
  })
}

test('a company is named with its own product and speaker', () => {
  const told = toldBy(knowledgeOf(stack))
  expect(told('例動画社はHarborline、レイシーズの例示さんはBeacon')).toEqual([])
  expect(told('例動画社はBeacon、レイシーズは別')).toEqual(['"例動画社" is named with "Beacon", which belongs to the talk "logs"'])
  expect(told('レイシーズの架空さん')).toEqual(['"レイシーズ" is named with "架空さん", which belongs to the talk "video"'])
})

test('a layer is named with its own product, and changes in the right direction', () => {
  const layers = [
    { id: 'network', product: 'Harborline', name: '配信', mission: 'Serve', from: '手動', to: '自動' },
    { id: 'infrastructure', product: 'Beacon', name: '保管', mission: 'Keep', from: '紙', to: '台帳' },
  ]
  const known = knowledgeOf({ ...evening, layers, words: { from: { name: '前' }, to: { name: '後' } } })
  const told = toldBy(known)
  expect(told('配信は、手動から自動へ。Harborlineです。\n\n保管は、紙から台帳へ。Beaconです。前から後へ。')).toEqual([])
  expect(told('配信の話はここまで。次は、Beaconです')).toEqual([])
  expect(told('配信は、手動から自動へ。Beaconです')).toEqual(['"配信" is named with "Beacon", which belongs to the layer "infrastructure"'])
  expect(told('Keep、守るのはHarborlineです')).toEqual(['"Keep" is named with "Harborline", which belongs to the layer "network"'])
  expect(told('台帳から紙へ移りました')).toEqual(['"台帳から紙" is the wrong way round'])
  expect(told('後から、前へ')).toEqual(['"後から、前" is the wrong way round'])
})

test('notes say nothing that is the opposite of the facts', () => {
  const known = knowledgeOf({ ...evening, topics: { copies: [{ name: 'Near Copy', purpose: ['保管の', '読み取りを速くする'] }, { name: 'Far Copy', purpose: ['止まらない'] }] } })
  const told = toldBy(known)
  expect(told('Near Copyは、読み取りを速くします')).toEqual([])
  expect(told('Near Copyは、書き込みではなく、読み取りのためにあります')).toEqual([])
  expect(told('書き込みは、また別の話です。\n\nFar Copyもあります')).toEqual([])
  expect(told('Near Copy。書き込みを速くします')).toEqual(['"書き込み" is not what "Near Copy" does'])
})

test('talks named in sequence are in the order of the evening', () => {
  const told = toldBy(knowledgeOf(evening))
  expect(told('例社Aさんに続いて、例動画社さん、休憩をはさんで、レイシーズさん')).toEqual([])
  expect(told('レイシーズさんと例動画社さんは、どちらも使っています')).toEqual([])
  expect(told('続いてレイシーズさん、休憩をはさんで、例動画社さんの話です')).toEqual(['"レイシーズ", "休憩", "例動画社" is not the order of the evening'])
  // As people say it: LACES for LACES.com.
  const short = knowledgeOf({ ...evening, talks: evening.talks.map(talk => talk.id === 'logs' ? { ...talk, speaker: { ...talk.speaker, shortOrganization: 'LACES.com' } } : talk) })
  expect(toldBy(short)('続いてLACESさん、休憩をはさんで、例動画社さんの話です')).toEqual(['"LACES.com", "休憩", "例動画社" is not the order of the evening'])
})

test('no one has the role of someone else', () => {
  const told = toldBy(knowledgeOf(evening))
  expect(told('部長を務める、見本 太郎さん。\n\n架空さんは、エンジニアです')).toEqual([])
  expect(told('部長の見本さんと、架空さんです。\n\n次は、部長の話です')).toEqual([])
  expect(told('エンジニアの見本さんです')).toEqual(['"見本 太郎" is called "エンジニア"'])
  // Half of a role is another role.
  const owner = knowledgeOf({ ...evening, talks: evening.talks.map(talk => talk.id === 'video' ? { ...talk, speaker: { ...talk.speaker, role: 'プロダクトオーナー' } } : talk) })
  expect(toldBy(owner)('架空さんは、プロダクトチームのプロダクトオーナーです。\n\n架空さんのプロダクトチームの話です')).toEqual([])
  expect(toldBy(owner)('架空さんは、プロダクトマネージャーです')).toEqual(['"架空 花子" is called "プロダクトマネージャー"'])
  // Someone who only leads a part of the evening has a role, too.
  const led = knowledgeOf({ ...evening, agenda: evening.agenda.map(row => row.id === 'party' ? { ...row, speaker: { name: 'Ann Example', organization: '例社A', role: '代表' } } : row) })
  expect(toldBy(led)('最後は、部長のAnn Exampleさんです')).toEqual(['"Ann Example" is called "部長"'])
})

test('an answer is named with its layer and company', () => {
  const layers = [{ id: 'network', product: 'Harborline', name: '配信' }, { id: 'infrastructure', product: 'Beacon', name: '保管' }]
  const answers: Record<string, string> = { video: '止められない所', logs: '長く持つ所' }
  const known = knowledgeOf({ ...evening, layers, talks: evening.talks.map(talk => ({ ...talk, answer: answers[talk.id] })) })
  const told = toldBy(known)
  expect(told('配信には、例動画社さん。止められない所です。\n\n保管には、レイシーズさん。長く持つ所です。\n\n止められない所か、長く持つ所か。')).toEqual([])
  expect(told('配信には、例動画社さん。長く持つ所です。')).toEqual(['"例動画社" is named with "長く持つ所", which belongs to the layer "infrastructure"'])
  expect(told('保管。止められない所です。')).toEqual(['"保管" is named with "止められない所", which belongs to the layer "network"'])
})

test('a time belongs to the part of the evening that it is named with', () => {
  const told = toldBy(knowledgeOf(evening))
  expect(told('開場は18:30、開会は19:00。本編が20:40までで、そのあと21時まで懇親会でした。受付のあと、19:30からは例動画社さんです')).toEqual([])
  expect(told('本編の休憩は、20:00から。20:30に戻りました')).toEqual(['"20:30" is not in the facts'])
  expect(told('本編が20:10まで、懇親会は20:40からでした')).toEqual(['"20:10" is not a time of "本編"'])
  expect(told('休憩は19:30から')).toEqual(['"19:30" is not a time of "休憩"'])
})

test('a phrase of the facts keeps its words, a list its names, and a preference its direction', () => {
  const topics = { clouds: ['North', 'South', 'East'], services: ['Pond', 'Lake', 'River', 'Sea'], copies: [{ name: 'Far Copy', purpose: ['いつでも動く', 'クラスターの数を増やす'] }] }
  const known = knowledgeOf({ ...evening, topics, principles: [{ name: 'Plain Words', gloss: '道具より、手順' }] })
  const told = toldBy(known)
  expect(told('いつでも動くクラスターの数を増やします。別のサーバーの数を増やす人もいます')).toEqual([])
  expect(told('いつでも動くサーバーの数を増やします')).toEqual(['"でも動くサーバーの数を増" is not what the facts say there'])
  expect(told('North、South、East。さらにPondやLake、River、Sea。NorthやPond、Hillもあります')).toEqual([])
  expect(told('North、South、Pondです')).toEqual(['"Pond" does not belong in "North、South、Pond"'])
  expect(told('PondやLake、River、Hillです')).toEqual(['"Hill" does not belong in "PondやLake、River、Hill"'])
  expect(told('道具より先に、手順を考えます。手順よりも、速さです')).toEqual([])
  expect(told('手順より先に、道具を考えます')).toEqual(['"手順より先に、道具" is the wrong way round'])
})

test('notes do not deny what a title says', () => {
  const told = toldBy(knowledgeOf(evening))
  expect(told('題名のとおり、止まるリリースではなく、止めないリリースです')).toEqual([])
  expect(told('保管ではなく、ログは捨てないという話です')).toEqual([])
  expect(told('題名のとおり、止めないリリースではなく、止まるリリースです')).toEqual(['"止めないリリースではなく" contradicts the title'])
})

test('a principle has the number of its place', () => {
  const known = knowledgeOf({ ...evening, principles: [{ name: 'Small Steps' }, { name: 'Plain Words' }] })
  const told = toldBy(known)
  expect(told('1つ目は、Small Steps。2つ目は、Plain Wordsです。3つ目は、また別の話です')).toEqual([])
  expect(told('3つ目は、Plain Wordsです')).toEqual(['"3つ目は、Plain Words" is number 2'])
})

test('layers follow in the announced direction', () => {
  const layers = [{ id: 'network', product: 'Harborline', name: '配信' }, { id: 'infrastructure', product: 'Beacon', name: '保管' }]
  const told = toldBy(knowledgeOf({ ...evening, layers }))
  const [up, down] = ['\n\n[click] 保管です。\n\n[click] 配信です。', '\n\n[click] 配信です。\n\n[click] 保管です。']
  expect([`土台から、順に見ます。${up}`, `上から順に見ます。${down}`, '土台から、順に動かします。\n\n[click] 保管です。'].flatMap(told)).toEqual([])
  expect(told(`上から、順に動かします。${up}`)).toEqual(['"上から、順に" is not the order of the layers'])
  expect(told(`土台から動かします。${down}`)).toEqual(['"土台から動か" is not the order of the layers'])
})

test('a change has the right direction in other words, too', () => {
  const known = knowledgeOf({ ...evening, words: { from: { name: '静的' }, to: { name: '動的' } } })
  const told = toldBy(known)
  expect(told('固定された世界から、変わり続ける世界へ。変わり続ける世界では、固定の設定から離れます。静的な状態から、変化する状態へ')).toEqual([])
  expect(told('変わり続ける世界から、固定された世界へ')).toEqual(['"変わり続ける世界から、固定" is the wrong way round'])
  expect(told('動的な状態から変わらない状態へ')).toEqual(['"動的な状態から変わらない" is the wrong way round'])
})

test('a part of the evening has its own duration', () => {
  const told = toldBy(knowledgeOf(evening))
  expect(told('セッションは、どれも30分です。10分の休憩をはさみます。セッションのあと、10分で片付けました。懇親会は20分です')).toEqual([])
  expect(told('番号の付いた行がセッションで、どれも20分です')).toEqual(['"セッションで、どれも20分" is the duration of another part'])
  expect(told('30分の休憩をはさんで、続けます')).toEqual(['"30分の休憩" is the duration of another part'])
})

test('nothing is written twice in a row', () => {
  const told = toldBy(knowledgeOf(evening))
  expect(told('ものの話です。なにに使うのかは、そののち決めました。母はは、とは言いません……。父ははやい')).toEqual([])
  expect(told('例社Aさんのの会場です')).toEqual(['"社Aさんのの会場です" has "の" twice'])
  expect(told('会場をを使います。。')).toEqual([expect.stringContaining('"を" twice'), expect.stringContaining('"。" twice')])
})

test('no sentence is in a text twice', () => {
  const told = toldBy(knowledgeOf(evening))
  expect(told('そうです。そうです。会場は満員でした。会場は満員ではありませんでした。')).toEqual([])
  expect(told('会場はほぼ満員でした。\n\n続けます。\n\n[click] 会場はほぼ満員でした。')).toEqual(['"会場はほぼ満員でした。" is there twice'])
})

test('brackets come in pairs', () => {
  const told = toldBy(knowledgeOf(evening))
  expect(told('「城『壁』」で（間）守ります。\n\n1) 入口\n2) 出口 :-)\n３）裏口（仮）\n- a）表口 「あなたは\n誰ですか」')).toEqual([])
  expect(told('入口で「あなたは誰ですかと聞きます。\n\n誰」')).toEqual([expect.stringContaining('has "「" without'), expect.stringContaining('has "」" without')])
  expect(told('（間「）」')).toHaveLength(2)
})

/** A slide of a layer, the slide after it, and the notes of the first. */
const levels: readonly [what: string, place: object, next: object | undefined, note: string, told: readonly string[]][] = [
  ['the ends', { talk: 'video' }, undefined, 'いちばん上が配信で、土台は保管です。いちばん上の棚に、保管します。', []],
  ['the wrong end', { talk: 'video' }, undefined, 'いちばん上は、保管です。', ['"いちばん上は、" is not true of the layer "infrastructure"']],
  ['the wrong layer as the ground', { talk: 'video' }, undefined, '土台は、配信です。', ['"土台は、" is not true of the layer "network"']],
  ['one layer below', { talk: 'video' }, { talk: 'logs' }, '配信です。\n\n次は1つ下の層、保管です。', []],
  ['one layer above, where it is below', { talk: 'video' }, { talk: 'logs' }, '配信です。\n\n次は1つ上の層、保管です。', ['"1つ上の層" is not true of the layer "infrastructure"']],
  ['the next layer', { talk: 'video' }, { talk: 'logs' }, '配信です。\n\n配信の話でした。次は、配信から離れて、保管です。', []],
  ['a layer that is not next', { talk: 'video' }, { talk: 'logs' }, '配信です。\n\n次は、配信です。', ['"次は、配信です" is not true of the layer "network"']],
  ['no layer at all', { talk: 'video' }, { talk: 'logs' }, '配信です。\n\n次は、3つ目の話です。', []],
]
for (const [what, place, next, note, told] of levels) {
  test(`where a layer is: ${what}`, () => {
    const layers = [{ id: 'network', product: 'Harborline', name: '配信' }, { id: 'infrastructure', product: 'Beacon', name: '保管' }]
    const slides = [{ frontmatter: place, note }, ...next ? [{ frontmatter: next, note: '' }] : []].map((slide, index) => ({ filepath: '/deck/a.md', index, content: '', raw: '', ...slide }))
    const problems = checkFacts({ root: '/deck', entry: { slides }, slides } as unknown as Parameters<typeof checkFacts>[0], { ...evening, layers })
    expect(problems.map(({ message }) => message)).toEqual(told)
  })
}

test('later notes keep a promise under its number', () => {
  expect(unkept('4つ目は、壊れても動くこと。1つ目と2つ目は、このあと図で見ます。', ['1つ目は、小さく。2つ目は、短く。'])).toEqual([])
  expect(unkept('1つ目は、このあと図で見ます。', ['小さく始めます。']), 'the later notes count nothing').toEqual([])
  expect(unkept('3つ目は、先ほど見ました。', ['1つ目は、小さく。']), 'nothing is promised').toEqual([])
  expect(unkept('1つ目と3つ目は、このあと図で見ます。', ['1つ目は、小さく。2つ目は、短く。']).map(({ message }) => message)).toEqual(['"1つ目と3つ目は、このあと図で見ます" promises number 3, and nothing after it is called that'])
})

test('title and notes compare with the same thing, in the same direction', () => {
  expect(turnedRound('自宅を、会場に見劣りしない場所に', '会場と並べても見劣りしません。自宅は、駅に負けない場所です。')).toEqual([])
  expect(turnedRound('自宅を、会場に見劣りしない場所に', '会場より、自宅です。')).toEqual([])
  expect(turnedRound('道具より、手順', '道具よりも先に、手順を考えます。')).toEqual([])
  expect(turnedRound('会場を、自宅に見劣りしない場所に', '会場と並べても見劣りしません。')).toEqual([expect.objectContaining({ message: expect.stringContaining('is measured by "自宅"') })])
  expect(turnedRound('道具より、手順', '手順よりも、道具を考えます。')).toEqual([expect.objectContaining({ message: expect.stringContaining('is reversed in the notes') })])
})

test('some of the talks may be counted', () => {
  for (const text of ['3つのセッションです', '残り2つのセッションです', '1つのセッションです'])
    expect(problemsOf(text), text).toEqual([])
})

test('a title in the frontmatter is checked, and an opener\'s heading is left to the check of titles', () => {
  expect(problemsOn({ frontmatter: { title: '90台で配信' } })).toMatchObject([{ file: 'pages/page.md', row: 'slide 1 (here)', field: 'title' }])
  const content = '# Beaconではじめる、止まらないリリース\n\n90台のサーバー\n'
  expect(problemsOn({ content, frontmatter: { layout: 'opener' } }).map(({ message }) => message)).toEqual([expect.stringContaining('90台')])
  expect(problemsOn({ content })).toHaveLength(2)
})

test('facts may have no other products, no figures and their own units', () => {
  const { figures, ...rest } = evening
  const slide = { filepath: '/deck/a.md', index: 0, frontmatter: {}, content: '', note: '3.4TiBと91req/sと90台', raw: '' }
  const sources = { root: '/deck', entry: { slides: [slide] }, slides: [slide] } as unknown as Parameters<typeof checkFacts>[0]
  expect(checkFacts(sources, { ...rest, figures: [] }).filter(problem => stops(problem, false))).toEqual([])
  const own = [{ id: 'disk', label: '保管の量', value: '3.5', unit: 'TiB' }, { id: 'rate', label: '頻度', value: '90', unit: 'req/s' }]
  expect(checkFacts(sources, { ...rest, figures: own }).filter(problem => stops(problem, true)).map(({ message }) => message)).toEqual([expect.stringContaining('3.4TiB'), expect.stringContaining('91req/s')])
})

/** The slide, and the problems reported for it: severity, field and the beginning of the message. */
const excuses: readonly [what: string, slide: Partial<SourceSlideInfo>, told: readonly [Problem['severity'] | undefined, string, RegExp][]][] = [
  ['excuses a near miss and a guess', { content: '<!-- facts-ok: 別の会の話 -->\n\n会は21時半まで\n', note: '田中さんの話です' }, []],
  ['does not excuse a figure', { content: '<!-- facts-ok: 別の会の話 -->\n\n90台\n', note: '会は21時半まで' }, [[undefined, 'text', /"90台"/]]],
  ['does not excuse a title', { content: '<!-- facts-ok: 別の会の話 -->\n\n「例動画社の配信を守るHarborline」\n', note: '会は21時半まで' }, [[undefined, 'text', /is not the title/]]],
  ['is reported if it excuses nothing', { content: '<!-- facts-ok: 別の会の話 -->\n' }, [['warning', 'facts-ok', /^excuses nothing/]]],
  ['is reported if it gives no reason', { content: '<!-- facts-ok: -->\n\n会は21時半まで\n' }, [['warning', 'text', /"21時半"/], [undefined, 'facts-ok', /^gives no reason/]]],
  ['is reported in the place of the notes', { note: 'facts-ok: 別の会の話' }, [[undefined, 'facts-ok', /^is in the place of the notes/]]],
]
for (const [what, slide, told] of excuses) {
  test(`a comment ${what}`, () => {
    expect(problemsOn(slide).map(({ severity, field, message }) => [severity, field, message])).toEqual(told.map(([severity, field, words]) => [severity, field, expect.stringMatching(words)]))
  })
}

test('a figure of hours and a half is understood', () => {
  const delay = { id: 'delay', label: '復旧', value: '2.5', unit: '時間' }
  const told = (note: string): string[] => {
    const slide = { filepath: '/deck/a.md', index: 0, frontmatter: {}, content: '', note, raw: '' }
    const sources = { root: '/deck', entry: { slides: [slide] }, slides: [slide] } as unknown as Parameters<typeof checkFacts>[0]
    return checkFacts(sources, { ...evening, figures: [delay] }).filter(problem => stops(problem, false)).map(({ message }) => message)
  }
  expect(told('復旧まで2.5時間')).toEqual([])
  expect(told('復旧まで3.5時間')).toEqual([expect.stringContaining('3.5時間')])
})

test('a weekday is that of the evening, or of the report', () => {
  const reported = knowledgeOf({ ...evening, event: { ...evening.event, source: { ...evening.event.source, date: '2031-05-18' } } })
  const told = (text: string) => contradictions(text, reported).map(({ severity, fix }) => [severity, fix])
  expect(told('日曜に公開されたレポートです')).toEqual([])
  expect(told('土曜に公開されたレポートです')).toEqual([['hint', 'data/ says 水曜, 日曜']])
  expect(told('日曜の勉強会でした')).toEqual([['warning', 'data/ says 水曜']])
})

test('a number in the source\'s title is not a hashtag, and text after a hashtag is not part of it', () => {
  const told = (title: string) => checkData({ ...evening, event: { ...evening.event, source: { ...evening.event.source, title } } } as unknown as RawFacts).filter(({ field }) => field === 'hashtag')
  expect(told('Example User Meetup #7に行った')).toEqual([])
  expect(told('#exampleupに行った')).toEqual([])
  expect(told('#examplesに行った')).toHaveLength(1)
})

test('a comment may excuse what only another variant says', () => {
  const content = '<!-- facts-ok: 別の会の話 -->\n'
  const slide = { filepath: '/deck/a.md', index: 0, frontmatter: {}, content, note: '話します。', raw: `${content}\n<!--\n[long] 会は21時半まで\n\n話します。\n-->` }
  expect(checkFacts({ root: '/deck', entry: { slides: [slide] }, slides: [slide] } as unknown as Parameters<typeof checkFacts>[0], evening)).toEqual([])
})

test('what the headmatter says of the talk is held against the facts, too', () => {
  const told = (info: string) => problemsOn({ frontmatter: { info } }).map(({ row, field, message }) => [row, field, message])
  expect(told('会は2031年5月14日の夜')).toEqual([])
  expect(told('会は2031年5月4日の夜')).toEqual([['', 'info', expect.stringContaining('"2031年5月4日"')]])
})

test('code, styles, comments and addresses are not prose, but the text around them is', () => {
  for (const code of ['```sh\n90台\n```', '~~~\n90台\n~~~', '````md magic-move\n```js\n90台\n```\n````', '```sh\n90台', '`90台`', '``90台 ` ``', '<style>\n90台\n</style>', '<!-- 90台 -->', 'https://sample.example/90?a=19:05'])
    expect(proseOf(`前に\n\n${code}\n`).trim(), code).toBe('前に')
  expect(proseOf('```sh\nx\n```\n\n90台')).toContain('90台')
  expect(proseOf('`x` 90台 `y`')).toContain('90台')
  expect(proseOf('<Mark label="90台" size="90" />')).toContain('90台')
})

test('words are near when one slip turns one into the other', () => {
  const pairs = { same: ['vault', 'vault'], more: ['vault', 'vaultt'], less: ['vault', 'vaut'], other: ['vault', 'vaolt'], swapped: ['vault', 'vualt'], far: ['vault', 'consul'], two: ['vault', 'bault2'] }
  expect(Object.entries(pairs).filter(([, [a, b]]) => isNear(a!, b!)).map(([name]) => name)).toEqual(['more', 'less', 'other', 'swapped'])
})

test('numbers are near when they are neighbours, or differ by zeros or by one digit', () => {
  for (const [a, b] of [[3, 4], [1000, 100], [0.4, 40], [17, 71], [25, 20], [99.8, 99.9]] as const)
    expect([isNearNumber(a, b), isNearNumber(b, a)], `${a} and ${b}`).toEqual([true, true])
  for (const [a, b] of [[3, 3], [3, 5], [24, 31], [50, 99.9], [0, 10]] as const)
    expect([isNearNumber(a, b), isNearNumber(b, a)], `${a} and ${b}`).toEqual([false, false])
})

test('the part of a text nearest to a phrase is found', () => {
  expect(nearestPart('これは、止まらないリリースです', '止めないリリース', 2)).toEqual({ start: 5, end: 13, distance: 2 })
  expect(nearestPart('これは、止まらないリリースです', '止めないリリース', 1)).toBeUndefined()
  expect(nearestPart('', '止めないリリース', 2)).toBeUndefined()
})
