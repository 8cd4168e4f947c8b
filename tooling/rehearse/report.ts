/** The time plan as text: a table as wide as the terminal, and a summary. */
import type { Run } from '../deck/runs'
import type { Drop, SectionTime, TimePlan } from '../deck/timing'
import { mainVariant } from '../deck/config'
import { clock, sum } from '../deck/plan'
import { displayWidth, fit } from './columns'

/** A duration: 14 s, or 1:14 from one minute up. */
const span = (seconds: number): string => seconds < 60 ? `${seconds} s` : clock(seconds)

const nameOf = ({ variant, limit }: TimePlan): string => variant === mainVariant ? `In full (${variant})` : `In ${span(limit)} (${variant})`

/** Sums up the plan in a sentence. */
export function summary(plan: TimePlan): string {
  const { seconds, pace, limit, over } = plan
  const percent = `${over < 0 ? '-' : '+'}${Math.abs(over / limit * 100).toFixed(1)} %`
  const verdict = over === 0 ? `just ${clock(limit)}` : `${span(Math.abs(over))} ${over < 0 ? 'under' : 'over'} ${clock(limit)} (${percent})`
  return `${nameOf(plan)}: ${clock(seconds)} at ${pace} characters a minute, ${verdict}.`
}

/** A line of the table: a number, a title, and right-aligned figures. */
type Line = (number: string | number, title: string, ...figures: (string | number)[]) => string

/** Makes lines no wider than the terminal, and no wider than the longest title needs. */
function linesFor(titles: readonly string[], headings: readonly string[], width: number): Line {
  const widths = headings.map(heading => Math.max(heading.length, 5))
  const room = width - 4 - sum(widths.map(width => width + 2))
  const titleWidth = Math.min(Math.max(...titles.map(displayWidth)), room)
  return (number, title, ...figures) =>
    `${String(number).padStart(2)}  ${fit(title, titleWidth)}${figures.map((figure, i) => `  ${String(figure).padStart(widths[i]!)}`).join('')}`
}

function timeTable(sections: readonly SectionTime[], width: number): string[] {
  const headings = ['characters', 'clicks', 'pauses', 'time', 'until']
  const line = linesFor(sections.flatMap(({ title, slides }) => [title, ...slides.map(({ title }) => title)]), headings, width)
  return [
    line('', '', ...headings),
    ...sections.flatMap(({ title, characters, seconds, slides }) => [
      '',
      line('', title, characters, '', '', clock(seconds), clock(slides.at(-1)!.until)),
      ...slides.map(({ number, title, characters, clicks, pauses, seconds, until }) => line(number, title, characters, clicks || '', pauses || '', clock(seconds), clock(until))),
    ]),
  ]
}

function dropTable(drops: readonly Drop[], total: number, width: number): string[] {
  const headings = ['begins', 'saves', 'in all', 'ends at']
  const line = linesFor(drops.map(({ title }) => title), headings, width)
  return [
    line('', '', ...headings),
    ...drops.map(({ number, title, begins, seconds, saved }) => line(number, title, clock(begins), clock(seconds), clock(saved), clock(total - saved))),
  ]
}

/** The whole plan, within this many columns. */
export function report(plan: TimePlan, width: number): string {
  const { sections, drops, seconds, silences } = plan
  return [
    `${nameOf(plan)}, with ${silences.slide} s for a new slide, ${silences.click} s for a click, ${silences.pause} s for a pause`,
    '',
    ...timeTable(sections, width),
    '',
    summary(plan),
    ...drops.length > 0 ? ['When late, leave these out, from the top down:', '', ...dropTable(drops, seconds, width)] : ['No slide is marked to be left out when late.'],
  ].join('\n')
}

const difference = (seconds: number): string => `${seconds > 0 ? '+' : ''}${Math.round(seconds)} s`

/** Compares the plan with recorded talks, slide by slide, within this many columns. */
export function runReport(plan: TimePlan, runs: readonly Run[], width: number): string {
  if (runs.length === 0)
    return `${nameOf(plan)}: no talk is kept. npm run present keeps one that comes to the last slide.`

  const slides = plan.sections.flatMap(({ slides }) => slides)
  // The Swedish format is 2026-01-02 10:00:00. Drop the year and the seconds.
  const days = runs.map(({ began }) => new Date(began).toLocaleString('sv-SE').slice(5, 16))
  const line = linesFor(slides.map(({ title }) => title), ['plan', ...days, 'mean'], width)
  const rows = slides.map(({ number, title, alias, seconds }) => {
    const times = runs.map(({ slides }) => slides[alias])
    const given = times.filter(time => time !== undefined)
    const mean = sum(given) / given.length - seconds
    return line(number, title, clock(seconds), ...times.map(time => time === undefined ? '' : clock(Math.round(time))), given.length > 0 ? difference(mean) : '')
  })
  const totals = runs.map(({ slides }) => sum(Object.values(slides)))
  const mean = sum(totals) / totals.length - plan.seconds
  return [
    `${nameOf(plan)}: the plan beside the last ${runs.length === 1 ? 'talk' : `${runs.length} talks`}`,
    '',
    line('', '', 'plan', ...days, 'mean'),
    ...rows,
    line('', '', clock(plan.seconds), ...totals.map(total => clock(Math.round(total))), difference(mean)),
  ].join('\n')
}
