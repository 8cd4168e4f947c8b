/** The times, dates and numbers in a Japanese text. */
import { escapeRegExp } from '../../tooling/index'

/** A mention in its sentence. */
interface Place {
  /** As written. */
  words: string
  /** The sentence around it. */
  context: string
  /** Whether it is marked as inexact: 約, ほど, ごろ. */
  isRough: boolean
}

export interface Clock extends Place {
  kind: 'clock'
  /** Minutes since midnight. Two values if the text leaves open whether 7時 is in the morning or in the evening. */
  minutes: readonly number[]
}

export interface DateMention extends Place {
  kind: 'date'
  year?: number
  month?: number
  day?: number
  /** One of 日月火水木金土. */
  weekday?: string
}

export interface Edition extends Place {
  kind: 'edition'
  /** 第4回 is the fourth. */
  number: number
}

export interface Count extends Place {
  kind: 'count'
  number: number
  unit: string
  /** 2時間弱 is less than two hours, 2時間強 more. */
  about?: '弱' | '強'
}

export type Mention = Clock | DateMention | Edition | Count

/** Normalizes full-width and half-width characters. */
export const plain = (text: string): string => text.normalize('NFKC')

const commonUnits = ['[KMGT](?:bps|B)', 'パーセント', '時間', '丁目', '/[秒分時日月年]', '[%円社台件回行分秒年月日階F倍人名枚]']
const sameUnit: Record<string, string> = { パーセント: '%', 階: 'F' }
const scales: Record<string, number> = { 億: 1e8, 万: 1e4, 千: 1e3 }

const weekday = String.raw`(?:[、,\s]{0,2}(?:\(([月火水木金土日])(?:曜日?)?\)|([月火水木金土日])曜))?`
const patterns = {
  written: new RegExp(String.raw`(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${weekday}`, 'g'),
  spoken: new RegExp(String.raw`(?:(\d{4})年\s*)?(\d{1,2})月\s*(\d{1,2})日(?!間)${weekday}`, 'g'),
  signs: /(?<![\d/])(\d{1,2})\/(\d{1,2})\(([月火水木金土日])(?:曜日?)?\)/g,
  month: /(\d{4})年\s*(\d{1,2})月(?!間)/g,
  one: /(\d{4})年(?![間目])|(?<![\d.])(\d{1,2})月(?!間)|(?<![\d.])(\d{1,2})日(?![間目])|([月火水木金土日])曜/g,
  edition: /第\s*(\d+)\s*回/g,
  clock: /(?<![\d:])(\d{1,2}):(\d{2})(?![\d:])/g,
  spokenClock: /(午前|午後|[朝夜晩]|夕方)?(?<![\d.])(\d{1,2})時(?!間)(?:\s*(\d{1,2})分|(半))?/g,
  span: /(\d+(?:\.\d+)?)時間(?:\s*(\d+)分|(半))?\s*(弱|足らず|強|あまり|余り)?/g,
}

const roughBefore = /(?:約|およそ|だいたい|ざっと|ほぼ)\s*$/
const roughAfter = /^\s*(?:ほど|くらい|ぐらい|程度|ごろ|[頃弱強]|ころ|前後|近く|すぎ|過ぎ|以上|以下|以内|未満|足らず|あまり|余り)/

/**
 * All times, dates and numbers with a unit in a text.
 * @param text the text to read
 * @param units units besides the common ones
 */
export function mentionsIn(text: string, units: readonly string[] = []): Mention[] {
  const mentions: Mention[] = []
  const whole = plain(text)
  let rest = whole
  /** Reads the matches of a pattern, and removes them from the text so that the next pattern does not read them again. */
  const take = (pattern: RegExp, read: (found: (string | undefined)[], place: Place) => Mention | undefined): void => {
    for (const match of rest.matchAll(pattern)) {
      const [before, after] = [whole.slice(0, match.index), whole.slice(match.index + match[0].length)]
      const mention = read([...match], {
        words: match[0].trim(),
        context: /[^。\n]*$/.exec(before)![0] + match[0] + /^[^。\n]*/.exec(after)![0],
        isRough: roughBefore.test(before) || roughAfter.test(after),
      })
      if (mention)
        mentions.push(mention)
    }
    rest = rest.replace(pattern, match => ' '.repeat(match.length))
  }
  const number = (digits: string | undefined): number | undefined => digits === undefined ? undefined : Number(digits)

  take(patterns.written, ([, year, month, day, inBrackets, named], place) => ({ kind: 'date', year: number(year), month: number(month), day: number(day), weekday: inBrackets ?? named, ...place }))
  take(patterns.spoken, ([, year, month, day, inBrackets, named], place) => ({ kind: 'date', year: number(year), month: number(month), day: number(day), weekday: inBrackets ?? named, ...place }))
  take(patterns.signs, ([, month, day, weekday], place) => ({ kind: 'date', month: number(month), day: number(day), weekday, ...place }))
  take(patterns.month, ([, year, month], place) => ({ kind: 'date', year: number(year), month: number(month), ...place }))
  take(patterns.one, ([, year, month, day, weekday], place) => ({ kind: 'date', year: number(year), month: number(month), day: number(day), weekday, ...place }))
  take(patterns.edition, ([, digits], place) => ({ kind: 'edition', number: Number(digits), ...place }))
  take(patterns.clock, ([, hours, minutes], place) => ({ kind: 'clock', minutes: [Number(hours) * 60 + Number(minutes)], ...place }))
  take(patterns.spokenClock, ([, when, hours, minutes = '0', half], place) => {
    const early = Number(hours) * 60 + (half ? 30 : Number(minutes))
    const late = early + 720
    return { kind: 'clock', minutes: early >= 720 || when === '午前' || when === '朝' ? [early] : when ? [late] : [early, late], ...place }
  })
  take(patterns.span, ([, hours, minutes = '0', half, about], place) => ({
    kind: 'count',
    number: Number(hours) * 60 + (half ? 30 : Number(minutes)),
    unit: '分',
    about: about && (/[弱足]/.test(about) ? '弱' : '強'),
    ...place,
  }) as Count)
  const own = [...units].sort((a, b) => b.length - a.length).map(escapeRegExp)
  const count = new RegExp(`(\\d[\\d,.]*)[^\\S\\n]*([億万千])?[^\\S\\n]*(${[...own, ...commonUnits].join('|')})?(?![A-Z目])`, 'gi')
  take(count, ([, digits, scale, unit], place) => scale || unit
    ? { kind: 'count', number: Number(digits!.replaceAll(',', '').replace(/\.$/, '')) * (scales[scale ?? ''] ?? 1), unit: sameUnit[unit ?? ''] ?? unit ?? '', ...place }
    : undefined)
  return mentions
}
