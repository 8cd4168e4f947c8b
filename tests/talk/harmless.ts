/**
 * Makes harmless changes to this talk, and lists the checks outside this folder that they turn red: none may. Each change is
 * made in a copy of the repository, and confirmed. `npx tsx tests/talk/harmless.ts [NAME …] [-- arguments of Playwright]`;
 * without names, it makes each of them. Changes with their names joined by ` + ` are made together.
 */
import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { stripVTControlCharacters } from 'node:util'
import { filesBelow } from '../../tooling/shared/walk'
import { copyThisDeck } from '../helpers/copy'

/** What to replace in every file of the talk, what to append to files, new ones included, and which files to remove. */
interface Change {
  replace?: readonly (readonly [from: string | RegExp, to: string])[]
  append?: Readonly<Record<string, string>>
  remove?: readonly string[]
}

/** A slide with its own title. */
const slide = (alias: string, title: string, body = '- 加えた行'): string => `---\nrouteAlias: ${alias}\n---\n\n# ${title}\n\n${body}\n\n<!--\n加えた話です。\n-->\n`

const changes: Readonly<Record<string, Change>> = {
  'a title is reworded': { replace: [['# オンプレミスを、クラウドに見劣りしないものに', '# 手放せない環境を、同じ水準にする'], ['# 2時間弱で、5つのセッション', '# セッションが5つ並んだ']] },
  'notes are reworded': { replace: [['お疲れさまです。', 'こんばんは。'], ['持ち帰ってほしいことは、2つです。', '大事なことは、2つです。']] },
  'a speaker is renamed': { replace: [['松井 賢人', '登壇 者三']] },
  'a figure changes': { replace: [['4,000', '3,000'], ['0.75', '1']] },
  'a time changes': { replace: [['21:45', '22:00']] },
  'the number of the evening changes': { replace: [['第4回', '第6回'], ['number: 4', 'number: 6']] },
  'the timetable has another row': { replace: [[/(id: 'party'.*\n)/, '$1  { id: \'second\', kind: \'party\', start: \'21:45\', end: \'22:00\', title: \'二次会\' },\n'], ['  end: \'21:45\'', '  end: \'22:00\''], ['そのあと21:45まで懇親会', 'そのあと22:00まで懇親会']] },
  'a slide is added at the start': { replace: [['src: ./pages/00-cover.md\n---', 'src: ./pages/00-cover.md\n---\n\n---\nsrc: ./pages/00-new.md\n---']], append: { 'pages/00-new.md': slide('new-start', 'はじめに加えたスライド') } },
  'a slide is added in the middle': { append: { 'pages/03-terraform.md': `\n${slide('new-middle', '途中に加えたスライド').replace('routeAlias', 'talk: terraform\nrouteAlias')}` } },
  'a slide is added at the end': { append: { 'pages/07-closing.md': `\n${slide('new-end', '終わりに加えたスライド')}` } },
  'a slide is added to the variant': { append: { 'lt.md': `\n${slide('new-variant', '短い版に加えたスライド')}` } },
  'a slide is removed': { replace: [[/---\nrouteAlias: why-on-premises\n[\s\S]*?-->\n/, ''], ['pages/04-vault.md#3', 'pages/04-vault.md#2']], remove: ['components/talk/drawings/OnPremisesReasons.vue'] },
  'another slide is removed': { replace: [[/---\nrouteAlias: replications\n[\s\S]*?-->\n/, '']], remove: ['components/talk/drawings/Replications.vue'] },
  'a click is added': { append: { 'pages/03-terraform.md': `\n${slide('new-click', 'クリックを加えたスライド', '- 一つめ\n\n<p v-click>二つめ</p>').replace('routeAlias', 'talk: terraform\nrouteAlias').replace('話です。', '話です。\n\n[click] 二つめの話です。')}` } },
  'clicks are removed': { replace: [[':key="id" v-click="i || \'+0\'"', ':key="id"'], [/\[click\] (?=2つ目は、Simple)/g, '']] },
  'a variant is renamed': { replace: [[/\blt: \{ entry: 'lt\.md', path: 'lt'/, 'short: { entry: \'lt.md\', path: \'short\''], [/\[lt\]/g, '[short]']] },
  'the main variant is renamed': { replace: [[/\brecap: \{ entry/, 'whole: { entry'], ['variant: \'recap\'', 'variant: \'whole\''], [/\[recap\]/g, '[whole]']] },
  'links to variants are reworded': { replace: [['すべてのスライドを見る(完全版)', '全部を見る'], ['5分版を見る', '短い版を見る']] },
  'a reading changes': { replace: [['テラフォーム', 'テラホーム'], [/ {2}'itamae'.*\n/, '']] },
  'slides are dropped in another order': { replace: [[/\ndropWhenLate: 2\b/g, '\ndropWhenLate: 12']] },
}

/** Where the talk is. */
const talk = ['pages', 'data', 'components', 'layouts', 'slides.md', 'lt.md', 'deck.config.ts']

/** The files of the talk, as paths in the deck. */
async function talkOf(deck: string): Promise<string[]> {
  const files = await Promise.all(talk.map(async top => path.extname(top) ? [top] : (await filesBelow(path.join(deck, top))).map(name => path.join(top, name))))
  return files.flat()
}

/** Makes a change in a copy of the deck, which may have other changes already. */
async function makeChange(deck: string, { replace = [], append = {}, remove = [] }: Change): Promise<void> {
  const texts = new Map(await Promise.all((await talkOf(deck)).map(async name => [name, await readFile(path.join(deck, name), 'utf8')] as const)))
  for (const [from, to] of replace) {
    let found = false
    for (const [name, text] of texts) {
      const changed = text.replaceAll(typeof from === 'string' ? from : new RegExp(from.source, [...new Set(`${from.flags}g`)].join('')), to)
      found ||= changed !== text
      texts.set(name, changed)
    }
    if (!found)
      throw new Error(`No file of the talk has ${from}`)
  }
  for (const [name, text] of Object.entries(append))
    texts.set(name, (texts.get(name) ?? '') + text)
  await Promise.all([...texts].map(([name, text]) => writeFile(path.join(deck, name), text)))
  await Promise.all(remove.map(name => rm(path.join(deck, name))))
}

/** The checks outside this folder that failed, each with the first lines of its message, from Playwright's report. */
function failedIn({ suites = [], specs = [] }: any): string[] {
  return [...suites.flatMap(failedIn), ...specs.filter(({ ok, file }: any) => !ok && !file.startsWith('talk/')).map(({ file, line, title, tests }: any) => {
    const [message = ''] = tests.flatMap(({ results }: any) => results.flatMap(({ errors }: any) => errors.map(({ message }: any) => String(message))))
    return `${file}:${line} ${title}: ${stripVTControlCharacters(message).split('\n').slice(0, 4).join('\n        ')}`
  })]
}

const args = process.argv.slice(2)
const end = args.includes('--') ? args.indexOf('--') : args.length
const wanted = end > 0 ? args.slice(0, end) : Object.keys(changes)
const playwright = end < args.length ? args.slice(end + 1) : ['--project=unit']

for (const name of wanted) {
  const together = name.split(' + ').map((one) => {
    if (!changes[one])
      throw new Error(`There is no change "${one}". There are: ${Object.keys(changes).join('; ')}`)
    return changes[one]
  })
  const deck = await mkdtemp(path.join(tmpdir(), 'deck-change-'))
  await copyThisDeck(deck)
  for (const change of together)
    await makeChange(deck, change)
  spawnSync(process.execPath, ['--import', 'tsx', 'tooling/cli/deck.ts', 'confirm'], { cwd: deck })
  const { stdout, stderr } = spawnSync(process.execPath, ['node_modules/playwright/cli.js', 'test', ...playwright, '--reporter=json'], { cwd: deck, encoding: 'utf8', maxBuffer: 1e9 })
  const at = stdout.indexOf('{')
  const report = at < 0 ? { errors: [{ message: stdout + stderr }] } : JSON.parse(stdout.slice(at))
  const failed = [...report.errors.map(({ message }: any) => message), ...failedIn(report)]
  console.log(`${failed.length === 0 ? '✓' : '✗'} ${name}: ${report.stats?.expected} passed, ${failed.length} red outside tests/talk`)
  for (const line of failed)
    console.log(`    ${line}`)
  await rm(deck, { recursive: true })
}
