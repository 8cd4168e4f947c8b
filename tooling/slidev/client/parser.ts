/** What Slidev's navigation takes from its parser: the range of Slidev's own print page, which we do without. */
export function parseRangeString(): number[] {
  return []
}
