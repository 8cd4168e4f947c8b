/** What Slidev's navigation takes from its parser, without the YAML library behind it: ranges are for Slidev's own print page. */
export function parseRangeString(): number[] {
  return []
}
