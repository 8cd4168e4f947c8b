/** Figures side by side. */

/** The middle one; of an even number the lower of the two in the middle, so that it is one that was measured. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]!
}

/** A table in Markdown, for the terminal as for the README. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map(row => `| ${row.join(' | ')} |`).join('\n')
}

/** A value and its ratio to another, such as `1.2 s (0.25 ×)`. */
export function beside(value: number, other: number, write: (value: number) => string): string {
  return `${write(value)} (${(value / other).toFixed(2)} ×)`
}
