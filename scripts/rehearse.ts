/** `npm run rehearse`: the time plan of the talk. See `scripts/rehearse/options.ts` for what it can be asked for. */
import process from 'node:process'
import { readDeck } from './deck'
import { help, readOptions } from './rehearse/options'
import { planTimes } from './rehearse/plan'
import { report } from './rehearse/report'
import { run } from './terminal'

/** Columns where there is no terminal to ask. */
const usualWidth = 100

run(async () => {
  const options = readOptions(process.argv.slice(2))
  if (!options)
    return console.log(help)

  const plans = await Promise.all(options.cuts.map(async cut => planTimes(cut, await readDeck(cut), options.pace)))
  console.log(options.json ? JSON.stringify(plans, null, 2) : plans.map(plan => report(plan, process.stdout.columns ?? usualWidth)).join('\n\n\n'))
})
