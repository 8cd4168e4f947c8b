/** What Slidev's navigation takes from its parser: the range of Slidev's own print page, which is not used here. */
export function parseRangeString(): number[] {
  return []
}
