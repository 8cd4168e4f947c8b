/** Times as a speaker reads them. */

/** Minutes and seconds: 12:05. */
export function minutes(seconds: number): string {
  const whole = Math.max(Math.floor(seconds), 0)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** A span of time in words: 45秒, or 1分5秒 from a minute on. */
export function inWords(seconds: number): string {
  return seconds < 60 ? `${seconds}秒` : `${Math.floor(seconds / 60)}分${seconds % 60 === 0 ? '' : `${seconds % 60}秒`}`
}
