/** A span of time in words: 45秒, or 1分5秒 from a minute on. */
export function inWords(seconds: number): string {
  return seconds < 60 ? `${seconds}秒` : `${Math.floor(seconds / 60)}分${seconds % 60 === 0 ? '' : `${seconds % 60}秒`}`
}
