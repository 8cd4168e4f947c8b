/** Minutes of the day of a time written `HH:MM`. */
export function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number)
  return hours! * 60 + minutes!
}

/** How long a row lasts, in minutes. */
export function durationOf({ start, end }: { start: string, end: string }): number {
  return minutesOf(end) - minutesOf(start)
}
