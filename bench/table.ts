/** Tables of figures side by side. */

/** The median; of an even number of values the lower middle one, so that it is a measured value. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]!
}

/** A table in Markdown, for the terminal and for the documents. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map(row => `| ${row.join(' | ')} |`).join('\n')
}

/** A value and its ratio to another, such as `1.2 s (0.25 ×)`. */
export function beside(value: number, other: number, write: (value: number) => string): string {
  return `${write(value)} (${(value / other).toFixed(2)} ×)`
}
