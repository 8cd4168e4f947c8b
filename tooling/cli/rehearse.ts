/** `npm run rehearse`: the time plan of the talk. */
import type { Variant } from '../deck/config'
import process from 'node:process'
import { readDeck } from '../check'
import { variants } from '../deck/config'
import { lastRuns } from '../deck/runs'
import { kanaPerCharacter, usualPace } from '../deck/spoken'
import { planTimes, silences } from '../deck/timing'
import { runsFolder } from '../present/build'
import { report, runReport } from '../rehearse/report'
import { CliError } from '../shared/errors'
import { variantArgument } from './arguments'
import { defineCommand } from './command'

interface Options {
  pace: number
  live?: boolean
  json?: boolean
}

/** Columns if there is no terminal to ask. */
const defaultWidth = 100
/** How many of the last talks are shown beside the plan. */
const runsShown = 3
/** No one speaks slower or faster. */
const slowest = 100
const fastest = 1000

function readPace(value: string): number {
  const pace = Number(value)
  if (!(pace >= slowest && pace <= fastest))
    throw new CliError(`--pace ${value} is not a speaking rate.`, `Write characters a minute, from ${slowest} to ${fastest}; ${usualPace} is usual.`)
  return pace
}

async function rehearse(variant: Variant | undefined, { pace, live, json }: Options): Promise<void> {
  const width = process.stdout.columns ?? defaultWidth
  const plans = await Promise.all((variant ? [variant] : variants).map(async variant => planTimes(variant, await readDeck(variant), pace)))
  const timed = await Promise.all(plans.map(async plan => ({ plan, runs: live ? await lastRuns(runsFolder, plan.variant, runsShown) : [] })))
  if (json)
    return console.log(JSON.stringify(live ? timed.map(({ plan, runs }) => ({ ...plan, runs })) : plans, null, 2))
  console.log(timed.map(({ plan, runs }) => live ? runReport(plan, runs, width) : report(plan, width)).join('\n\n\n'))
}

export const command = defineCommand('rehearse', 'Says how long the talk is: the time plan of the notes, slide by slide.')
  .addArgument(variantArgument('all of them'))
  .option('--pace <n>', 'characters a minute', readPace, usualPace)
  .option('--live', 'compare the plan with the last runs of npm run present that reached the last slide, in at least a quarter of their time')
  .option('--json', 'the same as data: one object for each variant, times in seconds; npm run -s says nothing else')
  .addHelpText('after', `
Characters are those of Japanese text, without punctuation; words in Latin letters and figures count as they are
read, ${kanaPerCharacter} kana for a character. Pauses are ${silences.slide} s at a new slide, ${silences.click} s at a click, and ${silences.pause} s
where the notes say （間）. A slide with dropWhenLate: 1 in its frontmatter is the first to leave out when late.`)
  .action(rehearse)
