import type { Finding, Rule } from './measurement'

/** The rules that a slide breaks, with fixes. */
export function report(slide: string, findings: readonly { rule: Rule, finding: Finding }[]): string {
  return [slide, ...findings.map(({ rule, finding: { element, measure, fix } }) => `  ${rule.id}: ${element}: ${measure}\n    → ${fix}`)].join('\n')
}
