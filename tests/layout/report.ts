import type { Finding, Rule } from './measurement'

/** What a slide breaks, for the person who mends it. */
export function report(slide: string, findings: readonly { rule: Rule, finding: Finding }[]): string {
  return [slide, ...findings.map(({ rule, finding: { element, measure, mend } }) => `  ${rule.id}: ${element}: ${measure}\n    → ${mend}`)].join('\n')
}
