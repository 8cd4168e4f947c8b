import { paceOf } from '../../deck/plan'

/** A span of time in words: 45秒, or 1分5秒 for a minute or more. */
export function inWords(seconds: number): string {
  return seconds < 60 ? `${seconds}秒` : `${Math.floor(seconds / 60)}分${seconds % 60 === 0 ? '' : `${seconds % 60}秒`}`
}

/** How the talk compares with its plan, given how many seconds it is behind. */
export function comparison(behind: number): string {
  return paceOf(behind) === 'on time' ? '予定どおり' : `${inWords(Math.abs(behind))}${behind < 0 ? '早い' : '遅れ'}`
}
