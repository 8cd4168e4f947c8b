import type { Finding, Rule } from './measurement'

/** What a slide breaks, for the person who fixes it. */
export function report(slide: string, findings: readonly { rule: Rule, finding: Finding }[]): string {
  return [slide, ...findings.map(({ rule, finding: { element, measure, fix } }) => `  ${rule.id}: ${element}: ${measure}\n    → ${fix}`)].join('\n')
}
