/** A day in Japanese, with its weekday: `2018-12-17` → `2018年12月17日（月）`. */
export function japaneseDate(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  const weekday = '日月火水木金土'[date.getUTCDay()]
  return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日（${weekday}）`
}

/** Minutes since midnight of a time written `HH:MM`. */
export function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number)
  return hours! * 60 + minutes!
}

/** How long something lasts, in minutes. */
export function durationOf({ start, end }: { start: string, end: string }): number {
  return minutesOf(end) - minutesOf(start)
}
