/**
 * Checks slides and notes against the facts: times, dates, figures with their units, names and official titles. Titles and
 * notes are plain Markdown and cannot take their facts from `data/` as components do, so they spell them out, and are read
 * here. `Severity` decides which problems stop a command.
 */
import type { SourceSlideInfo } from '@slidev/types'
import type { Problem, Sources } from '../../tooling/index'
import type { AgendaRow, Figure, Meetup, Talk } from '../schema'
import type { SlidePlace } from './belongings'
import type { Clock, Count, DateMention, Edition } from './mentions'
import path from 'node:path'
import { escapeRegExp, slideName } from '../../tooling/index'
import { durationOf, minutesOf } from '../dates'
import { belongingsOf, mismatched, misplaced, mixedUp } from './belongings'
import { withExcuses } from './excuses'
import { offLevel } from './levels'
import { mentionsIn, plain } from './mentions'
import { misspelt, spellingsOf, unknownPeople } from './names'
import { isNearNumber } from './near'
import { turnedRound, unkept } from './promises'
import { proseOf } from './prose'
import { relationsOf } from './relations'
import { saidTwice, unpaired, writtenTwice } from './slips'

/** The facts of a meetup that the checks need. */
export interface Facts {
  agenda: readonly AgendaRow[]
  event: Meetup
  figures: readonly Figure[]
  layers?: readonly { id: string, product: string, name?: string, mission?: string, from?: string, to?: string }[]
  products: readonly { name: string, maker?: string }[]
  talks: readonly Talk[]
  /** In the order of their numbers. */
  principles?: readonly { name: string, gloss?: string }[]
  words?: { from: { name: string }, to: { name: string } }
  topics?: unknown
}

/** A problem of a text, without its place. */
export type Wrong = Pick<Problem, 'message' | 'fix' | 'severity'>

/** All texts anywhere in the facts, without colours. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string')
    return /^#[\da-f]{3,8}$/i.test(value) ? [] : [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

const keyOf = ({ number, unit, about }: Pick<Count, 'number' | 'unit' | 'about'>): string => [number, unit, about].filter(part => part !== '' && part !== undefined).join(' ')

/** Is the unit a counter, such as 回 or ノード, and not a unit of measure? */
const isCounter = (unit: string): boolean => /^[\p{Script=Han}\p{Script=Katakana}ー]+$/u.test(unit)

/** The same for units that differ only by a prefix, a period or a scale: mixing those up is a slip, too. */
function kindOf({ number, unit }: Pick<Count, 'number' | 'unit'>): string {
  if (isCounter(unit))
    return `${number >= 1e8 ? '億' : number >= 1e4 ? '万' : ''}${unit}`
  return unit.replace(/^[KMGT](?=bps$|B$)/i, '').replace(/^\/.+/, '/')
}

/** The words of a label: at least two letters of one script. */
const wordsOf = (label: string): string[] => plain(label).match(/\p{Script=Han}{2,}|[\p{Script=Katakana}ー]{2,}|[A-Z]{2,}/giu) ?? []

/** Other words for a qualifier. */
const qualifiers: Record<string, readonly string[]> = {
  超: ['超'],
  弱: ['弱', '足らず', '満たない', '届かない'],
  最大: ['最大', 'ピーク', '多いとき'],
}

/** A figure of `data/figures.ts` in the terms of `mentionsIn`. */
function readFigure(row: Figure, units: readonly string[]) {
  const { number, unit } = mentionsIn(`${row.value}${row.unit}`, units).find(mention => mention.kind === 'count') ?? { number: Number(row.value.replaceAll(',', '')), unit: row.unit }
  const [, counted, period] = /^(.*)\/(.)$/.exec(unit) ?? []
  const labelWords = wordsOf(row.label).filter(word => word !== unit)
  return {
    ...row,
    number,
    unit,
    labelWords,
    // A rate may be said as a count: 4億/年 as 年間4億回. A word of the label may be the counter: 4億再生.
    keys: [keyOf({ number, unit }), ...period ? [`${number} ${counted || '回'}`, String(number)] : [], ...labelWords.map(word => `${number} ${word}`)],
    period: period === undefined ? undefined : new RegExp(`毎${period}|${period}間|[1一]${period}|${period}あたり`),
    written: `${row.before ?? ''}${row.value} ${row.unit}${row.after ?? ''}`,
  }
}

/**
 * Gathers everything that the checks need to know from the facts.
 * @param facts the exports of `data/index.ts`
 * @param duration the duration of the variant from its headmatter (`5min`)
 */
export function knowledgeOf(facts: Facts, duration?: string) {
  const texts = textsIn(facts).map(plain)
  const { agenda, event, talks } = facts
  const units = facts.figures.flatMap(({ label, unit }) => [unit.replace(/^[億万千]/, ''), ...wordsOf(label).filter(isCounter)])
  const figures = facts.figures.map(row => readFigure(row, units))
  const mentions = texts.flatMap(text => mentionsIn(text, units))
  const spans = [
    ...agenda.map(durationOf),
    durationOf(event),
    minutesOf(event.end) - minutesOf(event.doors),
    // From the first talk to the end of the last.
    minutesOf(agenda.findLast(row => row.talk)!.end) - minutesOf(agenda.find(row => row.talk)!.start),
  ]
  const companies = (rows: readonly Talk[]): number => new Set(rows.map(row => row.speaker.organization)).size
  const [year, month, day] = event.date.split('-').map(Number)
  return {
    figures,
    units,
    levels: (facts.layers ?? []).map(({ id }) => id),
    talks: talks.length,
    counts: new Set([
      ...mentions.flatMap(mention => mention.kind === 'count' ? keyOf(mention) : []),
      ...figures.flatMap(({ keys }) => keys),
      ...spans.map(minutes => `${minutes} 分`),
      ...duration ? [`${Number.parseInt(duration)} 分`] : [],
      // A rounded number of hours with a qualifier: 110 minutes are 2時間弱.
      ...spans.flatMap(minutes => [60, 120, 180, 240].flatMap(hours => minutes !== hours && Math.abs(minutes - hours) <= 20 ? `${hours} 分 ${minutes < hours ? '弱' : '強'}` : [])),
      ...[talks.filter(talk => talk.layer), talks].map(rows => `${companies(rows)} 社`),
    ]),
    clocks: new Set([
      ...[...agenda, event].flatMap(({ start, end }) => [start, end]).concat(event.doors).map(minutesOf),
      ...mentions.flatMap(mention => mention.kind === 'clock' ? mention.minutes : []),
    ]),
    hours: { from: minutesOf(event.doors) - 60, to: minutesOf(event.end) + 60 },
    // A month without a year is in the year of the event.
    dates: [{ year, month, day }, ...mentions.flatMap(mention => mention.kind === 'date' ? { year, ...mention } : [])],
    editions: new Set(mentions.flatMap(mention => mention.kind === 'edition' ? mention.number : [])),
    programme: new RegExp(['勉強会', 'セッション', '講演', '発表', '登壇', 'トーク', '開場', '本編', '当日', '[こそ]の夜', 'Meetup', 'ミートアップ', ...[event.series, ...agenda.flatMap(({ title }) => title ?? [])].map(words => escapeRegExp(plain(words)))].join('|'), 'i'),
    spellings: spellingsOf(facts, texts),
    belongings: belongingsOf(facts),
    relations: relationsOf(facts),
  }
}

export type Knowledge = ReturnType<typeof knowledgeOf>

function unknown(words: string, known: readonly string[], severity?: Problem['severity']): Wrong {
  return {
    message: `"${words}" is not in the facts`,
    fix: known.length > 0 ? `data/ says ${known.join(', ')}` : 'correct it, or add it to data/',
    severity,
  }
}

/** Words that set something apart from the evening: another year, the next meetup. */
const elsewhere = /今(?![日回夜晩])|現在|最新|次の|次回|次は|翌|来[年月週]|先[月週]|昨年|去年|前年|前回|以前|以来|その後|将来|予定|楽しみ/

const clockText = (minutes: number): string => [Math.floor(minutes / 60), minutes % 60].map(part => String(part).padStart(2, '0')).join(':')

function judgeClock({ words, minutes, isRough }: Clock, { clocks, hours }: Knowledge): Wrong[] {
  if (minutes.some(time => clocks.has(time)))
    return []
  const isOfEvening = !isRough && minutes.some(time => time >= hours.from && time <= hours.to)
  return [unknown(words, [...clocks].sort((a, b) => a - b).map(clockText), isOfEvening ? 'warning' : 'hint')]
}

const suffixes = { year: '年', month: '月', day: '日' }
const dateParts = ['year', 'month', 'day'] as const

/** How many days, months or years two dates are apart if they differ in only one of these; otherwise `Infinity`. */
function distance(said: readonly (typeof dateParts)[number][], date: Partial<DateMention>, known: Partial<DateMention>): number {
  const wrong = said.filter(part => date[part] !== known[part])
  const [one] = wrong
  return one === undefined ? 0 : wrong.length === 1 && known[one] !== undefined ? Math.abs(date[one]! - known[one]) : Infinity
}

/** Whether a date is a slip of the known one that it differs from. */
function isSlipOfDate(said: readonly string[], wrong: string, apart: number, isOfProgramme: boolean): boolean {
  // Of several parts, only one is wrong.
  if (said.length === 3 || (said.length === 2 && wrong === 'year'))
    return apart < Infinity
  if (said.length === 2)
    return apart <= 3 || apart === 10
  // A single part must be off by one. Other years are mentioned often, so a year must be about the programme.
  return apart === 1 && (wrong !== 'year' || isOfProgramme)
}

function judgeDate(mention: DateMention, { dates, programme }: Knowledge): Wrong[] {
  const { words, context, weekday, isRough } = mention
  const said = dateParts.filter(part => mention[part] !== undefined)
  const apart = dates.map(date => distance(said, mention, date))
  const least = Math.min(...apart)
  const nearest = dates[apart.indexOf(least)]!
  const isElsewhere = isRough || elsewhere.test(context)
  if (least > 0) {
    // 3日 may just as well be a duration.
    if (said.length === 1 && mention.day !== undefined && mention.day < 10)
      return []
    const wrong = said.find(part => mention[part] !== nearest[part])!
    const known = dates.filter(date => said.every(part => date[part] !== undefined)).map(date => said.map(part => `${date[part]}${suffixes[part]}`).join(''))
    return [unknown(words, [...new Set(known)], !isElsewhere && isSlipOfDate(said, wrong, least, programme.test(context)) ? 'warning' : 'hint')]
  }
  if (weekday === undefined)
    return []
  const isOfProgramme = !isElsewhere && programme.test(context)
  // A weekday on its own may be that of any date in the facts, but in a sentence about the programme it is the evening's.
  const meant = said.length > 1 ? [nearest] : isOfProgramme ? dates.slice(0, 1) : dates
  const right = new Set(meant.flatMap(({ year, month, day }) => year && month && day ? '日月火水木金土'[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]! : []))
  return right.has(weekday) ? [] : [unknown(words, [...right].map(day => `${day}曜`), said.length > 1 || isOfProgramme ? 'warning' : 'hint')]
}

function judgeEdition({ words, number, context }: Edition, { editions }: Knowledge): Wrong[] {
  if (editions.has(number))
    return []
  const isNear = !elsewhere.test(context) && [...editions].some(known => isNearNumber(number, known) || String(number).includes(String(known)))
  return [unknown(words, [...editions].map(known => `第${known}回`), isNear ? 'warning' : 'hint')]
}

/**
 * Whether a number is meant as a figure although the sentence does not name it. In a talk, a unit of measure belongs to the
 * figure, and so does a counter unless the number is far off. Times, money and percentages may be about anything, so they must
 * be near the figure.
 */
function isAlike({ number, unit, isRough }: Count, figure: number): boolean {
  if (/^[%分秒年月日円]$/.test(unit))
    return !isRough && isNearNumber(number, figure)
  return !isCounter(unit) || isNearNumber(number, figure) || (number <= figure * 5 && number * 5 >= figure)
}

/** A period in which something is counted. */
const anyPeriod = /毎[秒分時日週月年]|[秒分時日週月年]あたり|(?<!\d)[1一][秒分日年]/

function judgeCount(mention: Count, knowledge: Knowledge): Wrong[] {
  const { words, number, unit, context, isRough } = mention
  const { figures, counts, programme } = knowledge
  const key = keyOf(mention)
  const figure = figures.find(({ keys }) => keys.includes(key))
  if (figure) {
    if (figure.period && anyPeriod.test(context) && !figure.period.test(context))
      return [{ message: `"${words}" has the wrong period`, fix: `data/figures.ts says ${figure.written}` }]
    return [figure.before, figure.after]
      .filter(qualifier => qualifier && !(qualifiers[qualifier] ?? [qualifier]).some(word => context.includes(word)))
      .map(qualifier => ({ message: `"${words}" has lost its "${qualifier}"`, fix: `data/figures.ts says ${figure.written}` }))
  }
  if (counts.has(key))
    return []

  /** Whether the number may be about anything: 3行でまとめる, 100%. */
  const isOwn = (isCounter(unit) && number < 10 && !/^(?:[分秒社]|丁目)$/.test(unit)) || (unit === '%' && [0, 100].includes(number))
  const contradicted = figures.filter((row) => {
    const isMeant = row.labelWords.some(word => context.includes(word))
    const isSameKind = kindOf(row) === kindOf(mention) || (row.period?.test(context) && kindOf({ ...row, unit: '回' }) === kindOf(mention))
    if (isSameKind || (isMeant && [row.unit, ...row.labelWords].includes(unit)))
      return isMeant || (!isOwn && isAlike(mention, row.number))
    // The number is right, but its unit is not.
    return isMeant && number >= 10 && number === row.number
  })
  if (contradicted.length > 0)
    return [unknown(words, contradicted.map(({ written }) => written))]
  if (isOwn)
    return []

  const known = [...counts].filter(other => !figures.some(({ keys }) => keys.includes(other)) && (unit ? other.endsWith(` ${unit}`) : /^\d+$/.test(other))).map(Number.parseFloat).sort((a, b) => a - b)
  const isNear = unit === '分'
    ? programme.test(context)
    : known.some(other => isNearNumber(number, other)) && !(unit === '社' && number < known[0]!)
  return [unknown(words, known.map(other => `${other}${unit}`), isNear && !isRough ? 'warning' : 'hint')]
}

const talksCounted = /(?<!残り|うち|あと|[前後]半の|続く|次の)(\d+)([つ本件])の(?:セッション|講演|発表|トーク)/g

/** A count of talks that is off by one. Smaller counts may mean some of the talks. */
function judgeTalks(text: string, { talks }: Knowledge): Wrong[] {
  return [...text.matchAll(talksCounted)]
    .filter(([, number]) => Math.abs(Number(number) - talks) === 1)
    .map(([words, , counter]) => unknown(words, [`${talks}${counter}`], 'warning'))
}

/**
 * What a text says against the facts.
 * @param text the text of a slide or of its notes, without code
 * @param knowledge the knowledge from the facts
 * @param place the talk and the layer of the slide
 */
export function contradictions(text: string, knowledge: Knowledge, place: SlidePlace = {}): Wrong[] {
  const spelling = misspelt(plain(text), knowledge.spellings)
  return [
    ...spelling.wrong,
    ...mentionsIn(spelling.rest, knowledge.units).flatMap((mention) => {
      switch (mention.kind) {
        case 'clock': return judgeClock(mention, knowledge)
        case 'date': return judgeDate(mention, knowledge)
        case 'edition': return judgeEdition(mention, knowledge)
        case 'count': return judgeCount(mention, knowledge)
      }
      return []
    }),
    ...judgeTalks(spelling.rest, knowledge),
    ...unknownPeople(spelling.rest, knowledge.spellings, place.talk),
    ...mismatched(spelling.rest, knowledge.belongings),
    // A slide about one layer may name another layer beside its own product.
    ...place.layer === undefined ? mixedUp(spelling.rest, knowledge.belongings) : [],
    ...knowledge.relations(spelling.rest),
    ...writtenTwice(text),
    ...saidTwice(text),
    ...unpaired(text),
  ]
}

/** The talk and the layer that a slide is about. */
export function placeOf({ frontmatter: { talk, layer } }: Pick<SourceSlideInfo, 'frontmatter'>, talks: readonly Talk[]): SlidePlace {
  return { talk, layer: layer ?? talks.find(({ id }) => id === talk)?.layer }
}

/** Everything in titles, pages, notes and the description of a variant that contradicts the facts. */
export function checkFacts({ root, entry, slides }: Sources, facts: Facts): Problem[] {
  const { filepath = '', frontmatter: { duration, info = '' } = {} } = entry.slides[0] ?? {}
  const knowledge = knowledgeOf(facts, duration)
  const places = slides.map(slide => placeOf(slide, facts.talks))
  const inInfo = contradictions(String(info), knowledge).map(wrong => ({ file: path.relative(root, filepath), row: '', field: 'info', ...wrong }))
  return [...inInfo, ...slides.flatMap((slide, i) => {
    const at = { file: path.relative(root, slide.filepath), row: slideName(slide) }
    const { title, layout } = slide.frontmatter
    const place = places[i]!
    // An opener's heading is compared with the whole title of the talk, in `slides.ts`.
    const content = layout === 'opener' ? slide.content.replace(/^# .*$/m, '') : slide.content
    // A title that is a heading is also in the content, and is reported there.
    const texts = { title: String(title ?? ''), text: proseOf(content), notes: proseOf(slide.note ?? '') }
    const found = Object.entries(texts).flatMap(([field, text]) => contradictions(text, knowledge, place).map(wrong => ({ ...at, field, ...wrong })))
    // The last paragraph of the notes leads to the next slide.
    const paragraphs = texts.notes.trim().split(/\n{2,}/)
    const strays = [
      ...[texts.title, texts.text].map(text => ({ field: 'text', text })),
      ...paragraphs.map((text, k) => ({ field: 'notes', text, next: k === paragraphs.length - 1 ? places[i + 1] : undefined })),
    ].flatMap(({ field, text, next }: { field: string, text: string, next?: SlidePlace }) => [
      ...misplaced(text, knowledge.belongings, place, next),
      ...offLevel(text, knowledge.belongings, knowledge.levels, place, next),
    ].map(wrong => ({ ...at, field, ...wrong })))
    const end = places.findIndex(({ talk }, k) => k > i && talk !== place.talk)
    const restOfTalk = slides.slice(i + 1, end < 0 ? undefined : end)
    const between = [
      ...place.talk === undefined ? [] : unkept(texts.notes, restOfTalk.map(({ note = '' }) => proseOf(note))),
      ...turnedRound(slide.title ?? texts.title, texts.notes),
    ].map(wrong => ({ ...at, field: 'notes', ...wrong }))
    return withExcuses(slide, at, [...found, ...strays, ...between], text => [...contradictions(text, knowledge, place), ...misplaced(text, knowledge.belongings, place)])
  })]
}
