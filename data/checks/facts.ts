/**
 * Holds what is written on slides and in scripts against the facts: every time, date, figure with its unit, and
 * name. Titles and notes are plain Markdown and cannot take their facts from `data/` as components do, so they are
 * written out, and read here.
 */
import type { Problem, Sources } from '../../tooling/index'
import path from 'node:path'
import { slideName } from '../../tooling/index'

/** A time, date or figure found in a text. */
export interface Mention {
  /** As written. */
  words: string
  /** In one spelling, so that two mentions of the same thing are equal: `19:00`, `200 Gbps`, `12月`. */
  key: string
  /** What it says of its number, where it is a figure: `Gbps`, `回`. */
  unit: string
  /** The sentence around. */
  context: string
}

/** Units whose numbers are facts. Small counts (つ, 本, 種, and 行 up to 9) are the writer's own and are left alone. */
const units = ['[KMGT](?:bps|B)', 'パーセント', '再生', '時間', '丁目', '/[秒分日月年]', '[%円社台件回行分秒時年月日階F倍]']
const figure = new RegExp(`(\\d[\\d,.]*)\\s*([億万千])?\\s*(${units.join('|')})?(?![A-Z])`, 'gi')
const scales: Record<string, number> = { 億: 1e8, 万: 1e4, 千: 1e3 }
const sameUnit: Record<string, string> = { パーセント: '%', 階: 'F', 再生: '回', 件: '回' }

/** Numbers that follow 第 or stand in a date written with signs are read before the rest. */
const dated = /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/g
const ordinal = /第\s*(\d+)\s*回/g
const clock = /(?<![\d:])(\d{1,2}):(\d{2})(?![\d:])/g
const spokenClock = /(\d{1,2})時(?!間)(?:\s*(\d{1,2})分|(半))?/g
const weekday = /([月火水木金土日])曜|(?<=\d日?\s*)\(([月火水木金土日])\)/g
const span = /(\d+)時間(?:\s*(\d+)分)?\s*(弱|足らず|強|あまり|余り)?/g

/** The same in full-width and half-width digits. */
const plain = (text: string): string => text.normalize('NFKC')

/** All times, dates and figures in a text. */
export function mentionsIn(text: string): Mention[] {
  const mentions: Mention[] = []
  let rest = plain(text)
  const whole = rest
  /** Takes what a pattern finds out of the text, so that the next does not read it again. */
  const take = (pattern: RegExp, read: (match: RegExpExecArray) => { key: string, unit?: string }[]): void => {
    rest = rest.replace(pattern, (...found) => {
      const match = found as unknown as RegExpExecArray
      const offset = found.find(part => typeof part === 'number') as unknown as number
      const context = /[^。\n]*$/.exec(whole.slice(0, offset))![0] + /^[^。\n]*/.exec(whole.slice(offset))![0]
      for (const { key, unit = '' } of read(match))
        mentions.push({ words: match[0].trim(), key, unit, context })
      return ' '.repeat(match[0].length)
    })
  }
  const pad = (hours: string, minutes = '0'): string => `${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}`

  take(weekday, ([, name, bracketed]) => [{ key: `${name ?? bracketed}曜` }])
  take(dated, ([, year, month, date]) => [`${year} 年`, `${Number(month)} 月`, `${Number(date)} 日`].map(key => ({ key })))
  take(span, ([, hours, minutes = '0', about]) => [{ key: `${Number(hours) * 60 + Number(minutes)} 分${about ? ` ${/弱|足/.test(about) ? '弱' : '強'}` : ''}`, unit: '分' }])
  take(ordinal, ([, number]) => [{ key: `第${number}回` }])
  take(clock, ([, hours, minutes]) => [{ key: pad(hours!, minutes) }])
  take(spokenClock, ([, hours, minutes, half]) => [{ key: pad(hours!, half ? '30' : minutes) }])
  take(figure, ([, digits, scale, unit]) => {
    if (!scale && !unit)
      return []
    const number = Number(digits!.replaceAll(',', '').replace(/\.$/, '')) * (scales[scale ?? ''] ?? 1)
    const one = sameUnit[unit ?? ''] ?? unit ?? ''
    if (one === '行' && number < 10)
      return []
    return [{ key: `${number} ${one}`.trim(), unit: one }]
  })
  return mentions
}

export interface Facts {
  agenda: readonly { start: string, end: string, talk?: string, speaker?: { name: string } }[]
  event: { date: string, start: string, end: string, doors: string, source: { author: string } }
  products: readonly { name: string }[]
  figures: readonly { id: string, value: string, unit: string, before?: string, after?: string }[]
  talks: readonly { id: string, layer?: string, speaker: { name: string, organization: string } }[]
}

/** Every text anywhere in the facts. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string')
    return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** How a speaker may put a qualifier in other words. */
const qualifiers: Record<string, readonly string[]> = {
  超: ['超'],
  弱: ['弱', '足らず', '満たない', '届かない'],
  最大: ['最大', 'ピーク', '多いとき'],
}

/**
 * What the facts know, in the spelling of `mentionsIn`.
 * @param facts what `data/index.ts` exports
 * @param duration how long the variant is, as its headmatter says (`5min`)
 */
export function knowledgeOf(facts: Facts, duration?: string) {
  const texts = textsIn(facts)
  const { agenda, event, figures, talks } = facts
  const day = new Date(`${event.date}T00:00:00Z`)
  const rates = figures.map((row) => {
    const [mention] = mentionsIn(`${row.value}${row.unit}`)
    // A rate is said as a count, too: 4億/年 as 年間4億回.
    const keys = mention ? [mention.key, mention.key.replace(/\s*\/.$/, ' 回'), mention.key.replace(/\s*\/.$/, '')] : []
    return { ...row, keys, words: `${row.before ?? ''}${row.value} ${row.unit}${row.after ?? ''}` }
  })
  const spans = [
    ...agenda.map(({ start, end }) => minutesOf(end) - minutesOf(start)),
    minutesOf(event.end) - minutesOf(event.start),
    minutesOf(event.end) - minutesOf(event.doors),
    // From the first talk to the end of the last.
    minutesOf(agenda.findLast(row => row.talk)!.end) - minutesOf(agenda.find(row => row.talk)!.start),
  ]
  const companies = (rows: Facts['talks']): number => new Set(rows.map(row => row.speaker.organization)).size
  const keys = new Set([
    ...texts.flatMap(text => mentionsIn(text).map(({ key }) => key)),
    ...rates.flatMap(row => row.keys),
    ...spans.map(minutes => `${minutes} 分`),
    ...duration ? [`${Number.parseInt(duration)} 分`] : [],
    // A round number of hours with its qualifier: 110 minutes are 2時間弱.
    ...spans.flatMap(minutes => [60, 120, 180, 240].flatMap(hours => minutes !== hours && Math.abs(minutes - hours) <= 20 ? `${hours} 分 ${minutes < hours ? '弱' : '強'}` : [])),
    `${'日月火水木金土'[day.getUTCDay()]}曜`,
    ...[talks.filter(talk => talk.layer), talks].map(rows => `${companies(rows)} 社`),
  ])
  const people = [...talks, ...agenda].flatMap(({ speaker }) => speaker?.name ?? []).concat(event.source.author)
  return {
    keys,
    rates,
    names: namesIn(texts),
    products: new Set(facts.products.map(({ name }) => name)),
    people: new Set(people),
    families: new Set(people.map(name => name.split(' ')[0]!)),
  }
}

type Knowledge = ReturnType<typeof knowledgeOf>

const latin = /[A-Z][A-Z0-9]*(?:[.+/-][A-Z0-9]+)*/gi

/** Words in Latin letters, by their spelling in small letters. */
function namesIn(texts: readonly string[]): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>()
  // What is small and without a space is an id or a mark's name, which say nothing about spelling.
  for (const [word] of texts.filter(text => !/^[a-z-]+(?::[a-z-]+)?$/.test(text)).flatMap(text => [...plain(text).matchAll(latin)])) {
    const key = word.toLowerCase()
    names.set(key, (names.get(key) ?? new Set()).add(word))
  }
  return names
}

/** Whether one letter more, less, other or swapped makes one word of the other. */
export function isNear(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1)
    return false
  let start = 0
  while (a[start] === b[start] && start < a.length)
    start++
  let end = 0
  while (a.at(-1 - end) === b.at(-1 - end) && end < Math.min(a.length, b.length) - start)
    end++
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  return (left.length <= 1 && right.length <= 1) || (left.length === 2 && left[0] === right[1] && left[1] === right[0])
}

/** Names of three letters and more that are a known name with a slip in it. */
function misspelt(text: string, { names, products }: Knowledge): { word: string, known: string }[] {
  return [...plain(text).matchAll(latin)].flatMap(([word]) => {
    const key = word.toLowerCase()
    const spellings = names.get(key)
    if (spellings) {
      // Products and names with a capital inside have one spelling; other words may open a sentence.
      const known = [...spellings].find(spelling => products.has(spelling) || /[a-z][A-Z]/.test(spelling))
      return !known || spellings.has(word) ? [] : [{ word, known }]
    }
    if (word.length < 5)
      return []
    const near = [...names.keys()].find(other => other.length >= 5 && isNear(key, other) && !key.startsWith(other) && !other.startsWith(key))
    return near ? [{ word, known: [...names.get(near)!][0]! }] : []
  })
}

/** What the facts say of the same kind, for the mend. */
function alike(key: string, unit: string, { keys, rates }: Knowledge): string[] {
  // 第5回 is like 第4回, 19:10 like 19:00, 火曜 like 月曜.
  const shape = (text: string): string => text.replace(/\d+|.(?=曜)/g, '#')
  return [...keys]
    .filter(known => unit ? known.endsWith(` ${unit}`) : shape(known) === shape(key))
    .sort()
    .map(known => rates.find(row => row.keys.includes(known))?.words ?? known.replace(' ', ''))
}

/** What a text says that the facts do not: what is wrong and its mend. */
export function contradictions(text: string, knowledge: Knowledge): Pick<Problem, 'what' | 'mend'>[] {
  const wrong: Pick<Problem, 'what' | 'mend'>[] = []
  for (const { words, key, unit, context } of mentionsIn(text)) {
    const rate = knowledge.rates.find(row => row.keys.includes(key))
    if (!knowledge.keys.has(key)) {
      const known = alike(key, unit, knowledge)
      wrong.push({ what: `"${words}" is in none of the facts`, mend: known.length > 0 ? `data/ says ${known.join(', ')}` : 'correct it, or add it to data/' })
    }
    else if (rate) {
      for (const qualifier of [rate.before, rate.after]) {
        if (qualifier && !(qualifiers[qualifier] ?? [qualifier]).some(word => context.includes(word)))
          wrong.push({ what: `"${words}" has lost its "${qualifier}"`, mend: `data/figures.ts says ${rate.words}` })
      }
    }
  }
  for (const { word, known } of misspelt(text, knowledge))
    wrong.push({ what: `"${word}" looks like a slip`, mend: `data/ writes "${known}"` })
  for (const [, name] of plain(text).matchAll(/(?<!\p{Script=Han})((?:\p{Script=Han}{1,4} )?\p{Script=Han}{2,4})(?:さん|氏)/gu)) {
    if (!knowledge.families.has(name!) && !knowledge.people.has(name!))
      wrong.push({ what: `nobody in the facts is called "${name}"`, mend: `data/ knows ${[...knowledge.people].join(', ')}` })
  }
  return wrong
}

/** A slide's Markdown without what nobody reads: styles, comments, attributes that only a machine takes. */
function readable(content: string): string {
  return content
    .replace(/<(style|script)\b[\s\S]*?<\/\1>/g, '')
    .replace(/\s[:@]?(?:style|class|v-[\w:.-]+)="[^"]*"|\s[\w-]+="[a-z0-9-]*"|<\/?[\w-]+/gi, '')
}

/** All that titles, pages and scripts of a variant say against the facts. */
export function checkFacts({ root, entry, slides }: Sources, facts: Facts): Problem[] {
  const knowledge = knowledgeOf(facts, entry.slides[0]?.frontmatter.duration)
  return slides.flatMap((slide) => {
    const at = { file: path.relative(root, slide.filepath), row: slideName(slide) }
    return (['title', 'content', 'note'] as const).flatMap((field) => {
      // A title that is a heading is in the content too, and reported there.
      const text = field === 'title' ? String(slide.frontmatter.title ?? '') : field === 'content' ? readable(slide.content) : slide.note ?? ''
      const name = { title: 'title', content: 'text', note: 'notes' }[field]
      return contradictions(text, knowledge).map(wrong => ({ ...at, field: name, ...wrong }))
    })
  })
}
