/** `npm run rehearse`: the time plan of the talk. See `tooling/rehearse/options.ts` for what it can be asked for. */
import process from 'node:process'
import { readDeck } from '../check'
import { lastRuns } from '../deck/runs'
import { planTimes } from '../deck/timing'
import { runsFolder } from '../present/build'
import { help, readOptions } from '../rehearse/options'
import { report, runReport } from '../rehearse/report'
import { run } from '../shared/terminal'

/** Columns where there is no terminal to ask. */
const usualWidth = 100
/** How many of the last talks stand beside the plan. */
const runsShown = 3

run(async () => {
  const options = readOptions(process.argv.slice(2))
  if (!options)
    return console.log(help)

  const width = process.stdout.columns ?? usualWidth
  const plans = await Promise.all(options.variants.map(async variant => planTimes(variant, await readDeck(variant), options.pace)))
  const live = await Promise.all(plans.map(async plan => ({ plan, runs: options.live ? await lastRuns(runsFolder, plan.variant, runsShown) : [] })))
  if (options.json)
    return console.log(JSON.stringify(options.live ? live.map(({ plan, runs }) => ({ ...plan, runs })) : plans, null, 2))
  console.log(live.map(({ plan, runs }) => options.live ? runReport(plan, runs, width) : report(plan, width)).join('\n\n\n'))
})
